"""A person with something in every place where something about her can be kept."""

from datetime import timedelta

import pytest

from portal import clock
from portal.accounts.models import (
    Arrival,
    BreakGlass,
    Card,
    Countersign,
    Deal,
    News,
    Notice,
    Unsent,
)
from portal.calendars.models import Feed
from portal.consent.models import Answer, Purpose, Receipt
from portal.duty.models import Shift
from portal.forum.models import Draft, Mute, Word
from portal.letters.models import Pass
from portal.listings.models import Report as OfferReport
from portal.listings.models import Saved, Skill
from portal.moderation.models import Report
from portal.plan.models import HiddenTopic
from portal.proof import codes
from portal.proof.models import Authenticator, Passkey
from portal.safety.models import SafetyPlan
from portal.searches.models import Match
from portal.trail.actions import record
from portal.trail.deeds import Deed
from portal.trail.deeds import Purpose as Why
from portal.training.models import News as TrainingNews
from portal.training.models import PairCode, SessionNews, Turn
from portal.way.models import Choice, Way
from tests import make
from tests.checkins.making import checkin
from tests.interest.making import cv, interested
from tests.moderation import people as mentoring
from tests.referrals.making import refer
from tests.reminders import making as reminding


@pytest.fixture
def house(db):
    return make.house(db, "House Lavender")


@pytest.fixture
def elif_(db, house):
    return make.member(db, "elif", role="caseworker", house_id=house.id)


@pytest.fixture
def fill(db, house, elif_):
    """`fill("amina")`: a member of that name; her texts hold the mark "amina-secret"."""
    room = make.room(db)

    def filled(name, role="resident"):
        mark, now = f"{name}-secret", clock.now()
        person = make.member(db, f"{name} called", role=role, house_id=house.id, language="tr")
        make.assignment(db, elif_, person)
        goal = make.goal(db, person, f"{mark} goal", is_own=True)
        step = make.step(db, goal, f"{mark} step")
        db.do(lambda s: setattr(s.merge(step), "words", f"{mark} no"))
        make.version(db, goal)
        make.question(db, make.owed_step(db, goal, f"{mark} owed"))
        make.translation(db, step, text=f"{mark} translated")
        make.note(db, person, elif_, f"{mark} note", statement=f"{mark} statement")
        refer(db, person, elif_, state="in_progress", told=f"{mark} told")
        cv(db, person, f"{mark} trade")
        interested(db, person, make.job(db), "sent", f"{mark} wish", when=now)
        make.data_request(db, person, rights=["b", "ç"], words=f"{mark} words")
        training = make.training(db, seats=5, taken=1)
        make.booking(db, training, person)
        told = {"training_id": training.id, "news": TrainingNews.MOVED, "was_at": now, "at": now}
        db.add(SessionNews(member_id=person.id, **told))
        full = make.training(db, seats=1)
        make.wait(db, full, person)
        make.thread(db, person, room.id, f"{mark} title", f"{mark} alone")
        shared = make.thread(db, person, room.id, f"{mark} shared", f"{mark} first")
        make.post(db, shared, elif_, "Kind regards")
        theirs = make.thread(db, elif_, room.id, "About work", "How is it?")
        answer = make.post(db, theirs, person, f"{mark} answer")
        reminding.message(db, reminding.contact(db, person, f"{mark} address"), "sent")
        make.concern(db, person, f"{mark} worry", post_id=answer.id)
        make.letter(db, person, f"{mark} letter")
        checkin(db, person, said={"debt": "yes", "words": f"{mark} after"})
        db.add(Pass(letter_id=make.letter(db, make.member(db)).id, mentor_id=person.id))
        made = {"deal": Deal.ROLE, "asked_by_id": elif_.id, "asked_at": now, "until": now}
        hers, typed = {"member_id": person.id}, f'[["x", "{mark} typed words here"]]'
        report = {"kind": "hurts", "reported_at": now}
        passkey = {"public_key": b"k", "sign_count": 0, "added_at": now}
        db.add(
            Report(
                post_id=answer.id,
                reporter_id=elif_.id,
                kind="hurts",
                note=f"{mark} about",
                reported_at=now,
            ),
        )
        mentoring.of_everything(db, person, answer, f"{mark} noted")
        first = db.all(make.posts_of(theirs))[0]
        other = make.alias(db, room, person, f"{mark} other")
        make.post(db, theirs, person, f"{mark} under it", alias=other)
        make.entry(db, room, person)
        db.add(
            Report(post_id=first.id, reporter_id=person.id, note=f"{mark} report", **report),
            Draft(**hers, place=f"/{mark}", title=f"{mark} a", body=f"{mark} draft", kept_at=now),
            Mute(**hers, person_id=elif_.id),
            Mute(member_id=elif_.id, person_id=person.id),
            Word(**hers, trusts=True, at=now),
            Shift(**hers, since=now, until=now),
            Turn(**hers, training_id=full.id, happened="joined", size=1, at=now),
            PairCode(**hers, training_id=training.id, digest=mark, until=now),
            Saved(**hers, listing_id=make.job(db).id, saved_at=now),
            OfferReport(
                **hers, listing_id=make.job(db).id, reason="gone", words=f"{mark} wrong", at=now
            ),
            Skill(**hers, key="sewing"),
            Match(
                search_id=make.search(db, person, f"q={mark}").id,
                listing_id=make.job(db).id,
                at=now,
            ),
            Arrival(**hers, at=now, own_phone=True),
            Notice(**hers, news=News.CARD, at=now),
            Unsent(**hers, path=f"/{mark}", typed=typed, kept_at=now),
            Card(
                **hers,
                language="en",
                opened_by_id=elif_.id,
                opened_at=now,
                expires_at=now,
                note=f"{mark} card",
            ),
            Passkey(**hers, credential=f"{mark} key".encode(), **passkey),
            Authenticator(**hers, secret=f"{mark} app", added_at=now),
            BreakGlass(
                **hers,
                staff_id=elif_.id,
                purpose="other",
                reason=f"{mark} reason",
                at=now,
                until=now,
            ),
            HiddenTopic(**hers, type="health"),
            Way(**hers, remark=f"{mark} remark", remark_at=now, written_at=now),
            Choice(**hers, option="stay", chosen_at=now, thinks_until=now.date()),
            SafetyPlan(**hers, sheet=f'{{"calm": "{mark} calm"}}', written_at=now),
            Countersign(
                **hers, detail=f"{mark} detail", subject=f"{mark} subject",
                reason=f"{mark} why", **made,
            ),
            Receipt(
                **hers, purpose=Purpose.SHARING, answer=Answer.GIVEN, partner=f"{mark} partner",
                partner_key="b" * 32,
                version=1, language="tr", shown=f"{mark} shown", at=now - timedelta(days=1),
            ),
        )  # fmt: skip
        make.certificate(db, person, course={"en": f"{mark} course"})
        db.add(Feed(**hers, digest=f"{mark} digest", title=f"{mark} title", made_at=now))
        make.ballot(db, make.poll(db, person), person, 1)
        db.do(codes.make, person.id, 2)
        db.do(
            record, person.id, make.viewer(elif_), Deed.PLAN_OPENED, purpose=Why.OTHER,
            reason=f"{mark} trail",
        )  # fmt: skip
        return person

    return filled
