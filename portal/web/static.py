"""Static files: their name holds their content's hash, so they are fetched once, ever."""

import gzip
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import brotli
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from portal.files import STATIC
from portal.web.compression import FOR_FILES, knows

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
}
FOREVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Asset:
    """One file, in the three forms it is sent in."""

    url: str
    media_type: str
    plain: bytes
    br: bytes
    gzip: bytes


@cache
def assets() -> dict[str, Asset]:
    """Every static file by its plain name. Read and compressed once per process."""
    return {path.name: _asset(path) for path in STATIC.iterdir() if path.suffix in TYPES}


@cache
def _by_url() -> dict[str, Asset]:
    return {asset.url: asset for asset in assets().values()}


def static(name: str) -> str:
    """The address of a static file: `portal.css` gives `/static/portal.1f2e3d4c.css`."""
    return assets()[name].url


async def serve(request: Request) -> Response:
    asset = _by_url().get(request.url.path)
    if asset is None:
        raise HTTPException(404)
    accepted = request.headers.get("accept-encoding", "")
    headers = {"cache-control": FOREVER, "vary": "Accept-Encoding"}
    for name, body in (("br", asset.br), ("gzip", asset.gzip)):
        if knows(accepted, name):
            headers["content-encoding"] = name
            return Response(body, headers=headers, media_type=asset.media_type)
    return Response(asset.plain, headers=headers, media_type=asset.media_type)


def _asset(path: Path) -> Asset:
    plain = path.read_bytes()
    digest = hashlib.sha256(plain).hexdigest()[:8]
    return Asset(
        url=f"/static/{path.stem}.{digest}{path.suffix}",
        media_type=TYPES[path.suffix],
        plain=plain,
        br=brotli.compress(plain, quality=FOR_FILES),
        gzip=gzip.compress(plain, 9, mtime=0),
    )
