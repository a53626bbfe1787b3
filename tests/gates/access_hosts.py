"""The part of the access table about check-ins, who offers something, and reported offers."""

from tests.gates.access_people import CASEWORKERS, MEMBERS, Row

OF_HOSTS = {
    # of amina, who has begun somewhere
    "checkins.index": Row(MEMBERS),
    "checkins.choosing": Row({"amina"}, row="start"),
    "checkins.choose": Row({"amina"}, row="start"),
    "checkins.stop": Row(MEMBERS),
    "checkins.show": Row({"amina"}, row="checkin"),
    "checkins.helping": Row({"amina"}, row="checkin"),
    "checkins.answer": Row({"amina"}, row="checkin"),
    "checkins.show_to": Row({"amina"}, row="checkin"),
    "checkins.ask_help": Row({"amina"}, row="checkin"),
    "checkins.remove": Row({"amina"}, row="checkin"),
    "desk.checkins": Row({"assigned"}, row="person"),
    # offers belong to no house
    "desk.providers": Row(CASEWORKERS),
    "desk.provider": Row(CASEWORKERS, row="provider"),
    "desk.call_provider": Row(CASEWORKERS, row="provider"),
    "desk.visit_page": Row(CASEWORKERS, row="provider"),
    "desk.visit_provider": Row(CASEWORKERS, row="provider"),
    "desk.trust_provider": Row(CASEWORKERS, row="provider"),
    "desk.refuse_provider": Row(CASEWORKERS, row="provider"),
    "desk.begin_provider_anew": Row(CASEWORKERS, row="provider"),
    "desk.offer_reports": Row(CASEWORKERS),
    "desk.offer_report": Row(CASEWORKERS, row="reported"),
    "desk.decide_offer_report": Row(CASEWORKERS, row="reported"),
}
