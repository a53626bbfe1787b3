"""The part of the access table about files of offers, and questions to employers and landlords."""

from tests.gates.access_people import CASEWORKERS, EVERYBODY, Row

OF_IMPORTS = {
    "desk.imports": Row(CASEWORKERS),
    "desk.new_import": Row(CASEWORKERS),
    "desk.import_template": Row(CASEWORKERS),
    "desk.take_import": Row(CASEWORKERS),
    "desk.show_import": Row(CASEWORKERS, row="import"),
    "desk.want_import": Row(CASEWORKERS, row="import"),
    "desk.drop_import": Row(CASEWORKERS, row="import"),
    "desk.offer_sheet": Row(CASEWORKERS),
    "desk.offer_links": Row(CASEWORKERS, row="job"),
    "desk.make_link": Row(CASEWORKERS, row="job"),
    "desk.show_offer_again": Row(CASEWORKERS, row="job"),
    "desk.revoke_link": Row(CASEWORKERS, row="link"),
    "vetting.thanks": Row(EVERYBODY, guest="in"),
    # "x" is nobody's address
    "vetting.ask": Row(set(), guest="404"),
    "vetting.give_answer": Row(set(), guest="404"),
}
