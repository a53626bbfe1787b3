"""The part of the access table about certificates, calendars and what people say about courses."""

from tests.gates.access_people import CASEWORKERS, EVERYBODY, MEMBERS, Row

HERE = CASEWORKERS - {"other_house"}  # staff of house A, where the course is given

OF_PAPERS = {
    # what she took part in; a code can be checked by everybody
    "certificates.past": Row(MEMBERS),
    "certificates.show": Row({"amina"}, row="certificate"),
    "certificates.come_back": Row({"amina"}, row="certificate"),
    "certificates.paper": Row({"amina"}, row="certificate"),
    "certificates.close": Row({"amina"}, row="certificate"),
    "certificates.reopen": Row({"amina"}, row="certificate"),
    "certificates.check_page": Row(EVERYBODY, guest="in"),
    "certificates.check": Row(EVERYBODY, guest="in"),
    "desk.certificates": Row(CASEWORKERS),
    "desk.course_certificates": Row({"assigned", "coordinator"}, row="attended_course"),
    "desk.person_certificates": Row({"assigned", "coordinator"}, row="person"),
    "desk.issue_certificate": Row({"assigned", "coordinator"}, row="person"),
    "desk.withdraw_certificate": Row({"assigned", "coordinator"}, row="certificate"),
    # a calendar of her own; "x" is nobody's address
    "calendars.session": Row({"amina"}, row="booked"),
    "calendars.session_file": Row({"amina"}, row="booked"),
    "calendars.show": Row(MEMBERS),
    "calendars.change": Row(MEMBERS),
    "calendars.make": Row(MEMBERS),
    "calendars.revoke": Row(MEMBERS),
    "calendars.feed": Row(set(), guest="404"),
    # what people say; nobody's in particular
    "feedback.ask": Row({"amina"}, row="attended"),
    "feedback.say": Row({"amina"}, row="attended"),
    "feedback.thanks": Row(MEMBERS),
    "desk.feedback": Row(CASEWORKERS),
    "desk.course_feedback": Row(HERE, row="attended_course"),
    "desk.tell_change": Row(HERE, row="attended_course"),
    "desk.remove_change": Row(HERE, row="change"),
}
