"""A new thread, a reply, a changed post."""

from portal.i18n import WRITTEN
from portal.i18n import lazy as _
from portal.web.forms import Form, choice, long_text, text

MOST = 5_000  # characters of a post


def _body(label: object) -> object:
    return long_text(
        label,
        most=MOST,
        hint=_("Do not write phone numbers, addresses or real names."),
    )


def _language() -> object:
    return choice(_("Language of your text"), list(WRITTEN.items()))


class NewThread(Form):
    title = text(_("What is it about?"), most=120)
    body = _body(_("Your text"))
    language = _language()


class Reply(Form):
    body = _body(_("Your reply"))
    language = _language()


class Change(Form):
    body = _body(_("Your text"))
    language = _language()
