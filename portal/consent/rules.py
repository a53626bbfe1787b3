"""Who may answer, who may only write down what was said, and which answer counts."""

from portal.consent.models import Answer, Purpose
from portal.consent.texts import version_of
from portal.viewer import Viewer


def may_answer(viewer: Viewer, member_id: int) -> bool:
    """Only the person herself, in her own visit."""
    return viewer.is_herself(member_id)


def may_write_down(viewer: Viewer, *, looks_after: bool) -> bool:
    """Staff who look after her: a question, or what she said to them."""
    return viewer.is_staff and looks_after


def is_yes(purpose: Purpose, answer: Answer, version: int) -> bool:
    """Whether this latest answer of her own counts: a yes, to the text that is in force."""
    return answer is Answer.GIVEN and version == version_of(purpose)
