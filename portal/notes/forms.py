"""A note, and a statement about one."""

from portal.i18n import WRITTEN
from portal.i18n import lazy as _
from portal.web.forms import Form, choice, long_text


class NewNote(Form):
    text = long_text(
        _("What should not be forgotten"),
        most=1000,
        hint=_(
            "Short. Please do not write names of people, and nothing of what happened to the "
            "person. The person reads this note."
        ),
    )
    language = choice(_("Language of these words"), list(WRITTEN.items()))


class Statement(Form):
    text = long_text(
        _("What do you say about it?"),
        most=2000,
        hint=_("Your words stand beside the note wherever it is shown. Nobody else changes them."),
    )
    language = choice(_("Language of these words"), list(WRITTEN.items()))
