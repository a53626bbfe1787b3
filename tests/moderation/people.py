"""Mentors who are there, reports, and posts under another name."""

from datetime import timedelta

from portal import clock
from portal.forum.models import Room, Thread
from portal.forum.reading import post_for
from portal.moderation import reporting
from portal.moderation.models import Appeal, Claim, Decision, MentorShift, Pass, Remark
from tests import make


def there(db, member, minutes=60):
    """Somebody who is on a shift as a mentor."""
    now = clock.now()
    db.add(MentorShift(member_id=member.id, since=now, until=now + timedelta(minutes=minutes)))
    return member


def mentor(db, name=None, role="peer_mentor", **values):
    return there(db, make.member(db, name, role, **values))


def reported(db, post, kind="hurts", member=None, note=""):
    viewer = make.viewer(member or make.member(db))

    def work(session):
        reporting.report(session, viewer, post_for(session, viewer, post.id), kind, note)
        return post

    return db.do(work)


def under_alias(db, member, thread, body="Words under another name", name="Firefly", **values):
    """A post of this member under another name of hers."""
    alias = make.alias(db, db.get(Room, thread.room_id), member, name)
    return make.post(db, thread, member, body, alias=alias, **values)


def with_clocks(db, member, post, other, now, later):
    """Of everything that goes with time one row whose time begins now; one that goes later."""
    whose, room_id = {"member_id": member.id}, db.get(Thread, post.thread_id).room_id
    noted = {**whose, "room_id": room_id, "kind": "asks", "language": "en", "at": now}
    asked = {"asked_at": now, "due_at": now}
    db.add(
        MentorShift(**whose, since=now, until=now),
        Pass(**whose, post_id=post.id, at=now),
        Decision(post_id=post.id, action="hidden", at=now),
        Appeal(post_id=post.id, **asked, decided_at=now),
        Appeal(post_id=other.id, **asked),
        Remark(**noted, until=now),
        Remark(**noted, until=later),
    )


def of_everything(db, member, post, said=""):
    """A row in every table of ours that says something of a member or is hers."""
    now = clock.now()
    whose, room_id = {"member_id": member.id}, db.get(Thread, post.thread_id).room_id
    noted = {"room_id": room_id, "kind": "asks", "language": "en", "at": now, "until": now}
    db.add(
        MentorShift(**whose, since=now, until=now),
        Pass(**whose, post_id=post.id, at=now),
        Claim(by_id=member.id, post_id=post.id, until=now),
        Appeal(post_id=post.id, said=said, asked_at=now, due_at=now),
        Remark(**whose, **noted, said=said),
    )
