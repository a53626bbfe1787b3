"""Another name in one room: hers alone, and joined to her by nothing that anybody sees."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from portal import clock
from portal.forum.counting import count
from portal.forum.models import Alias, Follow, Post, PostState, Thread, Word
from portal.my_data import erasing
from tests import make
from tests.dump import changed_tables, dump
from tests.forum.people import tried

NAME = "Night Sky"


@pytest.fixture
def room(db):
    return make.room(db, takes_aliases=True)


def use(browser, room, name=NAME):
    return browser.post(f"/forum/{room.slug}/name", called=name)


def begin(browser, room, **more):
    given = {"title": "A question", "body": "How was it for you?", **more}
    return browser.post(f"/forum/{room.slug}/threads", **given)


def test_she_writes_under_it_and_nobody_reads_whose_it_is(db, sign_in, room):
    amina = tried(db, "amina")
    browser = sign_in(amina)
    use(browser, room)
    thread = begin(browser, room, as_alias="y").headers["location"]
    browser.post(f"{thread}/reply", body="And now under my own name")
    browser.post(f"{thread}/reply", body="And again", as_alias="y")

    readers = [
        sign_in(tried(db)),
        sign_in(make.member(db, role="peer_mentor")),
        sign_in(make.member(db, role="coordinator")),
    ]
    pages = [reader.get(thread).text for reader in readers]

    assert [page.count(f"<b><bdi>{NAME}</bdi></b>") for page in pages] == [2, 2, 2]
    assert [page.count("<b><bdi>amina</bdi></b>") for page in pages] == [1, 1, 1]
    assert [page.count("Other name") for page in pages] == [2, 2, 2]


def test_the_database_alone_does_not_say_whose_it_is(db, sign_in, room):
    """No row that holds the alias or a post of it holds the number of a member, and none that
    came into being with it does."""
    amina = tried(db)
    browser = sign_in(amina)
    use(browser, room)
    begin(browser, room, as_alias="y")

    alias, thread = db.one(select(Alias)), db.every(Thread)[-1]
    post, follow = db.every(Post)[-1], db.every(Follow)[-1]

    assert (thread.author_id, thread.alias_id) == (None, alias.id)
    assert (post.author_id, post.alias_id) == (None, alias.id)
    assert (follow.member_id, follow.alias_id) == (None, alias.id)
    assert alias.owner_key == make.viewer(amina).mine


def test_what_is_written_under_it_is_hers(db, sign_in, room):
    """She changes it, is told of answers, and takes it away; nobody else does."""
    browser, other = sign_in(tried(db)), sign_in(tried(db))
    use(browser, room)
    thread = begin(browser, room, as_alias="y").headers["location"]
    post = db.every(Post)[-1]
    other.post(f"{thread}/reply", body="Well")

    told = browser.get("/").text
    refused = [
        other.post(f"/forum/posts/{post.id}/{deed}", body="Mine now").status_code
        for deed in ("change", "removal")
    ]
    browser.post(f"/forum/posts/{post.id}/change", body="How is it for you?")
    changed = db.get(Post, post.id)
    browser.post(f"/forum/posts/{post.id}/removal")
    gone = db.get(Post, post.id)

    assert "A question" in told
    assert refused == [403, 403]
    assert (changed.body, changed.alias_id) == ("How is it for you?", post.alias_id)
    assert (gone.body, gone.alias_id, gone.why_hidden) == ("", None, "gone")


@pytest.mark.parametrize("name", ["amina", "AMINA", "Amina ", NAME, "night sky"])
def test_two_voices_of_a_room_are_not_called_the_same(db, sign_in, room, name):
    make.thread(db, tried(db, "amina"), room.id)
    make.alias(db, room, tried(db), NAME)
    browser = sign_in(tried(db))
    before = dump(db)

    answer = use(browser, room, name)

    assert (answer.status_code, "choose another name" in answer.text) == (409, True)
    assert changed_tables(before, dump(db)) == set()


def test_a_search_for_names_finds_nobody_who_did_not_write_in_the_room(db, sign_in, room):
    """Somebody who looks for a person must not learn here that she exists."""
    make.thread(db, tried(db, "amina"))
    make.thread(db, make.member(db, "lale"), room.id, state="waiting")

    assert use(sign_in(tried(db)), room, "Lale").status_code == 303
    assert use(sign_in(tried(db)), room, "Amina").status_code == 303


def test_one_name_for_each_room_that_stays(db, sign_in, room):
    browser, other = sign_in(tried(db)), make.room(db, takes_aliases=True)
    answers = [use(browser, room), use(browser, room, "Another"), use(browser, other, "Another")]

    assert [answer.status_code for answer in answers] == [303] * 3
    assert [alias.name for alias in db.every(Alias)] == [NAME, "Another"]


@pytest.mark.parametrize("name", ["", " ", "x" * 41, "Аmina", "a\u200b"])
def test_a_name_is_what_it_looks_like(db, sign_in, room, name):
    assert use(sign_in(tried(db)), room, name).status_code == 422
    assert db.every(Alias) == []


@pytest.mark.parametrize("role", ["resident", "graduate", "peer_mentor", "caseworker"])
def test_staff_and_newcomers_have_none(db, sign_in, room, role):
    """Staff are recognised as staff; who is new is read first, under the name she came with."""
    browsers = [sign_in(tried(db, role=role)), sign_in(make.member(db, role=role))]

    found = [use(browser, room, f"Name {n}").status_code for n, browser in enumerate(browsers)]

    expected = {"caseworker": [403, 403], "peer_mentor": [303, 303]}
    assert found == expected.get(role, [303, 403])


def test_nobody_writes_under_a_name_she_does_not_have(db, sign_in, room):
    thread = make.thread(db, tried(db), room.id)
    amina = tried(db)
    make.alias(db, room, tried(db))
    make.alias(db, make.room(db, takes_aliases=True), amina)
    browser = sign_in(amina)

    answers = [
        begin(browser, room, as_alias="y").status_code,
        browser.post(f"/forum/threads/{thread.id}/reply", body="Hi", as_alias="y").status_code,
    ]

    assert answers == [403, 403]
    assert {post.alias_id for post in db.every(Post)} == {None}


@pytest.mark.parametrize("role", ["resident", "peer_mentor"])
def test_a_mentors_word_about_a_name_counts_for_this_name_alone(db, sign_in, room, role):
    """Else words under her own name would begin to wait at the same moment, and tell who it is."""
    amina = tried(db, role=role)
    alias = make.alias(db, room, amina)
    db.add(Word(alias_id=alias.id, trusts=False, at=clock.now()))
    browser = sign_in(amina)
    thread = make.thread(db, tried(db), room.id)
    address = f"/forum/threads/{thread.id}/reply"
    browser.post(address, body="Hello")
    browser.post(address, body="Hello again", as_alias="y")
    hers = db.every(Post)[-1]
    browser.post(f"/forum/posts/{hers.id}/change", body="Hello once more")

    assert [post.state for post in db.every(Post)[-2:]] == ["shown", "waiting"]
    assert browser.get(f"/forum/{room.slug}/name").status_code == 200


def test_a_word_about_her_own_name_changes_nothing_under_the_other_one(db, sign_in, room):
    amina = tried(db)
    browser = sign_in(amina)
    use(browser, room)
    begin(browser, room, as_alias="y")
    hers = db.every(Post)[-1]
    db.add(Word(member_id=amina.id, trusts=False, at=clock.now()))
    browser.post(f"/forum/posts/{hers.id}/change", body="In other words")

    post = db.get(Post, hers.id)
    assert (post.body, post.state) == ("In other words", "shown")
    assert begin(browser, room, as_alias="y").status_code == 403


@pytest.mark.parametrize("how", ["locked_at", "slow_until"])
def test_another_name_of_a_mentor_may_no_more_than_everybodys(db, sign_in, room, how):
    """Who writes where only mentors can is one of three or four."""
    mentor = tried(db, role="peer_mentor")
    browser = sign_in(mentor)
    use(browser, room)
    thread = make.thread(db, tried(db), room.id)
    address = f"/forum/threads/{thread.id}/reply"
    browser.post(address, body="Calm down", as_alias="y")
    later = clock.now() + timedelta(hours=9)
    db.do(lambda session: setattr(session.get(Thread, thread.id), how, later))

    answers = [browser.post(address, body="Once more", **n) for n in ({"as_alias": "y"}, {})]

    assert [answer.status_code for answer in answers] == [409, 303]


@pytest.mark.parametrize("begun_as", [{}, {"as_alias": "y"}])
def test_where_only_she_can_write_both_names_do_not_meet(db, sign_in, room, begun_as):
    """Nobody else can answer before anything is shown, so whoever does is who began it."""
    amina = tried(db)
    browser = sign_in(amina)
    use(browser, room)
    thread = begin(browser, room, **begun_as).headers["location"]
    judging = {"state": PostState.HIDDEN, "why_hidden": "hurts"}
    last = db.every(Post)[-1].id
    db.do(lambda session: session.execute(update(Post).where(Post.id == last).values(judging)))
    db.do(lambda session: count(session, db.every(Thread)[-1].id))
    other = {} if begun_as else {"as_alias": "y"}

    answers = [browser.post(f"{thread}/reply", body="More", **name) for name in (other, begun_as)]

    assert [answer.status_code for answer in answers] == [409, 303]


def test_a_few_words_do_not_tell_in_which_language_she_reads(db, sign_in, room):
    amina = tried(db, language="fa_AF")
    browser = sign_in(amina)
    use(browser, room)
    thread = make.thread(db, tried(db), room.id)
    browser.post(f"/forum/threads/{thread.id}/reply", body="Ok", as_alias="y")

    assert db.every(Post)[-1].language == thread.language == "en"


def test_with_her_account_they_go(db, sign_in, room):
    amina = tried(db)
    browser = sign_in(amina)
    use(browser, room)
    begin(browser, room, as_alias="y")
    db.do(erasing.erase, make.viewer(amina))

    assert (db.every(Alias), db.every(Thread), db.every(Post)) == ([], [], [])


def test_of_two_who_want_the_same_name_one_has_it(db, sign_in, room):
    answers = [use(sign_in(tried(db)), room).status_code for _ in range(2)]

    assert answers == [303, 409]
    assert len(db.every(Alias)) == 1
