"""The desk: reading what was told, closing it, handing it on."""

from concurrent.futures import ThreadPoolExecutor

from portal.accounts.models import Notice
from portal.duty.models import Concern
from portal.forum.models import Room
from portal.trail.models import TrailEntry
from tests import make
from tests.statements import counted

WORDS = "She does not open her door."


def deeds(db):
    return [(entry.deed, entry.by_name, entry.member_id) for entry in db.every(TrailEntry)]


def test_reading_it_stops_the_clock_and_is_told(db, sign_in, house):
    make.shift(db, house["elif"])
    told = make.concern(db, house["amina"], WORDS)
    browser, amina = sign_in(house["elif"]), sign_in(house["amina"])

    before = browser.get("/desk/concerns").text
    pages = [browser.get(f"/desk/concerns/{told.id}").text for _ in range(2)]
    after = browser.get("/desk/concerns").text

    assert "<bdi>amina</bdi> is worried" in before
    assert "to be read by" in before
    assert WORDS not in before
    assert all(f'<p dir="auto">{WORDS}</p>' in page for page in pages)
    assert all("read by <bdi>elif</bdi>" in page for page in pages)
    assert '<span class="tag">read</span>' in after
    assert deeds(db) == [("duty.opened", "elif", house["amina"].id)] * 2
    assert db.get(Concern, told.id).seen_by_id == house["elif"].id
    assert "By <bdi>elif</bdi>, " in amina.get(f"/worried/{told.id}").text
    assert [row.news for row in db.every(Notice)] == ["concern", "concern_news"]
    assert "elif</bdi></b>, of those on duty, read what you told them" in (
        amina.get("/account/trail").text
    )


def test_who_does_not_find_it(db, sign_in, house):
    """A colleague off duty, another house, members, an administrator; and who told it herself."""
    make.shift(db, house["elif"])
    make.shift(db, house["far"])
    own = make.concern(db, house["elif"], WORDS)
    told = make.concern(db, house["amina"], WORDS)
    admin = make.member(db, "admin", role="administrator", house_id=house["amina"].house_id)

    for person in (house["selin"], house["far"], house["amina"], admin):
        browser = sign_in(person)
        assert browser.get(f"/desk/concerns/{told.id}").status_code == 404
        assert browser.post(f"/desk/concerns/{told.id}/outcome", outcome="safe").status_code == 404
        assert browser.post(f"/desk/concerns/{told.id}/hand", to="1").status_code == 404
        assert "amina</bdi> is worried" not in browser.get("/desk/concerns").text
    assert sign_in(house["elif"]).get(f"/desk/concerns/{own.id}").status_code == 404
    assert db.every(TrailEntry) == []
    assert db.get(Concern, told.id).seen_at is None


def test_who_is_on_duty_and_who_leads_the_house_find_it_too(db, sign_in, house):
    make.shift(db, house["elif"])
    told = make.concern(db, house["amina"], WORDS)
    make.shift(db, house["selin"])

    for name in ("selin", "nur"):
        assert sign_in(house[name]).get(f"/desk/concerns/{told.id}").status_code == 200
    assert db.get(Concern, told.id).seen_by_id == house["selin"].id


def test_whose_words_it_is_about_does_not_find_it(db, sign_in, house):
    make.shift(db, house["selin"])
    post = db.all(make.posts_of(make.thread(db, house["nur"], body="Rude words")))[0]
    told = make.concern(db, house["amina"], WORDS, post_id=post.id)

    assert told.to_id == house["selin"].id
    assert sign_in(house["nur"]).get(f"/desk/concerns/{told.id}").status_code == 404
    assert "worried" not in sign_in(house["nur"]).get("/desk/concerns").text
    assert "Rude words" in sign_in(house["selin"]).get(f"/desk/concerns/{told.id}").text


def test_a_post_of_a_room_she_cannot_enter_stays_there(db, sign_in, house):
    make.shift(db, house["selin"])
    thread = make.thread(db, house["amina"], body="Only for us")
    told = make.concern(db, house["amina"], WORDS, post_id=db.all(make.posts_of(thread))[0].id)
    db.do(lambda s: setattr(s.get(Room, thread.room_id), "roles", " graduate "))

    page = sign_in(house["selin"]).get(f"/desk/concerns/{told.id}").text

    assert "Only for us" not in page
    assert "a room that you do not see" in page


