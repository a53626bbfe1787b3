"""Who waits for the coming sessions that are full, in the order in which they came."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from portal.demo.world import Person, World
from portal.training.turns import Happened

WAITERS = 3  # for each full session; the second one brings a child


def waits(
    world: World, training_id: int, candidates: list[Person]
) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Rows of waits and of what staff read about them."""
    for place, person in enumerate(candidates[:WAITERS]):
        joined_at = world.times.now - timedelta(days=WAITERS - place, minutes=7 * place)
        who = {"training_id": training_id, "member_id": person.id}
        with_child = place == 1
        turn = {"happened": Happened.JOINED, "size": 1 + with_child, "at": joined_at}
        yield {**who, "with_child": with_child, "joined_at": joined_at}, {**who, **turn}
