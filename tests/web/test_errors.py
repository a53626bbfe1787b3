"""What bad input gets: a page in the reader's language, never a traceback."""

import logging

import pytest

from portal.accounts import routes as accounts
from portal.web import routing
from portal.web.access import anyone
from tests import make


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nothing", 404),
        ("/training/0", 404),
        ("/training/99999999999999999999", 404),
        ("/training/1x", 404),
        ("/forum/threads/٣", 404),
        ("/static/portal.00000000.css", 404),
        ("/sign-out", 405),
        ("/account/trail?before=x", 400),
        ("/account/trail?before=" + "9" * 19, 400),
        ("/sign-in?next=%00", 400),
        ("/%00", 400),
    ],
)
def test_a_wrong_address_gets_a_kind_page(db, sign_in, path, status):
    answer = sign_in(make.member(db, "amina")).get(path)

    assert answer.status_code == status or (path == "/%00" and answer.status_code == 404)
    assert "<h1>" in answer.text
    assert "Traceback" not in answer.text


def test_it_speaks_the_readers_language(guest):
    answer = guest.get("/nothing", headers={"accept-language": "ar;q=0.9, xx, tr;q=0.2"})

    assert '<html lang="ar" dir="rtl">' in answer.text
    assert "هذه الصفحة" in answer.text


def test_missing_and_forbidden_pages_are_the_same(db, sign_in):
    browser = sign_in(make.member(db, "amina"))

    missing, forbidden = browser.get("/training/424242"), browser.get("/desk/people/1")

    assert (missing.status_code, forbidden.status_code) == (404, 404)
    assert missing.text.replace("%2Ftraining%2F424242", "") == forbidden.text.replace(
        "%2Fdesk%2Fpeople%2F1", ""
    )


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"name": "nul\0", "words": "x"}, 400),
        ({f"field{n}": "x" for n in range(300)}, 400),
        ({"name": "x" * 70_000, "words": "x"}, 400),
    ],
    ids=["nul", "many fields", "a large field"],
)
def test_a_body_that_no_form_of_ours_sends_is_refused(guest, fields, status):
    answer = guest.post("/sign-in", **fields)

    assert answer.status_code == status
    assert "<h1>" in answer.text


def test_a_body_that_is_no_form_is_refused(guest):
    kind = {"content-type": "multipart/form-data; boundary=x"}

    answer = guest.request("POST", "/sign-in", content=b"--x\r\nbroken", headers=kind)

    assert answer.status_code == 403


def test_a_mistake_of_ours_is_said_plainly_and_logged_without_what_was_typed(
    guest, monkeypatch, caplog
):
    def broken(request):
        raise RuntimeError("inside")

    page = next(r.endpoint for r in accounts.routes if r.name == "accounts.language")
    monkeypatch.setattr(page, "handler", broken)

    with caplog.at_level(logging.ERROR, "portal"):
        answer = guest.get("/language?to=secret-text")

    assert answer.status_code == 500
    assert "Something broke on our side" in answer.text
    assert "inside" not in answer.text
    assert "secret-text" not in caplog.text
    assert "RuntimeError" in caplog.text


def test_two_routes_cannot_have_one_name():
    def language(request):
        """Nobody calls this."""

    language.__module__ = "portal.accounts.routes"

    with pytest.raises(ValueError, match=r"accounts\.language"):
        routing.get("/elsewhere", language, access=anyone)
