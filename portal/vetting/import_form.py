"""Which file, of what, in which language."""

from portal.i18n import WRITTEN
from portal.i18n import lazy as _
from portal.listings.models import HOME, JOB
from portal.web.forms import SAID, Form, choice, long_text

MOST_PASTED = 50_000  # characters


class Bringing(Form):
    """The file itself is no field: web/uploads.py."""

    kind = choice(_("What is in it?"), [(JOB, _("Jobs")), (HOME, _("Housing"))], preset=JOB)
    language = choice(
        _("Language of these words"),
        WRITTEN.items(),
        hint=_("For lines that do not say it themselves."),
    )
    pasted = long_text(
        _("Or paste the text of the file"),
        most=MOST_PASTED,
        required=False,
        name=SAID,
    )
