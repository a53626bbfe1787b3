"""A new thread, a reply, a changed post, another name."""

from typing import Any

from portal.forum.rules import NOTES
from portal.i18n import WRITTEN
from portal.i18n import lazy as _
from portal.web.forms import Form, choice, long_text, text, tick

MOST = 5_000  # characters of a post
LONGEST_TITLE = 120
_UNSAID = ("", _("The portal finds out"))


def _body(label: object) -> Any:
    return long_text(
        label,
        most=MOST,
        hint=_("Do not write phone numbers, addresses or real names."),
    )


def _language() -> Any:
    return choice(_("Language of your text"), [_UNSAID, *WRITTEN.items()], preset="")


def _note() -> Any:
    return choice(
        _("Could it hurt to read this?"),
        [("", _("No")), *NOTES.items()],
        hint=_("Then others see this line first, and open your text only if they want to."),
        preset="",
    )


class Writing(Form):
    """What every text has."""

    language = _language()
    note = _note()
    as_alias = tick(_("Under my other name"))


class NewThread(Writing):
    title = text(_("What is it about?"), most=LONGEST_TITLE)
    body = _body(_("Your text"))


class Reply(Writing):
    body = _body(_("Your reply"))


class Change(Writing):
    body = _body(_("Your text"))


class Language(Form):
    language = choice(_("Language of this text"), list(WRITTEN.items()))
