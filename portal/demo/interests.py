"""A CV, and jobs that some people are interested in."""

from datetime import datetime
from typing import Any

from sqlalchemy import select

from portal.consent import particular
from portal.consent.particular import Thing
from portal.cv.models import CV
from portal.cv.parts import Written, read
from portal.cv.sheet import leaf_of
from portal.demo import texts
from portal.demo.world import Person, World
from portal.formats import today
from portal.i18n import LANGUAGES, speaking
from portal.interest.letter import Offer, Outgoing
from portal.interest.meetings import When
from portal.interest.models import Interest, State, Turn
from portal.interest.queries import key_of
from portal.interest.texts import shown
from portal.listings.models import Job, Listing
from portal.listings.queries import visible_to
from portal.listings.skills import SKILLS
from portal.seal.box import keys_of
from portal.viewer import Viewer

HOUR = {State.ASKED: 10, State.SENT: 12}  # others in the afternoon


def build(world: World) -> None:
    """For each of them another job that is shown: the first ones in their language."""
    for copy in world.copies:
        written: dict[str, Written] = {}
        for entry in texts.read("interests", "cv"):
            name = entry["member"]
            written[name] = read({key: said for key, said in entry.items() if key != "member"})
            _write(world, world.person(copy, name), written[name])
        for place, entry in enumerate(texts.read("interests", "interest")):
            person = world.person(copy, entry["member"])
            carer = world.person(copy, person.part.carer)
            job = _job(world, entry["language"], place)
            told = written.get(entry["member"], Written())
            _store(world, person, carer, job, entry, told)


def _write(world: World, person: Person, written: Written) -> None:
    at = world.times.past(world.times.at(world.times.day(-7), 15))
    world.db.add(CV(member_id=person.id, written=written.dumped(), changed_at=at))


def _job(world: World, language: str, place: int) -> Listing:
    shown_ones = select(Job).where(visible_to(), Job.language == language).order_by(Job.id)
    return world.db.scalars(shown_ones.offset(place).limit(1), {"today": today()}).one()


def _store(
    world: World,
    person: Person,
    carer: Person,
    job: Listing,
    entry: dict[str, Any],
    written: Written,
) -> None:
    offer, moments = Offer.of(job), [_at(world, turn) for turn in entry["turns"]]
    leaves = [leaf_of(written, code, [], SKILLS, keys_of(world.db)) for code in entry["cv"]]
    called = written.name or person.name
    outgoing = Outgoing(called, entry["words"], entry["language"], tuple(leaves))
    row = Interest(
        member_id=person.id,
        listing_key=key_of(world.db, person.id, job.id),
        listing=offer.dumped(),
        told=outgoing.told(offer),
        meeting=_when(world, entry["date"]).dumped() if "date" in entry else "",
        language=entry["language"],
        state=State.ASKED,
        made_at=moments[0],
        changed_at=moments[-1],
    )
    world.db.add(row)
    world.db.flush()
    _agree(world, row, person, offer, outgoing)
    for turn in entry["turns"]:
        _turn(world, row, person if turn[0] == State.ASKED else carer, turn)


def _agree(world: World, row: Interest, person: Person, offer: Offer, outgoing: Outgoing) -> None:
    """Her own yes, in the words that she reads."""
    part, thing = person.part, Thing(f"interest {row.id}", offer.title)
    viewer = Viewer(person.id, person.name, part.role, person.house_id, part.language)
    with speaking(LANGUAGES.get(part.language, LANGUAGES["en"])):
        words = shown(offer, outgoing)
        receipt = particular.agree(world.db, viewer, person.id, thing, words)
    receipt.at, row.receipt_id = row.made_at, receipt.id


def _turn(world: World, row: Interest, by: Person, turn: list[Any]) -> None:
    state, _, *words = turn
    row.state, said = State(state), "".join(words)
    world.db.add(
        Turn(
            interest_id=row.id,
            member_id=row.member_id,
            state=row.state,
            at=_at(world, turn),
            by_id=by.id,
            by_name=by.name,
            is_own=by.id == row.member_id,
            is_relayed=bool(said),
            words=said,
            language=row.language if said else "",
        )
    )
    world.db.flush()


def _when(world: World, date: dict[str, Any]) -> When:
    at = world.times.at(world.times.workday(date["days"]), date["hour"])
    return When(at, date["where"], date["language"])


def _at(world: World, turn: list[Any]) -> datetime:
    state, days, *_ = turn
    return world.times.past(world.times.at(world.times.day(days), HOUR.get(state, 15)))
