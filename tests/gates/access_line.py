"""The part of the access table about waiting lists: of a session of house A."""

from tests.gates.access_people import SAME_HOUSE, Row

OF_LINES = {
    "training.join": Row(SAME_HOUSE, row="training"),
    "training.answer": Row(SAME_HOUSE, row="training"),
    "training.together": Row(SAME_HOUSE, row="training"),
    "training.come": Row(SAME_HOUSE, row="training"),
    "training.make_code": Row(SAME_HOUSE, row="training"),
    "desk.line": Row({"assigned", "colleague", "excepted", "coordinator"}, row="training"),
}
