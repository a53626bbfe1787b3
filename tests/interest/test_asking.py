"""She reads exactly what goes out; her yes is to those very words and can be taken back."""

import json

import pytest

from portal import clock
from portal.app import all_routes, create_app
from portal.consent.models import Receipt
from portal.interest import texts
from portal.interest.models import Interest
from tests import keyfile, make
from tests.browser import Browser
from tests.interest.pages import asking, here, hidden, preview, say_yes

CV = {"name": "Mina K.", "first": "tr", "second": ""}


def receipts(db):
    return [(str(r.purpose), str(r.answer)) for r in db.every(Receipt)]


def test_she_reads_what_goes_out_and_says_yes_to_exactly_that(db, mine, scene, turns):
    form = mine.get(asking(scene.job)).text
    page = preview(mine, scene.job)
    nothing_yet = (db.every(Interest), receipts(db))
    done = mine.post(asking(scene.job), do="yes", **hidden(page))
    (row,), (receipt,) = db.every(Interest), db.every(Receipt)
    letter = db.ask(lambda s: s.get(Interest, row.id).letter)

    assert f'action="{asking(scene.job)}"' in form
    assert page.status_code == 200
    assert nothing_yet == ([], [])
    assert done.headers["location"] == here(row.id)
    assert letter == (
        "Good day,\n\n"
        "my name is Mina, and I am interested in the job you offer: “Tailor wanted”.\n\n"
        "I can begin on Monday.\n\nYou will be called about this.\n\nKind regards\nMina"
    )
    assert letter in receipt.shown
    assert (receipt.answer, row.receipt_id, row.state) == ("given", receipt.id, "asked")
    assert turns() == [("asked", "amina", True, False)]
    for told in ("Lavanta", "Bahar", "amina"):
        assert told not in letter


def test_the_cv_that_goes_with_it_stays_as_it_was(db, mine, scene):
    mine.post("/cv/name", **CV)
    mine.post("/cv/about", headline_tr="Terzi")
    say_yes(mine, scene.job, cv="tr", written_in="tr")
    mine.post("/cv/about", headline_tr="Aşçı")
    (row,) = db.every(Interest)
    letter, (leaf,) = db.ask(lambda s: (s.get(Interest, row.id).letter, s.get(Interest, 1).leaves))

    assert leaf["headline"] == "Terzi"
    assert "Terzi" in db.every(Receipt)[0].shown
    assert "Tailor wanted" in letter


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"said": "I live at Lavanta Evi"}, "tells where you live"),
        ({"said": "Kadın sığınma evinde kalıyorum"}, "tells others that you were helped"),
        ({"said": "Call 0532 123 45 67"}, "A phone number"),
        ({"called": "Bahar"}, "tells about this site"),
        ({"called": ""}, "Please write something here."),
        ({"said": "x" * 801}, "This is too long."),
        ({"cv": "tr"}, "Please choose one."),
        ({"cv": ""}, "Please choose one."),
        ({"written_in": "xx"}, "Please choose one."),
    ],
)
def test_what_cannot_go_out_is_explained(db, mine, scene, typed, told):
    answer = preview(mine, scene.job, **typed)

    assert (answer.status_code, told in answer.text) == (422, True)
    assert (db.every(Interest), receipts(db)) == ([], [])


def test_a_yes_to_other_words_is_no_yes(db, mine, scene, monkeypatch):
    fields = hidden(preview(mine, scene.job))
    tampered = mine.post(asking(scene.job), do="yes", **fields | {"said": "Something else"})
    kept_aside = mine.post(asking(scene.job), do="yes", kept="1", **fields)
    back = mine.post(asking(scene.job), **fields | {"do": "change"})
    monkeypatch.setattr(texts, "NO_SAYS", "Other words")
    outdated = mine.post(asking(scene.job), do="yes", **fields)

    assert [a.status_code for a in (tampered, kept_aside, back, outdated)] == [409, 200, 200, 409]
    assert "I can begin on Monday." in back.text
    assert (db.every(Interest), receipts(db)) == ([], [])


