"""What two of the staff asked about each offer, and an offer that somebody reported."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import select, update

from portal.demo.world import World
from portal.flags.indicators import Indicator
from portal.listings.models import JOB, Answer, Check, Job, Listing, Report
from portal.listings.queries import visible_to

LANGUAGE = "tr"  # of what the staff wrote
SEEN = {Indicator.ISOLATION: "Oraya gittik. Durak yakın, telefon çekiyor, başkaları da var."}
SEEN_AT_WORK = SEEN | {
    Indicator.DOCUMENTS: "Yalnızca fotokopi istiyorlar.",
    Indicator.WAGES: "Para her ayın beşinde bankaya yatıyor.",
}
UNSURE = (
    (Indicator.DEBT, Answer.UNKNOWN, "Depozitonun ne zaman geri verildiğini söylemediler."),
    (Indicator.VIOLENCE, Answer.UNKNOWN, "Odanın kilidi var mı, görmedik."),
)
UNSURE_AT_WORK = (
    (Indicator.OVERTIME, Answer.UNKNOWN, "Cumartesi bazen çalışılıyor, ücretini söylemediler."),
    (Indicator.WAGES, Answer.UNKNOWN, "Paranın hangi gün verildiğini söylemediler."),
    (Indicator.DEBT, Answer.FLAG, "Kıyafet için önce para istiyorlar. Vermeden önce bize sor."),
)
EVERY = 3  # of so many offers, one has an answer that is not plain
REPORTED_BY, WORDS = "Papatya", "Gitmeden önce benden 500 lira istediler."


class Checked(NamedTuple):
    """An offer, who wrote and who checked it, and when."""

    id: int
    kind: str
    posted_by_id: int
    posted_at: Any
    assured_by_id: int
    assured_at: Any


def build(world: World) -> None:
    columns = [getattr(Listing, name) for name in Checked._fields]
    rows = world.db.execute(select(*columns).where(Listing.assured_at.is_not(None)))
    offers = [Checked._make(row) for row in rows.all()]
    world.put(Check, (turn for offer in offers for turn in _turns(offer)))
    _report(world)


def _turns(offer: Checked) -> Iterator[dict[str, Any]]:
    answers = {indicator.value: Answer.FINE.value for indicator in Indicator}
    row = {"listing_id": offer.id, "version": 1, "language": LANGUAGE}
    by = {"by_id": offer.posted_by_id, "at": offer.posted_at}
    yield row | by | {"turn": 1, "answers": answers, "words": {}}
    seen, unsure = (SEEN_AT_WORK, UNSURE_AT_WORK) if offer.kind == JOB else (SEEN, UNSURE)
    words = {indicator.value: said for indicator, said in seen.items()}
    if offer.id % EVERY == 0:
        indicator, answer, said = unsure[offer.id // EVERY % len(unsure)]
        answers = answers | {indicator.value: answer.value}
        words = words | {indicator.value: said}
    by = {"by_id": offer.assured_by_id, "at": offer.assured_at}
    yield row | by | {"turn": 2, "answers": answers, "words": words}


def _report(world: World) -> None:
    """One of the last jobs that could be seen waits for somebody of the desk."""
    seen = select(Job.id).where(visible_to()).order_by(Job.id.desc()).limit(1)
    number = world.db.scalars(seen, {"today": world.times.day(0)}).one()
    at = world.times.ago(90)
    said = {"reason": "money", "words": WORDS, "at": at, "hides": True, "outcome": ""}
    said |= {"listing_id": number, "member_id": world.person(1, REPORTED_BY).id}
    world.store_sealed(Report, [said])
    hidden = update(Listing).where(Listing.id == number).values(hidden_at=at)
    world.db.execute(hidden, execution_options={"synchronize_session": False})
