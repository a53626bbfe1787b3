"""The people of the access table, and what a row of it says."""

from typing import NamedTuple

PEOPLE = (
    "amina",  # the row is hers
    "neighbour",  # resident, same house
    "stranger",  # resident, other house
    "graduate",
    "mentor",  # of the other house
    "assigned",  # caseworker assigned to amina
    "colleague",  # caseworker of the same house, not assigned
    "excepted",  # another one, who may look at amina for a quarter of an hour
    "coordinator",  # of the same house, not assigned
    "other_house",  # coordinator of the other house
    "administrator",
)
EVERYBODY = set(PEOPLE)
SAME_HOUSE = {"amina", "neighbour", "graduate"}
MEMBERS = {"amina", "neighbour", "stranger", "graduate", "mentor"}
CASEWORKERS = {"assigned", "colleague", "excepted", "coordinator", "other_house"}
OVERSEERS = {"coordinator", "other_house", "administrator"}
STAFF = CASEWORKERS | {"administrator"}
MODERATORS = CASEWORKERS | {"mentor"}
NOT_ADMIN = EVERYBODY - {"administrator"}


class Row(NamedTuple):
    """Who gets in; who sees the thing but may not do that (403); what a guest gets."""

    come_in: set[str]
    refused: set[str] = set()
    guest: str = "sign-in"
    row: str = ""  # which row the {id} of the address is

    def answer_for(self, person: str) -> str:
        if person == "guest":
            return self.guest
        if person in self.come_in:
            return "in"
        return "no" if person in self.refused else "404"
