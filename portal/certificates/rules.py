"""Who may be given a certificate for a course, and on whose word."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from portal.certificates.models import Certificate
from portal.types import Texts


class Taken(NamedTuple):
    """A course in which somebody had places that are over: the days, and her certificate.

    Days on which the trainer marked that she was not there are in neither list.
    """

    course_id: int
    title: Texts
    marked: Sequence[date]  # she was there
    unmarked: Sequence[date]  # nobody said whether
    certificate: Certificate | None = None

    @property
    def on(self) -> date:
        """The day that stands on the paper: the last on which she was there, as far as known."""
        return max(self.marked or self.unmarked)

    @property
    def needs_word(self) -> bool:
        """Whether somebody has to say that she saw her there."""
        return not self.marked

    @property
    def is_open(self) -> bool:
        """Whether there is no certificate that stands."""
        return self.certificate is None or self.certificate.withdrawn_at is not None


def may_issue(taken: Taken, *, saw: bool) -> bool:
    """Where attendance was not marked, only on the word of somebody who was there."""
    return bool(taken.marked) or (bool(taken.unmarked) and saw)
