"""Who is on duty, a letter to the mentors with its answer, a decision of a house."""

from datetime import timedelta

from portal.demo.world import Person, World
from portal.duty.models import Shift
from portal.letters import actions as letters
from portal.letters.models import Message
from portal.polls.models import Poll
from portal.viewer import Viewer

ON_DUTY = ("Elif", "Derya", "Kerem")
ASKED = (
    "I have an interview on Monday and nothing to wear for it. I am ashamed to ask in the house."
)
ANSWERED = (
    "There is a cupboard with good clothes behind the laundry, take what you like, nobody asks. "
)
ANSWERED += "Shall we practise the questions together on Sunday?"
TITLE = "Hafta sonu ne pişirelim?"
DISHES = ["Mantı", "Mercimek köftesi", "Zeytinyağlı dolma"]


def build(world: World) -> None:
    for name in ON_DUTY:
        _on_duty(world, world.person(1, name))
    _letter(world, world.person(1, "Papatya"), world.person(1, "Deniz"))
    _decision(world, world.person(1, "Deniz"))


def _on_duty(world: World, person: Person) -> None:
    """Until tonight, or until tomorrow morning when it is late."""
    now = world.times.now
    until = now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=9)
    shift = {"member_id": person.id, "since": now - timedelta(hours=1), "until": until}
    world.put(Shift, [shift])


def _letter(world: World, asker: Person, mentor: Person) -> None:
    letter = letters.open_letter(world.db, _viewer(asker), ASKED, other_houses=False)
    answer = Message(
        letter_id=letter.id,
        member_id=asker.id,
        from_team=True,
        by_id=mentor.id,
        at=world.times.now,
    )
    answer.said = ANSWERED
    letter.waits = False
    world.db.add(answer)
    world.db.flush()


def _decision(world: World, person: Person) -> None:
    days = world.times.at(world.times.day(4), 0)
    asked = {"title": TITLE, "options": DISHES, "language": "tr", "closes_at": days}
    now = {"made_at": world.times.now, "house_id": person.house_id, "by_id": person.id}
    world.db.add(Poll(**asked, **now))
    world.db.flush()


def _viewer(person: Person) -> Viewer:
    return Viewer(person.id, person.name, person.part.role, person.house_id, person.part.language)
