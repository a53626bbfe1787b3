"""When a post waits, who may write, change and judge, and the kind reasons for hiding one."""

from datetime import datetime, timedelta
from typing import Any, NamedTuple, Protocol

from portal import clock
from portal.forum.models import PostState
from portal.i18n import lazy as _
from portal.viewer import Viewer

TRIED_AFTER = 2  # shown posts, and so many days here: from then on nobody reads her posts first
NEW_FOR = timedelta(days=14)
THREADS_A_DAY = 3  # that somebody new may begin
CHANGED_WITHIN = timedelta(hours=1)
SLOW = timedelta(hours=1)  # between two posts of one person where a mentor slowed a thread down

NOTES: dict[str, Any] = {  # what an author says before her words, so that they need not be read
    "violence": _("This talks about violence."),
    "sexual": _("This talks about sexual violence."),
    "self_harm": _("This talks about hurting oneself."),
    "death": _("This talks about death."),
    "child": _("This talks about a child who was hurt or taken away."),
}
REASONS: dict[str, Any] = {
    "contact": _("It holds a phone number, an address or another way to find somebody."),
    "names": _("It names a real person or place."),
    "offers": _("It offers work, money or a room that nobody in the house has checked."),
    "hurts": _("It could hurt somebody who reads it."),
    "elsewhere": _("It needs someone who can help you in person. Please speak to your house."),
}
REVISIONS: dict[str, Any] = {  # for what a mentor asks, as the author reads it
    "leave_contact": _(
        "Thank you for writing. Please take out the number, the address or the account. "
        "Everything else can stay."
    ),
    "leave_names": _(
        "Thank you for writing. Please leave out names and places by which somebody can be found."
    ),
    "kinder": _("You may be angry. Please say it in other words, so that nobody here is hurt."),
    "warn_first": _(
        "What you tell matters. Please choose what it talks about, so that others can decide "
        "whether they read it now."
    ),
    "clearer": _("We are not sure what you mean. Please say it once more in other words."),
}
REPORTED, GOING, GONE = "reported", "going", "gone"  # going: when a mentor has decided
_WHY = (
    REASONS
    | REVISIONS
    | {
        REPORTED: _("Somebody was worried about it. A mentor has not looked at it yet."),
        GOING: _("Its author took it away. Mentors read it until they have decided."),
        GONE: _("Its author took it away."),
    }
)
_UNSAID = _("A mentor hid it. You can ask your house why.")


class Written(Protocol):
    """A post, as a row or as a line of a page."""

    @property
    def author_id(self) -> int | None: ...
    @property
    def owner_key(self) -> str | None: ...
    @property
    def state(self) -> PostState: ...
    @property
    def why_hidden(self) -> str: ...
    @property
    def written_at(self) -> datetime: ...


class Standing(NamedTuple):
    """What is known about somebody who writes."""

    joined_at: datetime
    shown: int  # posts of hers that others can read, counted no further than TRIED_AFTER
    word: bool | None  # a mentor's: True, she needs no reading first; False, she does


def words_for(why: str) -> Any:
    """Why a post is hidden, as its author reads it."""
    return _WHY.get(why, _UNSAID)


def is_new(member: Viewer, standing: Standing) -> bool:
    """A newcomer's posts wait for a mentor; mentors and staff are no newcomers. A mentor's word
    counts more than days and posts."""
    if member.moderates:
        return False
    if standing.word is not None:
        return not standing.word
    return standing.shown < TRIED_AFTER or clock.now() - standing.joined_at < NEW_FOR


def begins_as(member: Viewer, standing: Standing) -> PostState:
    return PostState.WAITING if is_new(member, standing) else PostState.SHOWN


def may_reply(viewer: Viewer, shown_posts: int, is_own: bool, locked_at: datetime | None) -> bool:
    """Where nothing is shown, only the person who began the thread goes on writing; where a mentor
    locked it, only mentors."""
    if locked_at is not None and not viewer.moderates:
        return False
    return shown_posts > 0 or is_own


def is_too_soon(slow_until: datetime | None, last_at: datetime | None) -> bool:
    """Whether somebody has to wait before she writes again in a thread that was slowed down."""
    now = clock.now()
    if slow_until is None or slow_until <= now or last_at is None:
        return False
    return now - last_at < SLOW


def may_use_alias(viewer: Viewer, *, takes_aliases: bool, is_new: bool) -> bool:
    """Another name is for members who are known here: staff are recognised as staff."""
    return takes_aliases and not is_new and not viewer.is_staff


def is_own(viewer: Viewer, post: Written) -> bool:
    """Written by her, under her name or another one of hers."""
    return post.author_id == viewer.id or (
        post.owner_key is not None and post.owner_key == viewer.mine
    )


def may_change(viewer: Viewer, post: Written) -> bool:
    """One's own words within an hour, or when a mentor asked for others; not what was hidden."""
    if not is_own(viewer, post) or post.state is PostState.HIDDEN:
        return False
    return post.state is PostState.REVISE or clock.now() - post.written_at < CHANGED_WITHIN


def may_correct_language(viewer: Viewer, post: Written) -> bool:
    """The language of a post is no opinion: its author and mentors say what it is."""
    return is_own(viewer, post) or may_judge(viewer, post)


def may_take_back(viewer: Viewer, post: Written) -> bool:
    return is_own(viewer, post) and post.why_hidden not in {GOING, GONE}


def may_judge(viewer: Viewer, post: Written) -> bool:
    """Nobody judges her own words, or words that are gone."""
    return viewer.moderates and not is_own(viewer, post) and post.why_hidden != GONE


def may_read(viewer: Viewer, post: Written) -> bool:
    """Whether the words of a post that she found are for her eyes."""
    if post.state is PostState.SHOWN or is_own(viewer, post):
        return True
    return viewer.moderates and post.why_hidden != GONE


def may_be_muted(viewer: Viewer, post: Written) -> bool:
    """Somebody else wrote it, and the name still stands there."""
    return not is_own(viewer, post) and (post.author_id is not None or post.owner_key is not None)


def may_report(viewer: Viewer, post: Written) -> bool:
    """What somebody else wrote and no mentor has hidden yet."""
    is_open = post.state is PostState.SHOWN or post.why_hidden == REPORTED
    return is_open and not is_own(viewer, post)


def may_be_hidden(post: Written) -> bool:
    """A report hides a post only until a mentor decides; a mentor's own hiding stands."""
    return post.state is not PostState.HIDDEN or post.why_hidden in {REPORTED, GOING}


def may_be_revised(post: Written) -> bool:
    """Other words can be asked for while somebody still decides about these."""
    if post.state is PostState.HIDDEN:
        return post.why_hidden == REPORTED
    return post.state is not PostState.REVISE
