"""The part of the access table about offers at the desk: they belong to no house."""

from tests.gates.access_people import CASEWORKERS, Row

OF_VETTING = {
    "desk.offers": Row(CASEWORKERS),
    "desk.new_offer": Row(CASEWORKERS),
    "desk.add_offer": Row(CASEWORKERS),
    "desk.paste_offer": Row(CASEWORKERS),
    "desk.read_pasted": Row(CASEWORKERS),
    "desk.offer": Row(CASEWORKERS, row="offer"),
    "desk.offer_preview": Row(CASEWORKERS, row="offer"),
    "desk.change_page": Row(CASEWORKERS, row="offer"),
    "desk.change_offer": Row(CASEWORKERS, row="offer"),
    "desk.check_page": Row(CASEWORKERS, row="offer"),
    "desk.look_at_offer": Row(CASEWORKERS, row="offer"),
    "desk.withdraw_offer": Row(CASEWORKERS, row="offer"),
}
