"""The two ways a deed is stopped, told apart from a programming error."""


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """The deed is allowed in general but not now; the message says why. Becomes a 409 page."""

    def __init__(self, message: object) -> None:
        super().__init__(message)
        self.message = message


class Forbidden(Exception):  # noqa: N818
    """The person can see this thing but may not do that to it. Becomes a 403 page."""


def require(*rules: bool) -> None:
    """Go on only when every rule says yes; raises `Forbidden`."""
    if not all(rules):
        raise Forbidden
