"""Secret words: long ones, in any letters, never worn out, not this place's own."""

import argon2
import pytest
import time_machine

from portal.accounts import words
from portal.accounts.models import Member
from tests import make

LONG = "seven blue rivers " * 11  # 198 letters with the blanks


@pytest.mark.parametrize(
    "typed",
    [
        LONG.strip(),
        "314159265358979",
        "!?%&/()=+#*~§$",
        "أزرق سبعة حديقة نهر",
        "ALL CAPITAL LETTERS",
        "nocapitalsnodigits",
        "p" * 60 + " but four others",
    ],
)
def test_words_of_any_letters_and_length_open(db, sign_in, guest, typed):
    amina = make.member(db, "amina")

    changed = sign_in(amina).post("/account/words", words=make.WORDS, new_words=typed)
    cut = guest.post("/sign-in", name="amina", words=typed[:-2])
    opened = guest.post("/sign-in", name="amina", words=typed)

    assert (changed.status_code, opened.status_code, cut.status_code) == (303, 303, 422)


@pytest.mark.parametrize(
    "typed",
    [
        "too short",
        "aaaaaaaaaaaaaaaa",
        "Second Chance House 1",
        "BAHAR bahar Bahar",
        "admin portal 12",
    ],
)
def test_words_that_are_guessed_first_are_not_taken(db, sign_in, typed):
    browser = sign_in(make.member(db, "amina"))

    answer = browser.post("/account/words", words=make.WORDS, new_words=typed)

    assert answer.status_code == 422
    assert [words.match(make.WORDS, member.words_hash) for member in db.every(Member)] == [True]


def test_without_the_old_words_there_are_no_new_ones(db, sign_in, guest):
    browser = sign_in(make.member(db, "amina"))

    answer = browser.post(
        "/account/words", words="quite wrong words", new_words="green hill after rain"
    )

    assert answer.status_code == 422
    assert guest.post("/sign-in", name="amina", words=make.WORDS).status_code == 303


def test_new_words_sign_out_the_other_phones(db, sign_in):
    amina = make.member(db, "amina")
    here, elsewhere = sign_in(amina), sign_in(amina)

    here.post("/account/words", words=make.WORDS, new_words="green hill after rain")

    assert here.get("/account").status_code == 200
    assert elsewhere.get("/account").headers["location"].startswith("/sign-in")


def test_words_do_not_wear_out(db, guest):
    make.member(db, "amina")

    with time_machine.travel("2036-11-21 10:00:00+00:00", tick=False):
        answer = guest.post("/sign-in", name="amina", words=make.WORDS)

    assert answer.headers["location"] == "/"


def test_the_hash_costs_what_it_should():
    """OWASP's least for Argon2id: 19 MiB, two passes, one lane."""
    made = argon2.extract_parameters(words.hash_of(make.WORDS))

    assert (made.type, made.memory_cost, made.time_cost, made.parallelism) == (
        argon2.Type.ID,
        19 * 1024,
        2,
        1,
    )
    assert (made.salt_len, made.hash_len) == (16, 32)
