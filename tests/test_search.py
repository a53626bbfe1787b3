"""Folded words are found on both engines, and nothing typed is ever an operator."""

import pytest
from sqlalchemy import select

from portal import search
from portal.listings.models import Listing
from tests import make

WORDS = "listing_words"


@pytest.fixture
def store(db):
    """`store("text")`: a row that is findable by this text; its number."""

    def stored(words):
        row = make.job(db)
        db.do(search.index, WORDS, row.id, words)
        return row.id

    return stored


def hits(db, typed):
    def ask(session):
        holds = search.found(session, WORDS, Listing.id, typed)
        if holds is None:
            return None
        return list(session.scalars(select(Listing.id).where(holds).order_by(Listing.id)))

    return db.ask(ask)


SPELLINGS = [
    ("Işıl ışıl bir DİKİŞ atölyesi", "isil dikis"),
    ("Işıl ışıl bir DİKİŞ atölyesi", "IŞIL Dikiş"),
    ("isil dikis", "İŞİL ışıl DİKİŞ"),
    ("Aşçı yardımcısı", "ASCI yardimcisi"),
    ("خيّاطة في ورشةٍ صغيرة", "خياطه ورشه"),
    ("أعمال إدارية في مكتب", "اعمال ادارية"),
    ("على الآلة", "علي الاله"),
    ("خانه‌ای کوچک", "خانهای كوچك"),
    ("Швея, приём ЗАКАЗОВ", "ШВЕЯ прием заказов"),
    ("Oʻzbekcha soʻzlovchi", "ozbekcha so'zlovchi"),
    ("Full-time, 9-17 o'clock", "full time oclock"),
    ("Saat ٩ – ١٧", "9 17"),
    ("kitchen/cleaning a@b.example https://x.example/path", "cleaning b example path"),
    ("sewing workshop", "sew work"),
]


def test_spelling_does_not_matter(db, store):
    for words, typed in SPELLINGS:
        wanted = store(words)

        assert hits(db, typed)[-1:] == [wanted], typed
        db.do(search.forget, WORDS, wanted)
        assert hits(db, typed) == []


def test_all_words_must_be_there(db, store):
    store("sewing")
    both = store("sewing in a workshop")

    assert hits(db, "workshop sewing") == [both]
    assert hits(db, "workshop cooking") == []


def test_without_words_there_is_no_condition(db, store):
    store("sewing")
    for typed in ("", "   ", '"', "*", "( )", "&", "|", "'", ":", "-", "\"*()&|':-!<>\\"):
        assert hits(db, typed) is None


SIGNS = [
    'sewing"',
    "sewing*",
    "(sewing)",
    "sewing &",
    "| sewing",
    "'sewing'",
    "sewing:*",
    "-sewing",
    "!sewing",
    "<-> sewing",
    "%sewing%",
    "sewing\\",
    "sewing " * 200,
    "\U0001f9f5 sewing",
]
OPERATORS = [
    "sewing OR cooking",
    "sewing NOT workshop",
    "NEAR(sewing workshop)",
    'words:"sewing"',
    "sewing'; DROP TABLE listing_words; --",
    "x" * 5000,
    "ﷺ" * 300,
]


def test_signs_are_passed_over(db, store):
    wanted = store("sewing workshop")
    found = {typed: hits(db, typed) for typed in SIGNS}

    assert found == dict.fromkeys(SIGNS, [wanted])


def test_operators_are_words_like_others(db, store):
    store("sewing workshop")
    found = {typed: hits(db, typed) for typed in OPERATORS}

    assert found == dict.fromkeys(OPERATORS, [])


def test_indexing_anew_forgets_what_was_known(db, store):
    row_id = store("sewing")
    db.do(search.index, WORDS, row_id, "cooking")

    assert hits(db, "sewing") == []
    assert hits(db, "cooking") == [row_id]

    db.do(search.forget, WORDS, row_id)
    assert hits(db, "cooking") == []


def test_a_very_long_text_and_word_can_be_found(db, store):
    row_id = store("a" * 3000 + " " + "word " * 5000 + "last")

    assert hits(db, "a" * 3000) == [row_id]
    assert hits(db, "last") == [row_id]
