"""The table: for every route, who gets in. Everybody else finds nothing there."""

from typing import NamedTuple

PEOPLE = (
    "amina",  # the row is hers
    "neighbour",  # resident, same house
    "stranger",  # resident, other house
    "graduate",
    "mentor",  # of the other house
    "assigned",  # caseworker assigned to amina
    "colleague",  # caseworker of the same house, not assigned
    "coordinator",  # of the same house, not assigned
    "other_house",  # coordinator of the other house
    "administrator",
)
EVERYBODY = set(PEOPLE)
SAME_HOUSE = {"amina", "neighbour", "graduate"}
MEMBERS = {"amina", "neighbour", "stranger", "graduate", "mentor"}
CASEWORKERS = {"assigned", "colleague", "coordinator", "other_house"}
STAFF = CASEWORKERS | {"administrator"}
MODERATORS = CASEWORKERS | {"mentor"}
NOT_ADMIN = EVERYBODY - {"administrator"}


class Row(NamedTuple):
    """Who gets in; who sees the thing but may not do that (403); what a guest gets."""

    come_in: set[str]
    refused: set[str] = set()
    guest: str = "sign-in"
    row: str = ""  # which row the {id} of the address is

    def answers(self) -> dict[str, str]:
        told = dict.fromkeys(PEOPLE, "404")
        told |= dict.fromkeys(self.come_in, "in") | dict.fromkeys(self.refused, "no")
        return {"guest": self.guest, **told}


PUBLIC = Row(EVERYBODY, guest="in")

TABLE = {
    "home.show": PUBLIC,
    "home.help_page": PUBLIC,
    "accounts.sign_in_page": PUBLIC,
    "accounts.sign_in": PUBLIC,
    "accounts.sign_out": PUBLIC,
    "accounts.leave": PUBLIC,
    "accounts.card_page": PUBLIC,
    "accounts.open_card": PUBLIC,
    "accounts.language": PUBLIC,
    "accounts.account": Row(EVERYBODY),
    "accounts.speak": Row(EVERYBODY),
    "accounts.end_phone": Row(EVERYBODY),
    "accounts.end_other_phones": Row(EVERYBODY),
    "accounts.trail": Row(EVERYBODY),
    "accounts.kept": Row(EVERYBODY),
    "accounts.throw_away": Row(EVERYBODY),
    "desk.today": Row(STAFF),
    "desk.people": Row(STAFF),
    "desk.new_person": Row(STAFF),
    "desk.invite": Row(STAFF),
    "desk.person": Row({"assigned", "coordinator"}, row="desk"),
    "desk.reopen_card": Row({"assigned", "coordinator"}, row="desk"),
    "desk.assign": Row({"coordinator", "assigned"}, row="desk"),
    "desk.release": Row({"coordinator", "assigned"}, row="desk"),
    "desk.card": Row({"assigned"}, row="desk.card"),
}
