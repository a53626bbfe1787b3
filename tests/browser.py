"""A browser without JavaScript: it keeps cookies, and takes tokens from the forms it was given."""

import re
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from contextlib import contextmanager

from anyio.from_thread import start_blocking_portal
from httpx2 import ASGITransport, BaseTransport, ByteStream, Client, Response

from portal.web import csrf

ORIGIN = "http://localhost:8000"
TOKEN = re.compile(r'name="token" value="([^"]+)"')


@contextmanager
def one_loop():
    """All browsers of a process share an event loop, as all visitors of a server do. Making one for
    every request would cost as much as a page."""
    with start_blocking_portal() as Browser.loop:
        yield
    Browser.loop = None


class InProcess(BaseTransport):
    """Asks the app itself, in one step on the loop that all browsers of a process share.

    Starlette's own client goes from thread to thread eight times: half of the time of a page.
    """

    def __init__(self, app):
        self.app = ASGITransport(app, client=("testclient", 50000))

    def handle_request(self, request):
        return Browser.loop.call(self._answer, request)

    async def _answer(self, request):
        answer = await self.app.handle_async_request(request)
        body = b"".join([part async for part in answer.stream])
        return Response(answer.status_code, headers=answer.headers, stream=ByteStream(body))


class Browser(Client):
    """`post` sends a form of its own each time; `token=` sends a given form again."""

    loop = None

    def __init__(self, app, **headers):
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.app, self.server = app, InProcess(app)
        super().__init__(
            transport=self.server,
            base_url=ORIGIN,
            headers={"accept-language": "en", "user-agent": "testclient", **named},
        )
        self._secret, self._form = None, "/sign-in"

    def post(self, path, *, token=None, headers=None, **fields):
        sent = {"token": token or self.token(), **fields}
        return super().post(path, data=sent, headers=headers)

    def token(self):
        """A new one-time token, masked as the server would mask it."""
        if self._secret is None:
            self._secret = self._of_visit() or self.learn_token(self._form)
        pad = secrets.token_bytes(16)
        return urlsafe_b64encode(pad + _xor(pad, self._secret)).decode().rstrip("=")

    def _of_visit(self):
        """The form secret of a signed-in browser: reading it out of a page would be a request more
        in most tests."""
        visit = self.cookies.get("s")
        return visit and csrf.secret_of(self.app.state.portal.settings.secret, visit)

    def learn_token_later(self, path):
        """Only a browser that posts needs one: half of those in the tests never do."""
        self._secret, self._form = None, path

    def learn_token(self, path):
        """Read the form secret out of a page."""
        found = TOKEN.search(self.get(path).text)
        assert found, f"no form on {path}"
        raw = urlsafe_b64decode(found[1] + "=")
        self._secret = _xor(raw[:16], raw[16:])
        return self._secret

    def fragment(self, path, target, **fields):
        """What htmx would send: a GET, or with fields a POST, for the element `target`."""
        headers = {
            "hx-request": "true",
            "hx-request-type": "partial",
            "hx-target": f"div#{target}",
            "sec-fetch-site": "same-origin",
        }
        if fields:
            return self.post(path, headers=headers, **fields)
        return self.get(path, headers=headers)


def _xor(one, other):
    return bytes(a ^ b for a, b in zip(one, other, strict=True))
