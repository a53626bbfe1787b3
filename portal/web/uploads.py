"""A file that comes with a form: one, small, for somebody who may enter, kept by nobody as a file.

Its name and what it says of its kind are not looked at. Only pages that are declared with an
`Upload` take one.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException

from portal.web.request import Request


class Upload(NamedTuple):
    """What a page takes. `read` gets the bytes and the other fields, before the transaction begins,
    so that nobody waits for it; what it gives back is `request.brought`."""

    most: int  # bytes
    read: Callable[[bytes, FormData], Any]


async def part(request: Request, form: FormData) -> FormData:
    """The fields without the file, whose bytes become `request.sent`."""
    files = [value for value in form.values() if isinstance(value, UploadFile)]
    if len(files) > 1:
        raise HTTPException(400)
    if files:
        request.sent = await files[0].read()
        await form.close()
    return FormData([pair for pair in form.multi_items() if isinstance(pair[1], str)])
