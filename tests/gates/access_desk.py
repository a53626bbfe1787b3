"""The part of the access table about courses and sessions at the desk: those of house A."""

from tests.gates.access_people import CASEWORKERS, SAME_HOUSE, Row

OF_HOUSE = {"assigned", "colleague", "excepted", "coordinator"}

OF_DESK = {
    "desk.trainings": Row(CASEWORKERS),
    "desk.new_training": Row(CASEWORKERS),
    "desk.plan_trainings": Row(CASEWORKERS),
    "desk.training": Row(OF_HOUSE, row="training"),
    "desk.change_training": Row(OF_HOUSE, row="training"),
    "desk.moving_training": Row(OF_HOUSE, row="training"),
    "desk.move_training": Row(OF_HOUSE, row="training"),
    "desk.calling_off_training": Row(OF_HOUSE, row="training"),
    "desk.call_off_training": Row(OF_HOUSE, row="training"),
    "desk.attendance": Row(OF_HOUSE, row="training"),
    "desk.mark_attendance": Row(OF_HOUSE, row="training"),
    "desk.courses": Row(CASEWORKERS),
    "desk.new_course": Row(CASEWORKERS),
    "desk.add_course": Row(CASEWORKERS),
    "desk.course": Row(OF_HOUSE, row="course"),
    "desk.change_course": Row(OF_HOUSE, row="course"),
    "desk.course_texts": Row(OF_HOUSE, row="course"),
    "desk.write_course_texts": Row(OF_HOUSE, row="course"),
    "desk.retire_course": Row(OF_HOUSE, row="course"),
    "desk.bring_course_back": Row(OF_HOUSE, row="course"),
    # how a session was marked, and what she says
    "training.confirm": Row(SAME_HOUSE, row="training"),
}
