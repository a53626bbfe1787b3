"""The part of the access table about the forum: a room for all houses, and a post of Amina's in it.

What the rules of a room change is asked in test_rooms.py.
"""

from tests.gates.access_people import MODERATORS, NOT_ADMIN, Row

OTHERS = NOT_ADMIN - {"amina"}

OF_FORUM = {
    "forum.rooms": Row(NOT_ADMIN),
    "forum.room": Row(NOT_ADMIN),
    "forum.search": Row(NOT_ADMIN),
    "forum.mine": Row(NOT_ADMIN),
    "forum.throw_away": Row(NOT_ADMIN),
    "forum.taking_all": Row(NOT_ADMIN),
    "forum.new_thread": Row(NOT_ADMIN),
    "forum.start": Row(NOT_ADMIN),
    "forum.other_name": Row(set(), refused=NOT_ADMIN),  # this room takes no other names
    "forum.use_other_name": Row(set(), refused=NOT_ADMIN),
    "forum.thread": Row(NOT_ADMIN, row="thread"),
    "forum.reply_page": Row(NOT_ADMIN, row="thread"),
    "forum.reply": Row(NOT_ADMIN, row="thread"),
    "forum.follow": Row(NOT_ADMIN, row="thread"),
    "forum.unfollow": Row(NOT_ADMIN, row="thread"),
    "forum.mute": Row(NOT_ADMIN, row="thread"),
    "forum.unmute": Row(NOT_ADMIN, row="thread"),
    "forum.show_post": Row(NOT_ADMIN, row="post"),
    "forum.more": Row(NOT_ADMIN, row="post"),
    "forum.link": Row(set(), row="post"),  # there is none in that post
    "forum.change_page": Row({"amina"}, refused=OTHERS, row="post"),
    "forum.change": Row({"amina"}, refused=OTHERS, row="post"),
    "forum.correct_language": Row(MODERATORS | {"amina"}, refused=OTHERS - MODERATORS, row="post"),
    "forum.mute_author": Row(OTHERS, refused={"amina"}, row="post"),
    "forum.unmute_author": Row(OTHERS, refused={"amina"}, row="post"),
    "forum.take_back": Row({"amina"}, refused=OTHERS, row="post"),
    "forum.take_all": Row(NOT_ADMIN),
    "moderation.report_page": Row(OTHERS, refused={"amina"}, row="post"),
    "moderation.report": Row(OTHERS, refused={"amina"}, row="post"),
}
