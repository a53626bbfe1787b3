"""The part of the access table about who is on duty, and letters to the mentors."""

from tests.gates.access_people import CASEWORKERS, MEMBERS, NOT_ADMIN, Row

OF_DUTY = {
    "home.worried": Row(NOT_ADMIN),
    "home.tell": Row(NOT_ADMIN),
    # told by amina, in the hands of the one who is on duty in house A: the colleague
    "home.told": Row({"amina"}, row="concern"),
    "desk.duty": Row(CASEWORKERS),
    "desk.go_on_duty": Row(CASEWORKERS),
    "desk.end_duty": Row({"colleague", "coordinator"}, row="shift"),
    "desk.concerns": Row(CASEWORKERS),
    "desk.concern": Row({"colleague", "coordinator"}, row="concern"),
    "desk.close_concern": Row({"colleague", "coordinator"}, row="concern"),
    "desk.hand_on_concern": Row({"colleague", "coordinator"}, row="concern"),
    # a letter of amina
    "letters.index": Row(MEMBERS),
    "letters.new": Row(MEMBERS),
    "letters.send": Row(MEMBERS),
    "letters.show": Row({"amina"}, row="letter"),
    "letters.write": Row({"amina"}, row="letter"),
    "letters.close": Row({"amina"}, row="own_letter"),
    "letters.taking_back": Row({"amina"}, row="letter"),
    "letters.take_back": Row({"amina"}, row="own_letter"),
    "letters.report_page": Row({"amina", "mentor"}, row="message"),
    "letters.report": Row({"amina", "mentor"}, row="message"),
    "letters.team": Row({"mentor"}),
    "letters.team_letter": Row({"mentor"}, row="letter"),
    "letters.claim": Row({"mentor"}, row="letter"),
    "letters.release": Row({"mentor"}, row="letter"),
    "letters.leave_to_others": Row({"mentor"}, row="letter"),
    "letters.answer": Row({"mentor"}, row="letter"),
}
