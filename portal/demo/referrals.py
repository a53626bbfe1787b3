"""What services may be told for some people, in every state there is."""

import json
from datetime import datetime
from typing import Any

from portal import packs
from portal.consent import particular
from portal.consent.particular import Thing
from portal.demo import texts
from portal.demo.world import Person, World
from portal.i18n import LANGUAGES, speaking
from portal.referrals.models import Referral, State, Turn
from portal.referrals.texts import shown
from portal.types import in_language
from portal.viewer import Viewer

COUNTRY = "tr"  # where the houses are
HERS = {State.IN_PROGRESS, State.REVOKED}
HOUR = {State.ASKED: 10, State.IN_PROGRESS: 12}  # others in the afternoon


def build(world: World) -> None:
    for copy in world.copies:
        for entry in texts.read("referrals", "referral"):
            person = world.person(copy, entry["member"])
            _store(world, person, world.person(copy, person.part.carer), entry)


def _store(world: World, person: Person, carer: Person, entry: dict[str, Any]) -> None:
    service = packs.load(COUNTRY).service(entry["service"])
    assert service is not None, entry["service"]  # noqa: S101
    moments = [_at(world, turn) for turn in entry["turns"]]
    row = Referral(
        member_id=person.id,
        service=service.key,
        called=json.dumps(service.name, ensure_ascii=False),
        told=entry["told"],
        language=entry["language"],
        state=State.ASKED,
        made_by_id=carer.id,
        made_by_name=carer.name,
        made_at=moments[0],
        changed_at=moments[-1],
    )
    world.db.add(row)
    world.db.flush()
    for turn in entry["turns"]:
        _turn(world, row, person, carer, turn)
    world.db.flush()


def _turn(world: World, row: Referral, person: Person, carer: Person, turn: list[Any]) -> None:
    state, _, *words = turn
    at, by = _at(world, turn), person if state in HERS else carer
    if state in HERS:
        _answer(world, row, person, at, is_yes=state == State.IN_PROGRESS)
    row.state = State(state)
    said = "".join(words)
    world.db.add(
        Turn(
            referral_id=row.id,
            member_id=row.member_id,
            state=row.state,
            at=at,
            by_id=by.id,
            by_name=by.name,
            is_own=by is person,
            words=said,
            language=row.language if said else "",
        )
    )


def _answer(world: World, row: Referral, person: Person, at: datetime, *, is_yes: bool) -> None:
    """Her own yes or no, in the words that she reads."""
    part = person.part
    viewer = Viewer(person.id, person.name, part.role, person.house_id, part.language)
    with speaking(LANGUAGES.get(part.language, LANGUAGES["en"])) as language:
        thing = Thing(f"referral {row.id}", in_language(row.names, language.code))
        if is_yes:
            receipt = particular.agree(world.db, viewer, person.id, thing, shown(row))
            row.receipt_id = receipt.id
        else:
            receipt = particular.decline(world.db, viewer, person.id, thing)
    receipt.at = at


def _at(world: World, turn: list[Any]) -> datetime:
    state, days, *_ = turn
    return world.times.past(world.times.at(world.times.day(days), HOUR.get(state, 15)))
