"""Mentors who are there, reports, and posts under another name."""

from datetime import timedelta

from portal import clock
from portal.accounts.mine import mine_of
from portal.forum.models import Alias, Post, PostState, Thread
from portal.forum.reading import post_for
from portal.moderation import reporting
from portal.moderation.models import MentorShift
from portal.text import squeezed
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


def under_alias(db, member, thread, body="Words under another name", name="Firefly", state="shown"):
    """A post of this member under another name of hers."""

    def work(session):
        room_id = session.get(Thread, thread.id).room_id
        key = mine_of(session, member.id)
        alias = Alias(room_id=room_id, owner_key=key, name=name, name_key=squeezed(name))
        session.add(alias)
        session.flush()
        post = Post(
            thread_id=thread.id,
            alias_id=alias.id,
            body=body,
            language="en",
            state=PostState(state),
            written_at=clock.now(),
        )
        session.add(post)
        return post

    return db.do(work)
