"""The part of the access table about decisions, machine translations and rooms at the desk."""

from tests.gates.access_people import MODERATORS, NOT_ADMIN, SAME_HOUSE, Row

HERE = SAME_HOUSE | {"assigned", "colleague", "excepted", "coordinator"}  # house A, but no other

OF_POLLS = {
    # the poll is of house A, asked by the assigned caseworker
    "polls.index": Row(NOT_ADMIN),
    "polls.new_poll": Row(MODERATORS),
    "polls.add": Row(MODERATORS),
    "polls.show": Row(HERE, row="poll"),
    "polls.vote": Row(SAME_HOUSE, row="poll"),
    "polls.take_back": Row(SAME_HOUSE, row="poll"),
    "polls.end": Row({"assigned", "coordinator"}, refused={"colleague", "excepted"}, row="poll"),
    "polls.remove": Row({"assigned", "coordinator"}, refused={"colleague", "excepted"}, row="poll"),
    # somebody of house A wrote in another language than theirs; see the settings of this folder
    "translating.show": Row(NOT_ADMIN, row="foreign_post"),
    "translating.ask": Row(NOT_ADMIN, row="foreign_post"),
    # rooms at the desk: one of house A; a coordinator keeps it without being in it
    "desk.rooms": Row({"coordinator", "other_house"}),
    "desk.new_room": Row({"coordinator", "other_house"}),
    "desk.add_room": Row({"coordinator", "other_house"}),
    "desk.room": Row({"coordinator"}, row="house_room"),
    "desk.change_room": Row({"coordinator"}, row="house_room"),
    "desk.room_texts": Row({"coordinator"}, row="house_room"),
    "desk.write_room_texts": Row({"coordinator"}, row="house_room"),
    "desk.room_people": Row({"coordinator"}, row="house_room"),
    "desk.let_in": Row({"coordinator"}, row="house_room"),
    "desk.let_out": Row({"coordinator"}, row="house_room"),
    "desk.remove_room": Row({"coordinator"}, row="house_room"),
}
