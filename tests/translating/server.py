"""A translation server of our own on this machine: it speaks as LibreTranslate does.

It turns words around, writes down what it is asked, and answers as it is told before.
"""

import json
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from typing import NamedTuple

from tests.listening import listening_with

KNOWN = ("tr", "en", "ar", "fa", "ru")


class Asked(NamedTuple):
    path: str
    headers: dict
    body: str

    @property
    def said(self):
        return json.loads(self.body)


class Fake:
    """`answers` are given in their order: (status, bytes) or a function that writes them itself;
    afterwards it translates. `languages` is what it says that it knows."""

    def __init__(self):
        self.asked, self.answers, self.key = [], [], ""
        self.languages = [{"code": c, "name": c, "targets": [*KNOWN]} for c in KNOWN]
        self.meanwhile = lambda: None
        self.listed = 0

    @property
    def texts(self):
        return [asked.said["q"] for asked in self.asked]

    def translate(self, asked):
        said = asked.said
        if said["source"] not in KNOWN or said["target"] not in KNOWN:
            return 400, {"error": f"{said['target']} is not supported"}
        if self.key and said.get("api_key") != self.key:
            return 403, {"error": "Invalid API key"}
        assert said["format"] == "text"
        return 200, {"translatedText": f"[{said['target']}] {said['q'][::-1]}"}


def slowly(pieces, pause):
    """An answer that drips."""

    def write(handler):
        handler.send_response(200)
        handler.end_headers()
        for piece in pieces:
            handler.wfile.write(piece)
            handler.wfile.flush()
            time.sleep(pause)

    return write


@contextmanager
def listening():
    fake = Fake()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            if self.path == "/languages":
                fake.listed += 1
                return self.say(200, fake.languages)
            return self.say(404, {"error": "?"})

        def do_POST(self):
            body = self.rfile.read(int(self.headers.get("content-length") or 0)).decode()
            asked = Asked(self.path, dict(self.headers), body)
            fake.asked.append(asked)
            fake.meanwhile()
            answer = fake.answers.pop(0) if fake.answers else fake.translate(asked)
            if callable(answer):
                return answer(self)
            return self.say(*answer)

        def say(self, status, said):
            raw = said if isinstance(said, bytes) else json.dumps(said).encode()
            self.send_response(status)
            self.send_header("content-length", str(len(raw)))
            if status in {301, 302}:
                self.send_header("location", f"{fake.address}/elsewhere")
            self.end_headers()
            self.wfile.write(raw)

        def log_message(self, *said):
            pass

    with listening_with(Handler) as fake.address:
        yield fake