def test_closing_says_what_came_of_it(db, sign_in, house):
    make.shift(db, house["elif"])
    told = make.concern(db, house["amina"], WORDS)
    browser = sign_in(house["elif"])
    token = browser.token()

    no = browser.post(f"/desk/concerns/{told.id}/outcome", outcome="nonsense", turn="1")
    sent = [
        browser.post(f"/desk/concerns/{told.id}/outcome", token=token, outcome="talked", turn="1")
        for _ in range(2)
    ]
    late = sign_in(house["nur"]).post(f"/desk/concerns/{told.id}/outcome", outcome="safe", turn="1")

    assert no.status_code == 422
    assert [answer.headers["location"] for answer in sent] == ["/desk/concerns"] * 2
    assert late.status_code == 409
    assert "A colleague was faster." in late.text
    closed = db.get(Concern, told.id)
    assert (closed.outcome, closed.closed_by_id) == ("talked", house["elif"].id)
    assert deeds(db) == [
        (deed, "elif", house["amina"].id) for deed in ("duty.opened", "duty.outcome")
    ]
    receipt = sign_in(house["amina"]).get(f"/worried/{told.id}").text
    assert "They talked with you about it." in receipt
    page = browser.get("/desk/concerns").text
    assert "<h2>Closed</h2>" in page
    assert "Nothing is waiting here." in page


def test_handing_on_to_a_colleague_on_duty(db, sign_in, house):
    make.shift(db, house["elif"])
    told = make.concern(db, house["amina"], WORDS)
    make.shift(db, house["selin"])
    browser, hand = sign_in(house["elif"]), f"/desk/concerns/{told.id}/hand"

    page = browser.get(f"/desk/concerns/{told.id}").text
    no = [browser.post(hand, to=str(house[n].id), turn="1").status_code for n in ("nur", "amina")]
    sent = browser.post(hand, to=str(house["selin"].id), turn="1")
    again = browser.post(hand, to=str(house["selin"].id), turn="1")

    assert "Hand it on to a colleague on duty" in page
    assert no == [422, 422]
    assert sent.status_code == 303
    assert again.status_code == 422
    handed = db.get(Concern, told.id)
    assert (handed.to_id, handed.seen_at) == (house["selin"].id, None)
    assert "Not yet. By " in sign_in(house["amina"]).get(f"/worried/{told.id}").text
    hers = sign_in(house["selin"]).get(f"/desk/concerns/{told.id}").text
    assert "<bdi>elif</bdi> handed it on to <bdi>selin</bdi>" in hers


def test_two_staff_at_once_one_acts_and_the_other_is_told(db, sign_in, house):
    make.shift(db, house["elif"])
    make.shift(db, house["selin"])
    browsers = [sign_in(house["elif"]), sign_in(house["nur"]), sign_in(house["elif"])]
    for number in range(1, 6):
        told = make.concern(db, house["amina"], f"Word {number}")
        here = f"/desk/concerns/{told.id}"
        other = "selin" if told.to_id == house["elif"].id else "elif"
        jobs = [
            (browsers[0], f"{here}/outcome", {"outcome": "safe"}),
            (browsers[1], f"{here}/outcome", {"outcome": "talked"}),
            (browsers[2], f"{here}/hand", {"to": str(house[other].id)}),
        ]
        if other == "elif":
            jobs.pop()
        with ThreadPoolExecutor(3) as threads:
            sent = [threads.submit(b.post, path, turn="1", **typed) for b, path, typed in jobs]
        codes = sorted(each.result().status_code for each in sent)
        assert codes[0] == 303
        assert set(codes[1:]) <= {409, 422}
        stands = db.get(Concern, told.id)
        assert (stands.turns, bool(stands.closed_at)) in {(1, True), (2, False)}
    assert len([1 for deed, *_ in deeds(db) if deed in {"duty.outcome", "duty.hand"}]) == 5


def test_the_first_page_of_the_desk_says_that_something_waits(db, sign_in, house):
    make.shift(db, house["elif"])
    browser = sign_in(house["elif"])

    before = browser.get("/desk").text
    make.concern(db, house["amina"])
    with counted(db) as sent:
        after = browser.get("/desk").text

    assert "that nobody has read" not in before
    assert "1 message to those on duty that nobody has read" in after
    assert len(sent) <= 6
    assert "that nobody has read" not in sign_in(house["selin"]).get("/desk").text


def test_the_list_costs_the_same_however_much_waits(db, sign_in, house):
    make.shift(db, house["elif"])
    browser, costs = sign_in(house["elif"]), []
    for number in range(2):
        for _ in range(1 + 5 * number):
            make.concern(db, house["amina"], f"Word {len(db.every(Concern))}")
        for path in ("/desk/concerns", "/desk/duty"):
            with counted(db) as sent:
                browser.get(path)
            costs.append(len(sent))

    assert costs[:2] == costs[2:]
    assert max(costs) <= 6
