"""Bytes on the wire: status line, headers and body as a phone's browser would get them."""

import http.client
import re
from urllib.parse import urlencode, urlsplit

from tests.browser import TOKEN

LINKED = re.compile(r'(?:href|src)="(/static/[^"#]+)')


class Phone:
    """Fetches with brotli and keeps cookies and what may be kept for ever."""

    def __init__(self, origin, language="en"):
        self.netloc = urlsplit(origin).netloc
        self.language = language
        self.cookies, self.kept = {}, set()

    def fetch(self, path, fields=None):
        """One request: (bytes, status, location or decoded body)."""
        connection = http.client.HTTPConnection(self.netloc, timeout=30)
        headers = {
            "accept-encoding": "br, gzip",
            "accept-language": self.language,
            "cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items()),
        }
        body = None
        if fields is not None:
            body = urlencode(fields)
            headers["content-type"] = "application/x-www-form-urlencoded"
        connection.request("GET" if fields is None else "POST", path, body, headers)
        answer = connection.getresponse()
        raw = answer.read()
        weight = len(raw) + 17 + sum(len(k) + len(v) + 4 for k, v in answer.getheaders()) + 2
        for cookie in answer.headers.get_all("set-cookie") or []:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        connection.close()
        return weight, answer.status, answer.headers.get("location") or _plain(answer, raw)

    def visit(self, path):
        """A page with everything it needs that is not kept yet: {address: bytes}."""
        weight, status, html = self.fetch(path)
        assert status == 200, (path, status, html)
        weights = {path: weight}
        for address in dict.fromkeys(LINKED.findall(html)):
            if address not in self.kept:
                weights[address] = self.fetch(address)[0]
                self.kept.add(address)
        return weights, html

    def sign_in(self, name, words):
        """First visit of the sign-in page, then in; the weights of that first visit."""
        weights, html = self.visit("/sign-in")
        fields = {"token": TOKEN.search(html)[1], "name": name, "words": words, "next": ""}
        _weight, status, _where = self.fetch("/sign-in", fields)
        assert status == 303
        return weights


def _plain(answer, raw):
    import brotli

    body = brotli.decompress(raw) if answer.headers.get("content-encoding") == "br" else raw
    return body.decode(errors="replace")
