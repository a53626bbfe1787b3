"""Reports of posts: two that wait for a mentor, one that is settled."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from portal.demo.talk import Said
from portal.demo.world import World
from portal.moderation.models import Report

NOTES = {
    "contact": "Numara istiyor.",
    "meet": "They say where and when, everybody can read it.",
    "hidden": "A phone number was asked for.",
}
REPORTERS = {"contact": "Bulut", "meet": "Hazel", "hidden": "Maple"}


def build(world: World, posts: list[Said]) -> None:
    world.put(Report, (_report(world, post) for post in _marked(posts)))


def _marked(posts: list[Said]) -> Iterator[Said]:
    yield from (post for post in posts if post.mark in REPORTERS)


def _report(world: World, post: Said) -> dict[str, Any]:
    copy, is_settled = post.thread.copy, post.mark == "hidden"
    soon = world.times.past(post.written_at + timedelta(minutes=30), 2)
    lately = world.times.ago(world.chance.randint(100, 900))
    return {
        "post_id": post.id,
        "reporter_id": world.person(copy, REPORTERS[post.mark]).id,
        "kind": "contact" if is_settled else post.mark,
        "note": NOTES[post.mark],
        "reported_at": soon if is_settled else max(soon, lately),
        "settled_at": world.times.past(soon + timedelta(minutes=30), 1) if is_settled else None,
        "settled_by_id": world.person(copy, "Amber").id if is_settled else None,
        "outcome": "hidden" if is_settled else "",
    }
