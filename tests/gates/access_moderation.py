"""The part of the access table about mentors: of a post of amina, in a room for all.

Outside of a shift every deed is answered with the way to begin one.
"""

from tests.gates.access_people import MODERATORS, NOT_ADMIN, Row

_HERS = Row({"amina"}, refused=NOT_ADMIN - {"amina"}, row="hidden_post")
_DEEDS = (
    "one_post",
    "take",
    "leave",
    "hand_over",
    "hide",
    "revise",
    "restore",
    "stay_hidden",
    "admit",
    "lock",
    "unlock",
    "slow",
    "unslow",
    "note",
    "say_word",
    "staff_page",
    "tell_staff",
)

OF_MODERATION = {
    "moderation.own_reports": Row(NOT_ADMIN),
    "moderation.log": Row(NOT_ADMIN),
    "moderation.appeal_page": _HERS,
    "moderation.appeal": _HERS,
    "moderation.queue": Row(MODERATORS),
    "moderation.begin": Row(MODERATORS),
    "moderation.end": Row(MODERATORS),
    **{f"moderation.{deed}": Row(MODERATORS, row="post") for deed in _DEEDS},
}
