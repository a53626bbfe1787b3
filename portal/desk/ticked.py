"""Who was ticked in a list of people: by numbers, in the address or in a field of a form."""

from portal.text import is_number
from portal.web.request import Request


def asked_people(request: Request) -> set[int]:
    """The people ticked in a list that led here."""
    return _numbers(" ".join(request.query_params.getlist("who")))


def typed_people(request: Request) -> set[int]:
    """The people of a form that was sent."""
    return _numbers(request.typed("people"))


def written(people: set[int]) -> str:
    """The other way round."""
    return " ".join(map(str, sorted(people)))


def _numbers(text: str) -> set[int]:
    return {int(part) for part in text.split() if is_number(part)} - {0}
