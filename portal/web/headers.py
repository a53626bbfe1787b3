"""The safety headers of every answer, and a full stop to anything a server would add."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "font-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
FEATURES = (
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "screen-wake-lock",
    "usb",
)
PASSKEYS = ("publickey-credentials-create", "publickey-credentials-get")  # for our own pages
EVERYWHERE = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
    "permissions-policy": ", ".join(
        [f"{feature}=()" for feature in FEATURES] + [f"{feature}=(self)" for feature in PASSKEYS]
    ),
    "x-robots-tag": "noindex, nofollow",
    "referrer-policy": "same-origin",  # no-referrer makes Chromium send "Origin: null"
    "cache-control": "no-store",
}
TLS_ONLY = {"strict-transport-security": "max-age=63072000; includeSubDomains"}


def headers_for(is_https: bool) -> dict[str, str]:
    """What every answer says, unless it says something else about the same."""
    return {**EVERYWHERE, **(TLS_ONLY if is_https else {})}


class SafetyHeaders:
    """Adds what the answer itself did not say."""

    def __init__(self, app: ASGIApp, is_https: bool) -> None:
        self.app = app
        self.headers = headers_for(is_https)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    answer.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_with_headers)
