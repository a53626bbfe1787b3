"""A file to keep, as an answer."""

from starlette.responses import Response


def attachment(content: bytes, kind: str, name: str) -> Response:
    """A file to keep; the phone's browser keeps no other copy."""
    headers = {
        "content-disposition": f'attachment; filename="{name}"',
        "cache-control": "no-store",
    }
    return Response(content, media_type=kind, headers=headers)
