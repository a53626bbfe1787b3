"""What she wrote and others do not see stands on her page of what she wrote."""

import re

from portal.forum.models import Post
from tests import make
from tests.forum.people import tried
from tests.moderation.people import under_alias

LINE = re.compile(
    r'<li><a href="/forum/posts/(\d+)"[^>]*>(.+?)</a><br>\s*<small[^>]*>(.+?)</small>'
)


def lines(browser):
    return LINE.findall(browser.get("/forum/mine").text)


def test_she_is_told_why_others_do_not_see_it(db, sign_in):
    amina, bea = tried(db), tried(db)
    thread = make.thread(db, bea, title="Tea")
    make.post(db, thread, amina)
    waits = make.post(db, thread, amina, state="waiting")
    asked = make.post(db, thread, amina, state="revise")
    other = under_alias(db, amina, thread, state="hidden")
    gone = make.post(db, thread, amina, state="hidden")
    for post, why in [(asked, "kinder"), (other, "hurts"), (gone, "going")]:
        db.do(lambda s, i=post.id, why=why: setattr(s.get_one(Post, i), "why_hidden", why))

    hers, others = lines(sign_in(amina)), lines(sign_in(bea))

    assert hers == [
        (str(other.id), "Tea", "It could hurt somebody who reads it."),
        (
            str(asked.id),
            "Tea",
            "You may be angry. Please say it in other words, so that nobody here is hurt.",
        ),
        (str(waits.id), "Tea", "A mentor reads this first. Others do not see it yet."),
    ]
    assert others == []


def test_of_a_room_that_she_may_no_longer_enter_nothing_stands_there(db, sign_in):
    amina = tried(db)
    room = make.room(db, roles=" graduate ")
    thread = make.thread(db, tried(db), room.id)
    make.post(db, thread, amina, state="waiting")

    assert lines(sign_in(amina)) == []
