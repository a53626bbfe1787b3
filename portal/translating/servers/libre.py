"""A server that speaks as LibreTranslate does: POST /translate, GET /languages, JSON both ways.

Redirects are not followed, certificates are checked, proxies of the environment are not used; an
answer is read for so long and so far and no further.
"""

import json
import ssl
import urllib.request
from datetime import datetime, timedelta
from http.client import HTTPException
from typing import Any

from portal import clock
from portal.settings import Settings
from portal.translating.machine import Fault, NotMade, Task
from portal.translating.rules import LONGEST

PATIENCE = 10  # seconds for the connection, and for each part of the answer
ALTOGETHER = timedelta(seconds=25)  # for a whole answer, however slowly it drips
MOST = 200_000  # bytes of an answer
PIECE = 16_384
LANGUAGES_FOR = timedelta(hours=6)  # so long the server's list of languages is believed
LATER = {408, 425, 429}
NOT_US = {401, 402, 403, 407}


class LibreTranslate:
    """Asks for one text at a time. One for each worker; remembers which languages there are."""

    def __init__(self, settings: Settings) -> None:
        self.address = settings.translate_url.rstrip("/")
        self.key = settings.translate_key
        self.targets: dict[str, set[str]] = {}
        self.asked_at: datetime | None = None
        self.opener = urllib.request.OpenerDirector()  # nothing but HTTP: no redirects, no files
        self.opener.addheaders = []
        self.opener.add_handler(urllib.request.HTTPHandler())
        trust = ssl.create_default_context()
        self.opener.add_handler(urllib.request.HTTPSHandler(context=trust))

    def knows(self, source: str, target: str) -> bool:
        """Whether the server says that it can do this; asked once in a while."""
        now = clock.now()
        if self.asked_at is None or now - self.asked_at > LANGUAGES_FOR:
            self.targets = _targets(self._answer(urllib.request.Request(self._at("languages"))))  # noqa: S310
            self.asked_at = now
        return target in self.targets.get(source, set())

    def __call__(self, task: Task) -> str:
        asked = {"q": task.text, "source": task.source, "target": task.target, "format": "text"}
        if self.key:
            asked["api_key"] = self.key
        body = json.dumps(asked).encode()
        kind = {"Content-Type": "application/json"}
        answer = self._answer(urllib.request.Request(self._at("translate"), body, kind))  # noqa: S310
        text = answer.get("translatedText") if isinstance(answer, dict) else None
        if not isinstance(text, str) or not 0 < len(text.strip()) <= LONGEST:
            raise NotMade(Fault.GARBLED)
        return _storable(text.strip())

    def _at(self, name: str) -> str:
        return f"{self.address}/{name}"

    def _answer(self, request: urllib.request.Request) -> Any:
        """What the server says, as JSON. Raises `NotMade`."""
        try:
            with self.opener.open(request, timeout=PATIENCE) as answer:
                status, said = answer.status, _read(answer)
        except (OSError, HTTPException):
            raise NotMade(Fault.UNREACHABLE) from None
        _judge(status)
        try:
            return json.loads(said)
        except (ValueError, RecursionError):
            raise NotMade(Fault.GARBLED) from None


def _read(answer: Any) -> bytes:
    """The body, piece by piece. Raises `NotMade` when it is too long or takes too long."""
    until, pieces, size = clock.now() + ALTOGETHER, [], 0
    while piece := answer.read1(PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > MOST:
            raise NotMade(Fault.GARBLED)
        if clock.now() > until:
            raise NotMade(Fault.UNREACHABLE)
    return b"".join(pieces)


def _judge(status: int) -> None:
    if status == 200:
        return
    if status in NOT_US:
        raise NotMade(Fault.REFUSED)
    if status in LATER or status >= 500 or status < 400:
        raise NotMade(Fault.BUSY)
    raise NotMade(Fault.REJECTED, is_final=True)


def _targets(said: Any) -> dict[str, set[str]]:
    """Into which languages each one can be translated. Old servers do not say: then into all."""
    try:
        every = {str(one["code"]) for one in said}
        return {str(one["code"]): set(map(str, one.get("targets") or every)) for one in said}
    except (TypeError, KeyError, AttributeError):
        raise NotMade(Fault.GARBLED) from None


def _storable(text: str) -> str:
    """Without NUL and half characters, which no database stores."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()
