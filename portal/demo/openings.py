"""Jobs and homes: posted by one of the staff, assured by another."""

from datetime import datetime
from typing import Any

from sqlalchemy import select

from portal.demo import texts
from portal.demo.cast import HOUSES
from portal.demo.world import World, watched
from portal.listings.actions import make_findable
from portal.listings.models import HOME, JOB, Home, Job, Listing, Saved, Skill
from portal.searches.models import Search

TONGUES = {"tr": "turkish", "en": "english", "ar": "arabic", "ru": "russian"}
NEEDED = {  # what a trade asks for, by the words of listings.skills
    "textile": ("sewing",),
    "kitchen": ("cooking",),
    "cleaning": ("cleaning",),
    "care": ("elderly",),
    "shop": ("selling", "money"),
    "hotel": ("cleaning", "ironing"),
    "office": ("office", "computer"),
    "trade": ("repair",),
    "warehouse": ("packing",),
    "garden": ("garden",),
    "language": ("interpreting",),
}
TICKED = {"Papatya": ("sewing", "turkish", "computer"), "Lale": ("cooking", "arabic")}
LOOKS_FOR = {"Papatya": (JOB, "district=Ankara&trade=textile"), "Lale": (HOME, "children=y")}
SAVED_BY = ("Papatya", "Lale", "Deniz", "Gul")


def build(world: World) -> None:
    jobs, homes = texts.read("jobs", "job"), texts.read("homes", "home")
    for copy in watched(world.copies, "Jobs and homes", world.scale):
        numbers = _store(world, copy, JOB, jobs)
        world.put(Job, (_job(*both) for both in zip(numbers, jobs, strict=True)))
        numbers += _store(world, copy, HOME, homes)
        rows = zip(numbers[len(jobs) :], homes, strict=True)
        world.put(Home, (_home(world, *both) for both in rows))
        world.db.flush()
        for of in (Job, Home):
            for made in world.db.scalars(select(of).where(of.id.in_(numbers))):
                make_findable(world.db, made)
        for name, keys in TICKED.items():
            hers = {"member_id": world.person(copy, name).id}
            world.put(Skill, [{**hers, "key": key} for key in keys])
        world.put(Search, (_search(world, copy, name) for name in LOOKS_FOR))
        world.put(Saved, _saved(world, copy, list(zip(numbers, jobs + homes, strict=True))))


def _store(world: World, copy: int, kind: str, entries: list[dict[str, Any]]) -> list[int]:
    return world.store(Listing, (_listing(world, copy, kind, entry) for entry in entries))


def _listing(world: World, copy: int, kind: str, entry: dict[str, Any]) -> dict[str, Any]:
    house = next((name for name, city in HOUSES.items() if city == entry["city"]), None)
    staff = world.staff_of(copy, house or world.chance.choice(list(HOUSES)))
    poster, assurer = world.chance.sample(staff, 2)
    vetted: int | None = entry.get("vetted_days_ago")
    posted_at = _office(world, (vetted or 0) + world.chance.randint(1, 3))
    assured_at = None if vetted is None else max(posted_at, _office(world, vetted))
    tongues = [TONGUES[code] for code in entry.get("languages_needed", []) if code in TONGUES]
    named = ("language", "title", "description", "city", "district", "women_only")
    return {name: entry[name] for name in named} | {
        "kind": kind,
        "skills": [*NEEDED.get(entry["kind"], ()), *tongues] if kind == JOB else [],
        "address_known": vetted is not None and entry["days_left"] % 4 != 0,
        "visibility": "never" if kind == HOME and entry["women_only"] else "district",
        "posted_by_id": poster.id,
        "posted_at": posted_at,
        "assured_at": assured_at,
        "assured_by_id": assurer.id if assured_at else None,
        "valid_through": world.times.day(entry["days_left"]),
        "assured_until": world.times.day(45 - (vetted or 0)) if assured_at else None,
    }


def _office(world: World, days: int) -> datetime:
    """A moment in office hours so many days ago."""
    day = world.times.workday(-days)
    moment = world.times.at(day, world.chance.randint(9, 16), world.chance.randint(0, 59))
    return world.times.past(moment)


def _job(number: int, entry: dict[str, Any]) -> dict[str, Any]:
    alike = ("hiring_organization", "employment_type", "work_hours", "pay_min", "pay_max")
    more = ("pay_unit", "languages_needed", "no_experience", "childcare", "insured")
    return {name: entry[name] for name in (*alike, *more)} | {
        "id": number,
        "trade": entry["kind"],
        "pay_currency": "TRY",
    }


def _home(world: World, number: int, entry: dict[str, Any]) -> dict[str, Any]:
    alike = ("rooms", "rent", "deposit", "bills_included", "lives_there", "transport")
    more = ("children", "pets", "furnished", "accessible")
    return {name: entry[name] for name in (*alike, *more)} | {
        "id": number,
        "home_kind": entry["kind"],
        "currency": "TRY",
        "available_on": world.times.day(entry["available_in_days"]),
    }


def _search(world: World, copy: int, name: str) -> dict[str, Any]:
    """Looked at two days ago: what was assured since then is new."""
    kind, asked = LOOKS_FOR[name]
    looked = world.times.ago(48 * 60)
    hers = {"member_id": world.person(copy, name).id, "kind": kind, "asked": asked}
    return {**hers, "made_at": looked, "looked_at": looked, "matched_at": looked}


def _saved(
    world: World, copy: int, listings: list[tuple[int, dict[str, Any]]]
) -> list[dict[str, Any]]:
    """Named people kept a few that are still good."""
    good = [n for n, e in listings if "vetted_days_ago" in e and e["days_left"] > 0]
    return [
        {
            "member_id": world.person(copy, name).id,
            "listing_id": number,
            "saved_at": world.times.ago(world.chance.randint(30, 2000)),
        }
        for name in SAVED_BY
        for number in world.chance.sample(good, 3)
    ]
