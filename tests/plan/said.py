"""What a step must say, known beside the database."""

from portal.plan.models import Answer


class Said:
    """What we know a step must say, beside the database."""

    def __init__(self, *, is_own):
        self.is_own = is_own
        self.version = 1
        self.answer = None
        self.is_done = self.is_out = False

    @property
    def is_agreed(self):
        return self.answer == (Answer.AGREED, self.version)

    @property
    def is_answered(self):
        return self.answer is not None and self.answer[1] == self.version
