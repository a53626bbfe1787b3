"""Check-ins after a start, and two of those who offer homes: one trusted, one refused."""

from datetime import timedelta

from sqlalchemy import select

from portal.checkins.models import After, Checkin, Sees
from portal.checkins.rules import WAITS
from portal.demo.world import World
from portal.interest.models import Interest, State
from portal.text import fold
from portal.vetting.hosts import AT_HOME
from portal.vetting.models import Provider, Visit
from portal.vetting.models import State as Standing
from portal.vetting.offer import phone_digits

ASKED = {After.WEEK: Sees.NOBODY, After.MONTH: Sees.NOBODY}
HOSTS = {"Ayten Yıldırım": Standing.TRUSTED, "Kolay Pansiyon": Standing.REFUSED}


def build(world: World) -> None:
    begun = select(Interest).where(Interest.state == State.STARTED).order_by(Interest.id)
    for row in world.db.scalars(begun).all():
        at = row.changed_at
        waits = ((after, at + WAITS[after], sees) for after, sees in ASKED.items())
        world.db.add_all(
            Checkin(
                member_id=row.member_id, interest_id=row.id, after=after, due_at=due_at, sees=sees
            )
            for after, due_at, sees in waits
        )
    for number, (name, state) in enumerate(HOSTS.items()):
        _host(world, name, state, f"+90 555 000 00 0{number}")
    world.db.flush()


def _host(world: World, name: str, state: Standing, phone: str) -> None:
    """The numbers are nobody's."""
    selin, nur = world.person(1, "Selin"), world.person(1, "Nur")
    at = world.times.past(world.times.at(world.times.workday(-20), 11))
    host = Provider(
        name=name,
        folded=fold(name),
        is_host=True,
        phone=phone,
        digits=phone_digits(phone),
        state=state,
        state_by_id=nur.id,
        state_at=at,
        reason="" if state is Standing.TRUSTED else "Asked for a month of rent before a visit.",
        made_at=at - timedelta(days=10),
    )
    world.db.add(host)
    world.db.flush()
    if state is Standing.TRUSTED:
        world.db.add(
            Visit(
                provider_id=host.id,
                by_id=selin.id,
                on=world.times.workday(-22),
                answers={key: look.good.value for key, look in AT_HOME.items()},
                said="A clean flat on the second floor. Two students live there, too.",
                went_well=True,
                made_at=at - timedelta(days=1),
            )
        )
