"""A gateway of our own on this machine: it writes down what it is asked and answers as told."""

import threading
from collections import Counter
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from tests.listening import listening_with


class Asked(NamedTuple):
    method: str
    path: str
    headers: dict
    body: str

    @property
    def fields(self):
        """Form or query, one value each."""
        text = self.body or urlsplit(self.path).query
        return {name: values[0] for name, values in parse_qs(text).items()}


class Gateway:
    """`answers` are given in their order, then `usual` again and again. Like a gateway that knows
    keys, it delivers a key it has seen only once."""

    def __init__(self):
        self.asked, self.answers, self.usual = [], [], (200, "00 123456")
        self.headers = {}
        self.keys = Counter()
        self.arrived = threading.Event()
        self.may_answer = threading.Event()
        self.may_answer.set()
        self.origin = ""

    @property
    def delivered(self):
        return [key for key in self.keys if key]

    def hear(self, asked):
        self.asked.append(asked)
        self.keys[asked.fields.get("key", "")] += 1
        self.arrived.set()
        self.may_answer.wait(60)
        return self.answers.pop(0) if self.answers else self.usual


@contextmanager
def listening():
    gateway = Gateway()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            length = int(self.headers.get("content-length") or 0)
            body = self.rfile.read(length).decode()
            status, said = gateway.hear(Asked(self.command, self.path, dict(self.headers), body))
            self.send_response(status)
            for name, value in gateway.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(said.encode())

        do_POST = do_GET  # noqa: N815

        def log_message(self, *said):
            pass

    with listening_with(Handler) as gateway.origin:
        try:
            yield gateway
        finally:
            gateway.may_answer.set()
