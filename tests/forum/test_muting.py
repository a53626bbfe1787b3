"""What somebody does not want to read: threads leave her lists, people are folded, unseen."""

from portal.forum import following
from portal.forum.models import Follow, Mute
from tests import make
from tests.forum.people import tried

FOLDED = "You do not want to read this person."


def test_a_thread_leaves_her_lists_and_comes_back(db, sign_in):
    amina, bea, room = tried(db), tried(db), make.room(db)
    thread = make.thread(db, bea, room.id, "Loud things")
    make.post(db, thread, bea)
    db.add(Follow(member_id=amina.id, thread_id=thread.id, seen_post_id=0))
    browser, other = sign_in(amina), sign_in(tried(db))
    address = f"/forum/threads/{thread.id}"

    for _ in range(2):
        browser.post(f"{address}/muting")
    quiet = [browser.get(f"/forum/{room.slug}").text, browser.get("/").text]
    theirs = other.get(f"/forum/{room.slug}").text
    still = browser.get(address).status_code
    news = db.ask(following.new_replies_for, make.viewer(amina))
    browser.post(f"{address}/unmuting")

    assert ["Loud things" in page for page in [*quiet, theirs]] == [False, False, True]
    assert (still, news) == (200, [])
    assert "Loud things" in browser.get(f"/forum/{room.slug}").text
    assert db.every(Mute) == []


def test_a_person_is_folded_for_her_alone(db, sign_in):
    bea = tried(db)
    thread = make.thread(db, bea)
    post = make.post(db, thread, bea, "Again me")
    browser, other = sign_in(tried(db)), sign_in(tried(db))
    for _ in range(2):
        browser.post(f"/forum/posts/{post.id}/muting")

    pages = [reader.get(f"/forum/threads/{thread.id}").text for reader in (browser, other)]
    browser.post(f"/forum/posts/{post.id}/unmuting")

    assert [page.count(FOLDED) for page in pages] == [2, 0]
    assert FOLDED not in browser.get(f"/forum/threads/{thread.id}").text


def test_under_another_name_only_that_name_is_folded(db, sign_in):
    """Folding both would say that they are one person."""
    bea, room = tried(db), make.room(db, takes_aliases=True)
    alias = make.alias(db, room, bea)
    thread = make.thread(db, bea, room.id)
    post = make.post(db, thread, bea, "As somebody else", alias=alias)
    browser = sign_in(tried(db))
    browser.post(f"/forum/posts/{post.id}/muting")

    page = browser.get(f"/forum/threads/{thread.id}").text

    assert page.count(FOLDED) == 1
    assert [(row.person_id, row.alias_id) for row in db.every(Mute)] == [(None, alias.id)]


def test_nobody_mutes_herself(db, sign_in):
    bea = tried(db)
    post = make.post(db, make.thread(db, bea), bea)

    assert sign_in(bea).post(f"/forum/posts/{post.id}/muting").status_code == 403
    assert db.every(Mute) == []
