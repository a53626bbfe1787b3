"""Rooms, threads and posts of the last eight weeks, and who follows what."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from portal import search
from portal.demo import texts
from portal.demo.cast import NAMED
from portal.demo.times import DAY
from portal.demo.world import Person, World, watched
from portal.forum.counting import WORDS
from portal.forum.models import Follow, Post, PostState, Room, Thread
from portal.forum.rules import REPORTED

LONGEST_AGO = 55 * DAY  # waking minutes
PAUSE = 9 * 60  # between two posts of a thread, on average
UNREAD = 3  # threads with news for each of the named people
WHY = {"hidden": "contact", "meet": REPORTED, "contact": REPORTED}
STATES = {
    "waiting": PostState.WAITING,
    "hidden": PostState.HIDDEN,
    "meet": PostState.HIDDEN,  # reported: hidden until a mentor looks
    "contact": PostState.HIDDEN,
}
OWN = "own"  # the room of the thread's own language


@dataclass(slots=True)
class Said:
    """One post. `mark`: waiting, hidden, or the kind of an open report; mostly nothing."""

    author: Person
    body: str
    mark: str
    written_at: datetime
    thread: "Talk"
    id: int = 0

    @property
    def state(self) -> PostState:
        return STATES.get(self.mark, PostState.SHOWN)

    @property
    def is_shown(self) -> bool:
        return self.state is PostState.SHOWN


@dataclass(slots=True)
class Talk:
    """One thread with its posts in order."""

    copy: int
    room: str
    title: str
    language: str
    posts: list[Said] = field(default_factory=list)
    id: int = 0

    @property
    def shown(self) -> list[Said]:
        return [post for post in self.posts if post.is_shown]


def build(world: World) -> list[Said]:
    """All that was said, oldest first, so that numbers grow with time as they do in life."""
    rooms = _rooms(world)
    talks = [talk for copy in world.copies for talk in _talks(world, copy)]
    talks.sort(key=lambda talk: talk.posts[0].written_at)
    rows = (_thread(talk, rooms[talk.room]) for talk in talks)
    for talk, number in zip(talks, world.store(Thread, rows), strict=True):
        talk.id = number
    posts = sorted((post for talk in talks for post in talk.posts), key=lambda p: p.written_at)
    rows = (_post(world, post) for post in watched(posts, "Conversations", len(posts)))
    for post, number in zip(posts, world.store(Post, rows), strict=True):
        post.id = number
    _make_findable(world, posts)
    world.put(Follow, _follows(world, talks))
    return posts


def _make_findable(world: World, posts: list[Said]) -> None:
    """What is shown can be found, a title with the first post."""
    shown = (post for post in posts if post.is_shown)
    search.index_new(world.db, WORDS, ((post.id, _findable(post), ()) for post in shown))


def _findable(post: Said) -> str:
    return f"{post.thread.title} {post.body}" if post is post.thread.posts[0] else post.body


def _rooms(world: World) -> dict[str, int]:
    rooms = texts.read("rooms", "room")
    rows = [
        {
            "slug": room["slug"],
            "language": room.get("language"),
            "title": room["title"],
            "about": room["about"],
            "position": position,
        }
        for position, room in enumerate(rooms, 1)
    ]
    return {room["slug"]: n for room, n in zip(rooms, world.store(Room, rows), strict=True)}


def _talks(world: World, copy: int) -> list[Talk]:
    """The threads of one copy, a few of them fresh, most of them older."""
    written = [
        (language, thread)
        for language in texts.LANGUAGES
        for thread in texts.read(f"forum.{language}", "thread")
    ]
    world.chance.shuffle(written)
    return [
        _talk(world, copy, language, thread, LONGEST_AGO * (place / len(written)) ** 1.8)
        for place, (language, thread) in enumerate(written)
    ]


def _talk(world: World, copy: int, language: str, thread: dict[str, Any], ago: float) -> Talk:
    room = language if thread["room"] == OWN else thread["room"]
    talk = Talk(copy, room, thread["title"], language)
    for (name, body, *mark), minutes in zip(
        thread["posts"], _minutes_ago(world, thread["posts"], ago), strict=True
    ):
        author = world.person(copy, name)
        written_at = world.times.ago(minutes)
        talk.posts.append(Said(author, body, "".join(mark), written_at, talk))
    return talk


def _minutes_ago(world: World, posts: list[list[str]], last: float) -> list[float]:
    """How many waking minutes ago each post was written, the first one longest ago.

    The last one waited for a mentor since yesterday at most, whatever its thread did.
    """
    chance = world.chance
    is_waiting = posts[-1][-1] == PostState.WAITING
    last = max(last, chance.uniform(8, 40), DAY * is_waiting)
    pauses = [chance.expovariate(1 / PAUSE) + 3 for _ in posts[1:]]
    shrink = min(1, (LONGEST_AGO + DAY - last) / (sum(pauses) or 1))
    ago = [last]
    for pause in pauses:
        ago.append(ago[-1] + pause * shrink)
    if is_waiting:
        ago[0] = chance.uniform(60, 700)
    return ago[::-1]


def _thread(talk: Talk, room_id: int) -> dict[str, Any]:
    return {
        "room_id": room_id,
        "author_id": talk.posts[0].author.id,
        "title": talk.title,
        "language": talk.language,
        "started_at": talk.posts[0].written_at,
        "last_at": talk.shown[-1].written_at,
        "shown": len(talk.shown),
    }


def _post(world: World, post: Said) -> dict[str, Any]:
    judge = world.person(post.thread.copy, "Amber") if post.mark == "hidden" else None
    return {
        "thread_id": post.thread.id,
        "author_id": post.author.id,
        "body": post.body,
        "language": post.author.part.language,
        "state": post.state,
        "written_at": post.written_at,
        "judged_by_id": judge.id if judge else None,
        "judged_at": world.times.past(post.written_at + timedelta(hours=1), 1) if judge else None,
        "why_hidden": WHY.get(post.mark, ""),
    }


def _follows(world: World, talks: list[Talk]) -> Iterator[dict[str, Any]]:
    """Everybody follows where she wrote. The named people have news in their newest threads, the
    others in a quarter of theirs."""
    news: dict[int, int] = {}
    for talk in sorted(talks, key=lambda talk: talk.shown[-1].written_at, reverse=True):
        own = {post.author.id: post for post in talk.posts}  # the newest of each
        newest = talk.shown[-1]
        for number, post in own.items():
            is_behind = post.id < newest.id
            if post.author.part.name in NAMED:
                is_behind = is_behind and news.get(number, 0) < UNREAD
                news[number] = news.get(number, 0) + is_behind
            else:
                is_behind = is_behind and world.chance.random() < 0.25
            yield {
                "member_id": number,
                "thread_id": talk.id,
                "seen_post_id": post.id if is_behind else max(newest.id, post.id),
            }
