"""There is no way for anybody else, and nothing of it is left after erasing."""

import pytest

from portal.accounts import pin
from portal.my_data import erasing
from portal.safety import actions
from portal.safety.models import SafetyPlan
from portal.safety.queries import sheet_for
from portal.seal.models import PersonKey
from tests import make
from tests.safety.pages import PAGE, PIN, REMOVAL, SHEET, WORDS, place, stored


class TestNobodyElse:
    @pytest.fixture
    def written(self, db, amina):
        db.do(actions.keep, make.viewer(amina), WORDS, version=0)
        return amina

    @pytest.mark.parametrize(
        ("role", "answer"),
        [("resident", 200), ("graduate", 200), ("peer_mentor", 200)]
        + [(role, 404) for role in ("caseworker", "coordinator", "administrator")],
    )
    def test_every_other_person_finds_nothing(self, db, written, sign_in, role, answer):
        other = make.member(db, "other", role=role, house_id=written.house_id)
        db.do(pin.keep, other.id, PIN, asks=False)
        make.assignment(db, other, written)
        if role in {"caseworker", "coordinator"}:
            make.exception(db, other, written)
        browser = sign_in(other)
        browser.post("/pin", pin=PIN)
        page = browser.get(PAGE)
        deeds = [browser.post(SHEET, version="0", calm=""), browser.post(REMOVAL)]

        assert page.status_code == answer
        assert "sea" not in page.text
        assert {deed.status_code for deed in deeds} == ({303} if answer == 200 else {404})
        assert stored(db, written) == WORDS
        assert db.ask(sheet_for, make.viewer(other)) == []

    def test_the_desk_has_no_word_of_it(self, db, written, sign_in):
        elif_ = make.member(db, "elif", role="caseworker", house_id=written.house_id)
        make.assignment(db, elif_, written)
        browser = sign_in(elif_)
        pages = ["/desk", "/desk/people"]
        pages += [
            f"/desk/people/{written.id}{part}" for part in ("", "/plan", "/notes", "/consent")
        ]
        texts = [browser.get(page).text for page in pages]

        assert [page for page, text in zip(pages, texts, strict=True) if "safety" in text] == []

    def test_a_guest_is_led_to_sign_in(self, guest):
        answers = [guest.get(PAGE), guest.post(SHEET), guest.post(REMOVAL)]

        assert [place(answer).partition("?")[0] for answer in answers] == ["/sign-in"] * 3

    def test_erasing_destroys_it(self, db, written):
        db.do(erasing.erase, make.viewer(written))

        assert db.every(SafetyPlan) == db.every(PersonKey) == []
