"""Rooms that are not for everybody, with what is said in them, also under other names."""

import itertools
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from portal.accounts.mine import mine_of
from portal.db import insert_if_new
from portal.demo import texts
from portal.demo.times import DAY
from portal.demo.world import Person, World
from portal.forum.counting import count
from portal.forum.models import Alias, Entry, Follow, Post, PostState, Room, Thread
from portal.forum.rules import NOTES
from portal.text import squeezed

LET_IN = ("Papatya", "Lale", "Amber", "Menekşe", "Selin")
OTHER_NAME = "Poppy"
OTHER_NAME_OF = "Papatya"
AFTER_ALL_OTHERS = 100  # of places in the list
LATELY = 7  # waking minutes ago: after all others, so that numbers grow with time


def build(world: World) -> None:
    moments = (world.times.ago(LATELY - half / 2) for half in itertools.count())
    for place, room in enumerate(texts.read("closed_rooms", "room"), AFTER_ALL_OTHERS):
        houses = sorted({person.house_id for person in world.people.values()})
        for house_id in houses if room.get("house") else [None]:
            _room(world, room, house_id, place, moments)


def _room(
    world: World,
    room: dict[str, Any],
    house_id: int | None,
    place: int,
    moments: Iterator[datetime],
) -> None:
    rules = {"by_entry", "takes_aliases", "roles", "takes_contacts"} & room.keys()
    made = Room(
        slug=f"{room['slug']}-{house_id}" if house_id else room["slug"],
        title=room["title"],
        about=room["about"],
        position=place,
        house_id=house_id,
        **{rule: room[rule] for rule in rules},
    )
    world.db.add(made)
    world.db.flush()
    if made.by_entry:
        people = [world.person(1, name).id for name in LET_IN]
        at = world.times.ago(10 * DAY)
        world.put(Entry, [{"room_id": made.id, "member_id": n, "at": at} for n in people])
    for thread in texts.read("closed_rooms", "thread"):
        author = world.person(1, thread["posts"][0][0])
        if thread["room"] == room["slug"] and house_id in (None, author.house_id):
            _thread(world, made, thread, moments)


def _thread(world: World, room: Room, thread: dict[str, Any], moments: Iterator[datetime]) -> None:
    first: Post | None = None
    readers: list[Person] = []
    for name, body, *marks in thread["posts"]:
        author, at = world.person(1, name), next(moments)
        alias_id = _alias(world, room, author).id if "alias" in marks else None
        whose = {"author_id": None if alias_id else author.id, "alias_id": alias_id}
        if first is None:
            begun = Thread(
                room_id=room.id,
                title=thread["title"],
                language=thread["language"],
                started_at=at,
                last_at=at,
                **whose,
            )
            world.db.add(begun)
            world.db.flush()
        post = Post(
            thread_id=begun.id,
            body=body,
            language=author.part.language,
            note=next((mark for mark in marks if mark in NOTES), ""),
            quotes_id=first.id if first and "answers" in marks else None,
            state=PostState.SHOWN,
            written_at=at,
            **whose,
        )
        world.db.add(post)
        world.db.flush()
        first = first or post
        if alias_id is None:
            readers.append(author)
    for reader in readers:  # who have seen everything
        row = {"member_id": reader.id, "thread_id": begun.id, "seen_post_id": post.id}
        insert_if_new(world.db, Follow, row)
    count(world.db, begun.id)


def _alias(world: World, room: Room, person: Person) -> Alias:
    mine = mine_of(world.db, person.id)
    found = world.db.query(Alias).filter_by(room_id=room.id, owner_key=mine).first()
    if found is None:
        found = Alias(
            room_id=room.id, owner_key=mine, name=OTHER_NAME, name_key=squeezed(OTHER_NAME)
        )
        world.db.add(found)
        world.db.flush()
    return found
