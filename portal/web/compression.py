"""Smaller answers: brotli where the browser knows it, gzip elsewhere."""

import gzip

import brotli
from starlette.responses import Response

WORTH_IT = 200  # bytes; below that the headers weigh more
FOR_PAGES, FOR_FILES = 5, 11  # above 5 a page costs far more time than it saves bytes


def compress(response: Response, accepted: str) -> None:
    """Compress the body of a rendered page in place, in the page's own thread."""
    body = bytes(response.body)
    response.headers.add_vary_header("Accept-Encoding")
    if len(body) < WORTH_IT or "content-encoding" in response.headers:
        return
    if knows(accepted, "br"):
        body, name = brotli.compress(body, quality=FOR_PAGES), "br"
    elif knows(accepted, "gzip"):
        body, name = gzip.compress(body, 6, mtime=0), "gzip"
    else:
        return
    response.body = body
    response.headers["content-encoding"] = name
    response.headers["content-length"] = str(len(body))


def knows(accepted: str, name: str) -> bool:
    """Whether an Accept-Encoding header allows this coding."""
    for part in accepted.lower().split(","):
        coding, _, weight = part.strip().partition(";")
        if coding == name:
            return weight.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return False
