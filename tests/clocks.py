"""When what is kept goes: a row of every table that has a clock, and one without."""

from datetime import timedelta

from portal.accounts.models import (
    Arrival,
    Assignment,
    BreakGlass,
    Card,
    Countersign,
    Deal,
    News,
    Notice,
    SignedInPhone,
    Tries,
    Unsent,
)
from portal.forum.models import Draft
from portal.listings.models import Report as OfferReport
from portal.listings.models import Saved
from portal.moderation.models import Report
from portal.proof.models import Authenticator, OneUseCode
from portal.searches.models import Match
from portal.training.models import News as Happened
from portal.training.models import PairCode, SessionNews, Turn
from portal.translating.models import PostTranslation
from portal.way.models import Choice
from portal.web.once import Answer
from tests import make
from tests.hosts import making as hosting
from tests.interest.making import interested
from tests.moderation import people as mentoring
from tests.referrals.making import refer
from tests.reminders import making as reminding

EACH = {  # table: days after which its row is past its time
    "drafts": 14,
    "assignments": 0,  # when the days in which two look after her are over
    "answers": 2,
    "phones": 0.5,
    "unsent": 1 / 24,
    "tries": 1 / 96,
    "arrivals": 30,
    "notices": 90,
    "cards": 30,
    "one_use_codes": 30,
    "authenticators": 2,
    "break_glass": 365,
    "countersigns": 30,
    "contacts": 30,
    "outbox": 30,
    "bookings": 365,
    "session_news": 90,
    "waits": 0,
    "turns_in_line": 365 / 4,
    "pair_codes": 2,
    "saved_listings": 365,
    "listings": 365,
    "listing_reports": 365,
    "saved_searches": 365,
    "search_matches": 90,
    "imports": 30,
    "provider_links": 90,
    "polls": 365,
    "post_translations": 30,
    "reports": 365,
    "concerns": 730,
    "checkins": 365,
    "providers": 1095,
    "mentor_shifts": 90,
    "passes": 90,
    "decisions": 365,
    "appeals": 365,
    "behaviour_notes": 0,
    "letters": 365,
    "staff_shifts": 90,
    "choices": 90,
    "notes": 730,
    "referrals": 730,
    "interests": 365,
    "data_requests": 1095,
    "certificates": 365,
    "changes_made": 730,
    "feedback": 730 + 14 / 24 - 1 / 86_400,  # at the end of that day: it knows no hours
}


def filling(db):
    """`filled(now)`: in every table a row whose time begins now, and one that has no clock yet."""

    def filled(now):
        amina, elif_ = make.member(db, "amina"), make.member(db, "elif", role="caseworker")
        nur, hers = make.member(db, "nur", role="coordinator"), {"member_id": amina.id}
        job = make.job(db, withdrawn_at=now, days_left=9000)
        standing = make.job(db, days_left=9000)
        post = db.all(make.posts_of(make.thread(db, elif_)))[0]
        other = make.post(db, make.thread(db, elif_), elif_)
        training = make.training(db, days=0, taken=2)
        make.booking(db, training, amina)
        coming = make.training(db, days=9000)
        make.booking(db, coming, amina)
        make.wait(db, training, elif_)
        make.wait(db, coming, elif_)
        told = {"training_id": coming.id, "news": Happened.MOVED, "was_at": now, "at": now}
        db.do(lambda s: setattr(s.merge(training), "ends_at", now))
        make.note(db, amina)
        refer(db, amina, elif_, state="done")
        refer(db, amina, elif_, state="accepted")
        for state in ("ended", "sent"):
            interested(db, amina, make.job(db, days_left=9000), state)
        make.data_request(db, amina, answered_at=now)
        make.data_request(db, amina)
        reminding.contact(db, amina, channel="email", stopped_at=now)
        phone = reminding.contact(db, amina)
        reminding.message(db, phone, "sent", ended_at=now)
        reminding.message(db, phone)
        make.certificate(db, amina, withdrawn_at=now)
        make.certificate(db, amina)
        make.change(db, training.course_id)
        make.poll(db, elif_, days=0)
        asked = {"source": "en", "next_try_at": now, "asked_at": now}
        db.add(PostTranslation(post_id=post.id, language="tr", **asked))
        make.voice(db, training.course_id, month=now.date())
        make.letter(db, amina)
        worry = make.concern(db, amina)
        db.do(lambda s: setattr(s.merge(worry), "closed_at", now))
        make.concern(db, amina, "still open")
        for days, state in ((0, "ready"), (9000, "wanted")):
            make.offer_import(db, elif_, made_at=now, state=state)
            make.link(db, standing, elif_, until=now + timedelta(days=days))
        make.shift(db, elif_, hours=0)
        make.shift(db, elif_, hours=9000 * 24)
        mentoring.with_clocks(db, amina, post, other, now, now + timedelta(days=9000))
        hosting.with_clocks(db, amina)
        report = {"reporter_id": amina.id, "kind": "hurts", "reported_at": now}
        make.search(db, amina)
        stays = make.search(db, amina, "q=x", looked_at=now + timedelta(days=9000))
        db.add(Match(search_id=stays.id, listing_id=job.id, at=now))
        deal = {"deal": Deal.ROLE, "asked_by_id": elif_.id, "asked_at": now}
        later = now + timedelta(days=9000)
        db.add(
            Answer(key="a", answered_at=now),
            SignedInPhone(key="k", **hers, own_phone=False, since=now, seen_at=now),
            Unsent(**hers, path="/", typed="[]", kept_at=now),
            Tries(key="t", count=1, last_at=now),
            Arrival(**hers, at=now, own_phone=False),
            Notice(**hers, news=News.CARD, at=now, seen_at=now),
            Notice(**hers, news=News.CARD, at=now),
            SessionNews(**hers, **told, seen_at=now),
            SessionNews(**hers, **told),
            Assignment(**hers, staff_id=elif_.id, since=now, until=now),
            Assignment(**hers, staff_id=nur.id, since=now),
            Card(**hers, language="en", opened_at=now, expires_at=later, used_at=now),
            Card(**hers, language="en", opened_at=now, expires_at=later),
            OneUseCode(**hers, digest="1", made_at=now, used_at=now),
            OneUseCode(**hers, digest="2", made_at=now),
            Authenticator(**hers, secret="x", added_at=now),
            Authenticator(member_id=elif_.id, secret="x", added_at=now, confirmed_at=now),
            BreakGlass(**hers, staff_id=elif_.id, purpose="other", reason="x", at=now, until=now),
            Countersign(**hers, **deal, until=now),
            Countersign(**hers, **deal, until=later),
            Turn(training_id=training.id, happened="freed", at=now),
            Turn(training_id=coming.id, happened="freed", at=now),
            PairCode(**hers, training_id=training.id, digest="1", until=now),
            PairCode(**hers, training_id=coming.id, digest="2", until=later),
            Saved(**hers, listing_id=job.id, saved_at=now),
            Saved(**hers, listing_id=standing.id, saved_at=now),
            OfferReport(**hers, listing_id=standing.id, reason="gone", at=now, decided_at=now),
            OfferReport(member_id=elif_.id, listing_id=standing.id, reason="gone", at=now),
            Choice(
                **hers, option="stay", chosen_at=now, thinks_until=now.date(), taken_back_at=now
            ),
            Choice(**hers, option="stay", chosen_at=now, thinks_until=now.date()),
            Draft(**hers, place="/forum/threads/1/reply", body="x", kept_at=now),
            Report(post_id=post.id, **report, settled_at=now),
            Report(post_id=other.id, **report),
        )

    return filled
