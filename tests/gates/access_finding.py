"""The part of the access table about what must not be posted, and about other names."""

from tests.gates.access_people import Row

OF_FINDING = {
    "desk.places": Row({"coordinator", "other_house"}),
    "desk.add_place": Row({"coordinator", "other_house"}),
    "desk.forget_places": Row({"coordinator", "other_house"}),
    # a post under another name, in a room of house A
    "desk.unmask": Row({"coordinator"}, row="alias_post"),
    "desk.ask_unmask": Row({"coordinator"}, row="alias_post"),
    "desk.look_behind": Row({"coordinator"}, row="alias_post"),
}
