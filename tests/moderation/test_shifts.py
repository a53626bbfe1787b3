"""Being there as a mentor: a beginning, an end she chooses, not too much of a day, and claims."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select

from portal import clock
from portal.forum.models import Post
from portal.moderation.models import Claim, MentorShift, Pass
from tests import make
from tests.moderation.people import mentor, there, under_alias

OFFERED = re.compile(r'name="minutes" value="(\d+)"')
LINES = re.compile(r'href="/moderation/posts/(\d+)"')


@pytest.fixture
def waiting(db):
    """A first post that waits."""
    thread = make.thread(db, make.member(db), title="All about work")
    return make.post(db, thread, make.member(db), "Words of somebody new", "waiting")


def been(db, member, minutes, hours_ago):
    """A shift that is over."""
    since = clock.now() - timedelta(hours=hours_ago)
    until = since + timedelta(minutes=minutes)
    return db.add(MentorShift(member_id=member.id, since=since, until=until))


@pytest.mark.parametrize("role", ["peer_mentor", "caseworker", "coordinator"])
def test_outside_of_a_shift_nothing_is_shown_and_nothing_done(db, sign_in, waiting, role):
    browser = sign_in(make.member(db, role=role))
    address = f"/moderation/posts/{waiting.id}"
    pages = [browser.get("/moderation"), browser.get(address), browser.get(f"{address}/staff")]
    deeds = ["claim", "handover", "passing", "admission", "restoration", "note", "word"]
    deeds += ["hiding", "revision", "closing", "slowing", "opening", "quickening", "staff"]
    typed = {"why": "hurts", "kind": "asks", "said": "Help"}
    whys = {"revision": "kinder", "closing": "heated", "slowing": "heated"}
    sent = {
        d: browser.post(f"{address}/{d}", **typed | {"why": whys.get(d, "hurts")}) for d in deeds
    }

    assert ["A few posts wait." in page.text for page in pages] == [True] * 3
    assert [word in pages[0].text + pages[1].text for word in ("Words of", "All about")] == [
        False
    ] * 2
    assert LINES.findall(pages[0].text) == []
    assert {deed: answer.status_code for deed, answer in sent.items()} == dict.fromkeys(deeds, 409)
    assert {"Begin your time as a mentor first." in answer.text for answer in sent.values()} == {
        True
    }
    assert (db.get(Post, waiting.id).state, db.every(Claim), db.every(Pass)) == ("waiting", [], [])


@pytest.mark.parametrize("role", ["resident", "graduate", "administrator"])
def test_who_is_no_mentor_begins_no_shift(db, sign_in, role):
    browser = sign_in(make.member(db, role=role))

    answers = [browser.post("/moderation/shift", minutes="30"), browser.post("/moderation/rest")]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert db.every(MentorShift) == []


def test_she_begins_and_ends_and_is_thanked(db, sign_in, waiting):
    deniz = make.member(db, role="peer_mentor")
    browser = sign_in(deniz)
    offered = OFFERED.findall(browser.get("/moderation").text)
    begun = browser.post("/moderation/shift", minutes="60")
    shift = db.one(select(MentorShift))
    page = browser.get("/moderation").text
    browser.post(f"/moderation/posts/{waiting.id}/claim")
    claims = len(db.every(Claim))
    ended = [browser.post("/moderation/rest") for _ in range(2)]
    thanks = browser.get("/moderation").text

    assert offered == ["30", "60", "120"]
    assert (begun.status_code, shift.until - shift.since) == (303, timedelta(minutes=60))
    assert LINES.findall(page) == [str(waiting.id)]
    assert (claims, db.every(Claim)) == (1, [])
    assert [answer.headers["location"] for answer in ended] == ["/moderation"] * 2
    assert "Thank you for being there for others." in thanks
    assert "You come first." in thanks
    assert LINES.findall(thanks) == []


@pytest.mark.parametrize("minutes", ["", "0", "45", "600", "-30", "x", "30.5", "٣٠", "1" * 30])
def test_only_the_offered_lengths(db, sign_in, minutes):
    browser = sign_in(make.member(db, role="peer_mentor"))

    assert browser.post("/moderation/shift", minutes=minutes).status_code == 409
    assert db.every(MentorShift) == []


def test_a_day_has_four_hours_at_the_most(db, sign_in):
    deniz = make.member(db, role="peer_mentor")
    been(db, deniz, 120, 20)
    been(db, deniz, 60, 9)
    been(db, deniz, 60, 24.5)  # half of it is longer ago than a day
    browser = sign_in(deniz)
    offered = OFFERED.findall(browser.get("/moderation").text)
    answers = [browser.post("/moderation/shift", minutes=n).status_code for n in ("60", "30")]
    browser.post("/moderation/rest")
    been(db, deniz, 30, 8)
    page = browser.get("/moderation").text

    assert offered == ["30"]
    assert answers == [409, 303]
    assert OFFERED.findall(page) == []
    assert "You were there for others long enough today." in page


def test_beginning_twice_at_once_is_one_shift(db, sign_in):
    browser = sign_in(make.member(db, role="peer_mentor"))

    with ThreadPoolExecutor(3) as pool:
        answers = list(
            pool.map(lambda n: browser.post("/moderation/shift", minutes=n), ["60", "30", "120"])
        )

    assert [answer.status_code for answer in answers] == [303] * 3
    assert len(db.every(MentorShift)) == 1


def test_a_shift_ends_by_itself_and_claims_with_it(db, sign_in, waiting):
    deniz = there(db, make.member(db, "deniz", "peer_mentor"), minutes=5)
    browser, other = sign_in(deniz), sign_in(mentor(db))
    browser.post(f"/moderation/posts/{waiting.id}/claim")
    shift, claim = (
        db.one(select(MentorShift).where(MentorShift.member_id == deniz.id)),
        db.one(select(Claim)),
    )
    held = other.get(f"/moderation/posts/{waiting.id}").text
    past = clock.now() - timedelta(seconds=1)
    db.do(lambda s: setattr(s.get(MentorShift, shift.id), "until", past))
    db.do(lambda s: setattr(s.get(Claim, claim.id), "until", past))

    assert claim.until == shift.until
    assert "<bdi>deniz</bdi> is looking at it" in held
    assert "Words of" not in browser.get(f"/moderation/posts/{waiting.id}").text
    assert other.post(f"/moderation/posts/{waiting.id}/claim").status_code == 303


def test_what_somebody_looks_at_is_hers_alone(db, sign_in, waiting):
    browser, other = sign_in(mentor(db, "deniz")), sign_in(mentor(db))
    address = f"/moderation/posts/{waiting.id}"
    browser.post(f"{address}/claim")
    pages = [other.get("/moderation").text, other.get(address).text]
    typed = {"why": "hurts"}
    deeds = ["claim", "handover", "admission", "hiding", "staff"]
    answers = [other.post(f"{address}/{deed}", **typed, said="Help") for deed in deeds]
    wrong = other.post(f"{address}/hiding", why="nonsense")

    assert ["<bdi>deniz</bdi> is looking at it" in page for page in pages] == [True, True]
    assert [f"{address}/" in page or "Words of" in page for page in pages] == [False, False]
    assert [answer.status_code for answer in answers] == [409] * 5
    assert {"deniz is looking at it." in answer.text for answer in answers} == {True}
    assert "Words of" not in wrong.text
    assert db.get(Post, waiting.id).state == "waiting"
    assert browser.post(f"{address}/admission").status_code == 303
    assert db.every(Claim) == []


def test_two_take_it_at_once_and_one_has_it(db, sign_in, waiting):
    browsers = [sign_in(mentor(db, name)) for name in ("deniz", "canan")]
    address = f"/moderation/posts/{waiting.id}"

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(lambda browser: browser.post(f"{address}/claim"), browsers))
    pages = [browser.get(address).text for browser in browsers]

    assert sorted(answer.status_code for answer in answers) == [303, 409]
    assert sorted("Words of somebody new" in page for page in pages) == [False, True]
    assert len(db.every(Claim)) == 1


def test_a_claim_lapses_and_can_be_taken_for_longer(db, sign_in, waiting):
    browser, other = sign_in(mentor(db)), sign_in(mentor(db))
    address = f"/moderation/posts/{waiting.id}"
    browser.post(f"{address}/claim")
    first = db.one(select(Claim))
    minutes = (first.until - clock.now()) / timedelta(minutes=1)
    soon = clock.now() + timedelta(minutes=1)
    db.do(lambda s: setattr(s.get(Claim, first.id), "until", soon))
    browser.post(f"{address}/claim")
    longer = db.one(select(Claim)).until
    past = clock.now() - timedelta(seconds=1)
    db.do(lambda s: setattr(s.get(Claim, first.id), "until", past))
    others = other.post(f"{address}/claim")

    assert 14 < minutes <= 15
    assert longer > soon
    assert (others.status_code, len(db.every(Claim))) == (303, 1)
    assert browser.post(f"{address}/admission").status_code == 409


def test_what_she_cannot_take_is_not_shown_to_her_again(db, sign_in, waiting):
    browser, other = sign_in(mentor(db)), sign_in(mentor(db))
    address = f"/moderation/posts/{waiting.id}"
    browser.post(f"{address}/claim")
    answers = [browser.post(f"{address}/passing") for _ in range(2)]

    assert [answer.headers["location"] for answer in answers] == ["/moderation"] * 2
    assert LINES.findall(browser.get("/moderation").text) == []
    assert LINES.findall(other.get("/moderation").text) == [str(waiting.id)]
    assert (db.every(Claim), len(db.every(Pass))) == ([], 1)


def test_handing_over_to_whoever_comes_or_to_somebody_who_is_there(db, sign_in, waiting):
    canan = mentor(db, "canan")
    outside = make.member(db, "outside", "peer_mentor")  # not on a shift
    browser, hers = sign_in(mentor(db, "deniz")), sign_in(canan)
    address = f"/moderation/posts/{waiting.id}"
    browser.post(f"{address}/claim")
    offered = re.findall(r'name="to" value="(\d*)"', browser.get(address).text)
    refused = browser.post(f"{address}/handover", to=str(outside.id))
    given = browser.post(f"{address}/handover", to=str(canan.id))
    page = hers.get(address).text
    hers.post(f"{address}/handover")

    assert offered == ["", str(canan.id)]
    assert (refused.status_code, given.status_code) == (409, 303)
    assert "Words of somebody new" in page
    assert db.every(Claim) == []


def test_who_may_be_handed_a_post_tells_nothing_of_another_name(db, sign_in):
    """The author stays in the list where she writes under another name, and not under her own."""
    house = make.house(db)
    canan = mentor(db, "canan", house_id=house.id)
    stranger, room = mentor(db, "stranger"), make.room(db, house_id=house.id)
    thread = make.thread(db, make.member(db), room.id)
    posts = [make.post(db, thread, canan), under_alias(db, canan, thread)]
    browser = sign_in(mentor(db, "deniz", house_id=house.id))
    offered = []
    for post in posts:
        browser.post(f"/moderation/posts/{post.id}/claim")
        page = browser.get(f"/moderation/posts/{post.id}").text
        offered.append(re.findall(r'name="to" value="(\d+)"', page))
    browser.post(f"/moderation/posts/{posts[1].id}/handover", to=str(canan.id))
    hers = sign_in(canan)

    assert offered == [[], [str(canan.id)]]
    assert stranger.id not in {int(n) for found in offered for n in found}
    assert hers.get(f"/moderation/posts/{posts[1].id}").status_code == 403
    assert "Words under another name" not in hers.get("/moderation").text
    held = browser.get(f"/moderation/posts/{posts[1].id}").text
    assert "<bdi>canan</bdi> is looking at it" in held
