"""What I do in the forum, under my name and under others that are mine."""

from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from portal.accounts.models import Member
from portal.forum.models import (
    Alias,
    Draft,
    Entry,
    Follow,
    Mute,
    Post,
    PostState,
    Room,
    Thread,
    Word,
)
from portal.i18n import lazy as _
from portal.my_data.holdings.shape import Entry as Told
from portal.my_data.holdings.shape import Fact, Section, entry
from portal.types import in_language, language_of
from portal.viewer import Viewer

STATES: dict[PostState, Any] = {
    PostState.SHOWN: _("Others can read it"),
    PostState.WAITING: _("A mentor reads it first"),
    PostState.REVISE: _("A mentor asked for other words"),
    PostState.HIDDEN: _("Hidden from others"),
}
WORDS = {
    True: _("Your texts need no reading first"),
    False: _("A mentor reads your texts first"),
}


def posts(db: Session, viewer: Viewer) -> list[Told]:
    found = (
        select(Post, Thread.title, Thread.language, Alias.name)
        .join(Thread, Thread.id == Post.thread_id)
        .outerjoin(Alias, Alias.id == Post.alias_id)
        .where(_hers(viewer, Post))
        .order_by(Post.id.desc())
    )
    return [
        entry(
            Fact("post", _("What you wrote"), post.body, post.language),
            Fact("note", _("Said before it"), post.note),
            Fact("other_name", _("Under the name"), alias),
            Fact("thread", _("Under the title"), title, language),
            Fact("written_at", _("Written"), post.written_at),
            Fact("edited_at", _("Changed"), post.edited_at),
            Fact("state", _("How it stands"), STATES[post.state]),
            more=("forum.show_post", post.id),
        )
        for post, title, language, alias in db.execute(found)
    ]


def threads(db: Session, viewer: Viewer) -> list[Told]:
    own = select(Thread).where(_hers(viewer, Thread)).order_by(Thread.id.desc())
    begun = [
        entry(
            Fact("begun", _("You began"), thread.title, thread.language),
            Fact("at", _("When"), thread.started_at),
        )
        for thread in db.scalars(own)
    ]
    followed = select(Thread.title, Thread.language).join(Follow, Follow.thread_id == Thread.id)
    hers = or_(Follow.member_id == viewer.id, Follow.alias_id.in_(_aliases(viewer)))
    rows = db.execute(followed.where(hers).order_by(Follow.id.desc()))
    return begun + [entry(Fact("follows", _("You follow"), *row)) for row in rows]


def drafts(db: Session, viewer: Viewer) -> list[Told]:
    own = select(Draft).where(Draft.member_id == viewer.id).order_by(Draft.id.desc())
    return [
        entry(
            Fact("title", _("Title"), draft.title),
            Fact("body", _("What you wrote"), draft.body),
            Fact("kept_at", _("When"), draft.kept_at),
        )
        for draft in db.scalars(own)
    ]


def muted(db: Session, viewer: Viewer) -> list[Told]:
    found = (
        select(Thread.title, Thread.language, func.coalesce(Alias.name, Member.name))
        .select_from(Mute)
        .outerjoin(Thread, Thread.id == Mute.thread_id)
        .outerjoin(Alias, Alias.id == Mute.alias_id)
        .outerjoin(Member, Member.id == Mute.person_id)
        .where(Mute.member_id == viewer.id)
        .order_by(Mute.id.desc())
    )
    return [
        entry(
            Fact("thread", _("A talk"), title, language or ""),
            Fact("person", _("A person"), name),
        )
        for title, language, name in db.execute(found)
    ]


def rooms(db: Session, viewer: Viewer) -> list[Told]:
    """Where she was let in, where she has another name, and what mentors said of her."""
    entered = select(Room.title, Entry.at).join(Entry, Entry.room_id == Room.id)
    named = select(Room.title, Alias.name).join(Alias, Alias.room_id == Room.id)
    said = select(Word).where(or_(Word.member_id == viewer.id, Word.alias_id.in_(_aliases(viewer))))
    let_in = db.execute(entered.where(Entry.member_id == viewer.id).order_by(Entry.id)).all()
    names = db.execute(named.where(Alias.owner_key == viewer.mine).order_by(Alias.id)).all()
    return [
        *(
            entry(_room(title, viewer), Fact("at", _("You were let in"), at))
            for title, at in let_in
        ),
        *(
            entry(_room(title, viewer), Fact("other_name", _("Your other name there"), name))
            for title, name in names
        ),
        *(
            entry(
                Fact("word", _("A mentor said"), WORDS[word.trusts]), Fact("at", _("When"), word.at)
            )
            for word in db.scalars(said.order_by(Word.id))
        ),
    ]


def _room(title: dict[str, str], viewer: Viewer) -> Fact:
    language = viewer.language
    return Fact("room", _("Room"), in_language(title, language), language_of(title, language))


def _aliases(viewer: Viewer) -> Any:
    return select(Alias.id).where(Alias.owner_key == viewer.mine)


def _hers(viewer: Viewer, table: Any) -> Any:
    return or_(table.author_id == viewer.id, table.alias_id.in_(_aliases(viewer)))


def _held(*names: str) -> frozenset[str]:
    return frozenset(names)


SECTIONS = (
    Section("posts", _("What you wrote"), ("forum",), _held("posts.author_id"), posts),
    Section(
        "drafts",
        _("What you have not sent yet"),
        ("drafts",),
        _held("drafts.member_id"),
        drafts,
        "forum.mine",
    ),
    Section(
        "threads",
        _("What you began and follow"),
        ("forum",),
        _held("threads.author_id", "follows.member_id"),
        threads,
    ),
    Section(
        "muted",
        _("What you do not want to read"),
        ("forum",),
        _held("mutes.member_id"),
        muted,
    ),
    Section(
        "rooms",
        _("Your rooms and names in the forum"),
        ("forum",),
        _held("room_entries.member_id", "mentor_words.member_id"),
        rooms,
    ),
)
