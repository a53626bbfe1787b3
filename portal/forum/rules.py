"""When a post waits, who may change and judge one, and the kind reasons for hiding one."""

from typing import Any

from portal.forum.models import Post, PostState
from portal.i18n import lazy as _
from portal.viewer import Viewer

TRIED_AFTER = 2  # shown posts; from then on nobody reads a member's posts first

REASONS: dict[str, Any] = {
    "contact": _("It holds a phone number, an address or another way to find somebody."),
    "names": _("It names a real person or place."),
    "offers": _("It offers work, money or a room that nobody in the house has checked."),
    "hurts": _("It could hurt somebody who reads it."),
    "elsewhere": _("It needs someone who can help you in person. Please speak to your house."),
}
REPORTED, GONE = "reported", "gone"
_WHY = REASONS | {
    REPORTED: _("Somebody was worried about it. A mentor has not looked at it yet."),
    GONE: _("Its author took it away."),
}
_UNSAID = _("A mentor hid it. You can ask your house why.")


def words_for(why: str) -> Any:
    """Why a post is hidden, as its author reads it."""
    return _WHY.get(why, _UNSAID)


def is_read_first(member: Viewer, shown_posts: int) -> bool:
    """A newcomer's posts wait for a mentor; mentors and staff are no newcomers."""
    return not member.moderates and shown_posts < TRIED_AFTER


def begins_as(member: Viewer, shown_posts: int) -> PostState:
    return PostState.WAITING if is_read_first(member, shown_posts) else PostState.SHOWN


def may_reply(viewer: Viewer, shown_posts: int, author_id: int | None) -> bool:
    """Where nothing is shown, only the person who began the thread goes on writing."""
    return shown_posts > 0 or author_id == viewer.id


def is_own(viewer: Viewer, post: Post) -> bool:
    return post.author_id == viewer.id


def may_change(viewer: Viewer, post: Post) -> bool:
    """One's own words, unless a mentor hid them."""
    return is_own(viewer, post) and post.state is not PostState.HIDDEN


def may_judge(viewer: Viewer, post: Post) -> bool:
    """Nobody judges her own words, or words that are gone."""
    return viewer.moderates and not is_own(viewer, post) and post.why_hidden != GONE


def may_report(viewer: Viewer, post: Post) -> bool:
    """What somebody else wrote and no mentor has hidden yet."""
    is_open = post.state is PostState.SHOWN or post.why_hidden == REPORTED
    return is_open and not is_own(viewer, post)


def may_be_hidden(post: Post) -> bool:
    """A report hides a post only until a mentor decides; a mentor's own hiding stands."""
    return post.state is not PostState.HIDDEN or post.why_hidden == REPORTED
