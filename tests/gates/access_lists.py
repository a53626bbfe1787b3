"""The part of the access table about what somebody looks for, and what she can do."""

from tests.gates.access_people import MEMBERS, Row

OF_SEARCHES = {
    "searches.index": Row(MEMBERS),
    "searches.save": Row(MEMBERS),
    "searches.show": Row({"amina"}, row="search"),
    "searches.let_go": Row(MEMBERS, row="search"),  # of somebody else's: nothing happens
    "searches.skills": Row(MEMBERS),
    "searches.tick_skills": Row(MEMBERS),
}