def test_once_for_an_offer_and_anew_when_it_is_over(db, mine, scene, asked):
    fields = hidden(preview(mine, make.job(db, "Other")))
    again = mine.post(asking(scene.job), do="yes", **fields)
    page = mine.get(asking(scene.job)).text
    mine.post(f"{here(asked)}/withdrawal")
    anew = say_yes(mine, scene.job)

    assert again.status_code == 409
    assert f'href="{here(asked)}"' in page
    assert anew.status_code == 303
    assert [str(row.state) for row in db.every(Interest)] == ["withdrawn", "asked"]


def test_the_same_yes_twice_is_one(db, mine, scene):
    fields, token = hidden(preview(mine, scene.job)), mine.token()
    sent = [mine.post(asking(scene.job), token=token, do="yes", **fields) for _ in range(2)]

    assert {a.headers["location"] for a in sent} == {here(db.every(Interest)[0].id)}
    assert (len(db.every(Interest)), len(receipts(db))) == (1, 1)


@pytest.mark.parametrize("hide", [{"hidden_at": clock.now()}, {"withdrawn_at": clock.now()}])
def test_an_offer_that_is_not_shown_is_not_there(db, mine, scene, change, hide):
    fields = hidden(preview(mine, scene.job))
    change(scene.job, **hide)
    found = [mine.get(asking(scene.job)), mine.post(asking(scene.job), do="yes", **fields)]

    assert [a.status_code for a in found] == [404, 404]
    assert mine.get(f"/housing/{scene.job.id}/interest").status_code == 404
    assert db.every(Interest) == []


def test_she_takes_it_back_at_any_time_and_says_how_it_goes(db, mine, scene, asked, state):
    early = mine.post(f"{here(asked)}/beginning")
    gone = [mine.post(f"{here(asked)}/withdrawal") for _ in range(2)]
    late = mine.post(f"{here(asked)}/end")

    assert (early.status_code, late.status_code) == (409, 409)
    assert [a.status_code for a in gone] == [303, 303]
    assert state(asked) == "withdrawn"
    assert receipts(db) == [("sharing", "given"), ("sharing", "withdrawn")]


def test_nobody_reads_or_answers_for_somebody_else(db, sign_in, scene, asked, state):
    found = set()
    for person in (scene.neighbour, scene.elif_, scene.colleague):
        other = sign_in(person)
        found.add(other.get(here(asked)).status_code)
        deeds = ("withdrawal", "beginning", "end", "dates")
        found |= {other.post(f"{here(asked)}/{deed}").status_code for deed in deeds}
    empty = sign_in(scene.neighbour).get("/interest").text

    assert found == {404}
    assert "There is nothing yet." in empty
    assert state(asked) == "asked"


def test_a_neutral_address_for_the_answer(db, scene, database_url):
    """One that holds the name of a house is refused when it would go out."""
    found = []
    for relay in ("jobs@example.org", "Lavanta Evi, 0312"):
        app = create_app(keyfile.settings(database_url, relay=relay))
        browser = Browser(app)
        browser.post("/sign-in", name="amina", words=make.WORDS, next="")
        browser.learn_token_later("/")
        found.append(say_yes(browser, make.job(db)))
        app.state.portal.close()
    (row,) = db.every(Interest)
    told = json.loads(db.ask(lambda s: s.get(Interest, row.id).told))

    assert [a.status_code for a in found] == [303, 409]
    assert "Please answer here: jobs@example.org" in told["letter"]


def test_every_page_and_deed_of_hers_stands_behind_the_private_door():
    ours = [r for r in all_routes() if r.name.split(".")[0] in {"interest", "cv"}]

    assert len(ours) > 20
    assert [r.name for r in ours if not r.app.private] == []


@pytest.mark.parametrize("number", ["0", "x", "-1", "999999999", "99999999999999999999"])
def test_other_addresses_are_not_there(mine, number):
    assert mine.get(f"/interest/{number}").status_code == 404
    assert mine.post(f"/interest/{number}/withdrawal").status_code == 404
    assert mine.get(f"/jobs/{number}/interest").status_code == 404
