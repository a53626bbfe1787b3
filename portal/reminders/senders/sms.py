"""Any SMS gateway that takes one HTTP request a message: what is asked stands in the settings.

Every value is escaped for the place where it stands. Redirects are not followed, certificates are
checked, proxies of the environment are not used, and the answer is read only as far as it matters.
"""

import json
import re
import ssl
import urllib.request
from base64 import b64encode
from collections.abc import Callable
from http.client import HTTPException
from urllib.parse import quote

from markupsafe import escape

from portal.outgoing import entries
from portal.reminders.letters import Fault, Letter, NotTaken
from portal.settings import Settings

PATIENCE = 10  # seconds for the connection, and for each part of the answer
MOST = 4096  # bytes of the answer
TYPES = {
    "form": "application/x-www-form-urlencoded",
    "json": "application/json; charset=utf-8",
    "xml": "text/xml; charset=utf-8",
}
ESCAPES: dict[str, Callable[[str], str]] = {
    "form": lambda text: quote(text, safe=""),
    "json": lambda text: json.dumps(text)[1:-1],  # stands between the template's quotes
    "xml": lambda text: str(escape(text)),
}
LATER = {408, 425, 429}
NOT_US = {401, 402, 403, 407}
_PLACE = re.compile(r"\{(to|digits|text|sender|key|user|password|basic)\}")


class SmsSender:
    """Fills the templates, asks, and reads whether the message was taken."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.statuses = {int(status) for status in settings.sms_statuses.split()}
        self.opener = urllib.request.OpenerDirector()  # nothing but HTTP: no redirects, no files
        self.opener.addheaders = []
        self.opener.add_handler(urllib.request.HTTPHandler())
        trust = ssl.create_default_context()
        self.opener.add_handler(urllib.request.HTTPSHandler(context=trust))

    def __call__(self, letter: Letter) -> None:
        try:
            with self.opener.open(self._asking(letter), timeout=PATIENCE) as answer:
                status, said = answer.status, answer.read(MOST)
        except (OSError, HTTPException):
            raise NotTaken(Fault.UNREACHABLE) from None
        self._judge(status, said.decode("utf-8", "replace").strip())

    def _asking(self, letter: Letter) -> urllib.request.Request:
        given, values = self.settings, self._values(letter)
        kind = given.sms_type
        body = filled(given.sms_body, values, ESCAPES[kind]).encode() if given.sms_body else None
        headers = {"Content-Type": TYPES[kind]} if body else {}
        for entry in entries(given.sms_headers):
            name, _, value = entry.partition(": ")
            headers[name] = filled(value, values, one_line)
        url = filled(given.sms_url, values, ESCAPES["form"])
        return urllib.request.Request(url, body, headers, method=given.sms_method)  # noqa: S310

    def _values(self, letter: Letter) -> dict[str, str]:
        given = self.settings
        account = f"{given.sms_user}:{given.sms_password}".encode()
        return {
            **letter._asdict(),
            "digits": letter.to.removeprefix("+"),
            "sender": given.sms_sender,
            "user": given.sms_user,
            "password": given.sms_password,
            "basic": b64encode(account).decode(),
        }

    def _judge(self, status: int, said: str) -> None:
        """By status, and by the words of gateways that say everything with status 200."""
        if begins(said, self.settings.sms_final):
            raise NotTaken(Fault.REJECTED, is_final=True)
        if status in self.statuses:
            if not self.settings.sms_accepted or begins(said, self.settings.sms_accepted):
                return
            raise NotTaken(Fault.REFUSED)
        if status in NOT_US:
            raise NotTaken(Fault.REFUSED)
        if status in LATER or status >= 500 or status < 400:
            raise NotTaken(Fault.BUSY)
        raise NotTaken(Fault.REJECTED, is_final=True)


def filled(template: str, values: dict[str, str], escaped: Callable[[str], str]) -> str:
    """The template with its {places} taken; braces of JSON stay as they are."""
    return _PLACE.sub(lambda place: escaped(values[place[1]]), template)


def one_line(text: str) -> str:
    """For a header: nothing that would begin another one."""
    return "".join(c for c in text if " " <= c <= "~")


def begins(said: str, beginnings: str) -> bool:
    """Whether an answer begins with one of these; *word* is looked for anywhere."""
    return any(
        each[1:-1] in said if each.startswith("*") else said.startswith(each)
        for each in entries(beginnings)
    )
