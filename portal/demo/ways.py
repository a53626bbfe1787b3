"""Where some people are on their way, until when their papers are valid, and two choices."""

from datetime import timedelta
from typing import Any, NamedTuple

from portal import packs
from portal.demo.world import World
from portal.way.models import Choice, Option, Way
from portal.way.sheet import filled

DAYS_TO_THINK = packs.load("tr").way.cooling_off_days


class Walker(NamedTuple):
    """Somebody's station since so many days; papers end in so many days."""

    name: str
    station: str
    days: int
    papers: dict[str, int]
    remark: str = ""


WALKERS = (
    Walker("Papatya", "reflection", 20, {"reflection_permit": 10}),
    Walker("Lale", "support", 40, {"residence_permit": 95}, "كان الحديث الأول قبل ذلك بأسبوع."),
    Walker("Menekşe", "plan", 35, {}),
    Walker("Ромашка", "identification", 12, {}),
    Walker("Lola", "plan", 60, {"residence_permit": 12, "three_years": 700}),
    Walker("Gul", "follow_up", 30, {"three_years": 150}),
)
CHOICES = (("Papatya", Option.STAY, 2), ("Gul", Option.STAY, 100))  # so many days ago


def build(world: World) -> None:
    for copy in world.copies:
        world.store_sealed(Way, [_way(world, copy, walker) for walker in WALKERS])
        world.store_sealed(Choice, [_choice(world, copy, *each) for each in CHOICES])


def _way(world: World, copy: int, walker: Walker) -> dict[str, Any]:
    person, times = world.person(copy, walker.name), world.times
    papers = {key: times.day(days) for key, days in walker.papers.items()}
    since = times.workday(-walker.days)
    sheet = filled(packs.load("tr").way, walker.station, since, papers)
    return {
        "member_id": person.id,
        "version": 1,
        "sheet": sheet.dumped(),
        "written_by_id": world.person(copy, person.part.carer).id,
        "written_at": times.at(since, 11),
        "remark": walker.remark,
        "remark_language": person.part.language if walker.remark else "",
        "remark_at": times.ago(900) if walker.remark else None,
    }


def _choice(world: World, copy: int, name: str, option: Option, days: int) -> dict[str, Any]:
    day = world.times.day(-days)
    return {
        "member_id": world.person(copy, name).id,
        "option": option.value,
        "chosen_at": world.times.at(day, 15),
        "thinks_until": day + timedelta(days=DAYS_TO_THINK),
        "taken_back_at": None,
    }
