"""One by one: what is found, as which kind and where; what is not; how long it takes."""

import re
import time

import pytest

from portal import packs
from portal.finding.detecting import found_in
from portal.finding.explanations import EXPLANATIONS
from portal.finding.found import Found, Kind, without
from tests.thorough import tries

HOUSES = ("bahar", "lavanta evi")


def found(text):
    return found_in(text, country="tr", houses=HOUSES)


def kinds(text):
    return [(find.kind.value, find.said) for find in found(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ara: 0532 415 23 16!", [("phone", "0532 415 23 16")]),
        ("+90 (532) 415-23-16", [("phone", "+90 (532) 415-23-16")]),
        ("رقمي ٠٩٣٣ ١٢٣ ٤٥٦ مساء", [("phone", "٠٩٣٣ ١٢٣ ٤٥٦")]),
        ("0️⃣5️⃣3️⃣2️⃣4️⃣1️⃣5️⃣2️⃣3️⃣1️⃣6️⃣ ok", [("phone", "0️⃣5️⃣3️⃣2️⃣4️⃣1️⃣5️⃣2️⃣3️⃣1️⃣6️⃣")]),
        ("o532 4l5 23 16", [("phone", "o532 4l5 23 16")]),
        ("on insta: gul.nar okay", [("handle", "gul.nar")]),
        ("تلغرام: samira77", [("handle", "samira77")]),
        ("t.me/ayse_92.", [("handle", "t.me/ayse_92")]),
        ("ayse@gmail.com, evet", [("email", "ayse@gmail.com")]),
        ("anna собака mail точка ru", [("email", "anna собака mail точка ru")]),
        ("bak: kolayis.net/x", [("link", "kolayis.net/x")]),
        ("TR33 0006 1005 1978 6457 8413 26", [("iban", "TR33 0006 1005 1978 6457 8413 26")]),
        ("kimlik 10000000146 var", [("id", "10000000146")]),
        ("pasaport no U1234567", [("id", "U1234567")]),
        ("Gül Sokak No: 12'de", [("address", "Gül Sokak No: 12")]),
        ("Bahar'da kalıyorum", [("house", "Bahar")]),
        ("LAVANTA EVİNDE kaldık", [("house", "LAVANTA EVİNDE")]),
        (
            "0532 415 23 16 ya da ayse@gmail.com",
            [("phone", "0532 415 23 16"), ("email", "ayse@gmail.com")],
        ),
    ],
)
def test_found(text, expected):
    assert kinds(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "14:30 - 16:45, 17.00",
        "12.05.2026-18.05.2026",
        "30.000 TL, ₺30,000, 1 250 000",
        "2019-2023, 2024, 2025",
        "Room 2, %20, 18 yaş, 45 dakika",
        "112 157 183",
        "bugün.Yarın 3.11.2 Python",
        "1 2 3 4 5 6 7 8 9 10 11 12",
        "bir iki üç dört beş altı yedi sekiz dokuz on",
        "Bahar geldi. Instagram bana göre değil.",
        "TR33 0006 gibi bir şey",
    ],
)
def test_left_alone(text):
    assert kinds(text) == []


def test_lines_and_services_of_the_country_may_be_written():
    pack = packs.load("tr")
    numbers = [line.number for line in pack.lines] + [one.phone for one in pack.services]

    assert [number for number in numbers if kinds(f"Ara: {number} açık")] == []
    assert len(numbers) > 5


def test_finds_stand_where_they_say_in_order_and_apart():
    text = "İş: ０５３２ ４１５ ２３ １６, «ayse＠gmail.com», Gül Sokak 12 İIı @gul.nar"
    finds = found(text)

    assert [find.kind for find in finds] == ["phone", "email", "address", "handle"]
    assert [text[find.start : find.end] for find in finds] == [find.said for find in finds]
    assert all(a.end <= b.start for a, b in zip(finds, finds[1:], strict=False))


def test_a_text_without_what_was_found():
    text = "Ara 0532 415 23 16, yaz ayse@gmail.com!"

    assert without(text, found(text)) == "Ara …, yaz …!"
    assert found(without(text, found(text))) == []
    assert without(text, []) == text
    assert without("abc", [Found(Kind.LINK, 0, 3, "abc")]) == "…"


def test_every_kind_is_explained():
    assert set(EXPLANATIONS) == set(Kind)
    assert all(20 < len(str(said)) < 90 for said in EXPLANATIONS.values())


HOSTILE = (
    "1", "1 ", "1.", "1-", "1,", "0 5", "12:30 ", "30.000 TL ", "1,1,1", "a1_", "a.", "a@", "@a",
    "x.com ", " . com", " dot com", "www.", "https://", "aa11", "T R 1 2 ", "no 1 ", "tc 1 ",
    "sokak a 1 ", "улица а ", "bir ", "beş yüz ", "o", "l1", "tg a1 ", "( at ) ", "\u200b", "\n",
)  # fmt: skip
LENGTH = tries(5_000, 2_500)


def grows_too_fast(work, piece):
    """Four times the text may take eight times as long: what is quadratic takes sixteen times.
    Short and long by turns, and the quickest of each: others work on this machine as well, and
    would else slow down only the one or only the other."""

    def took(length):
        text = (piece * length)[:length]
        begun = time.process_time()
        work(text)
        return time.process_time() - begun

    turns = [(took(LENGTH), took(4 * LENGTH)) for _ in range(5)]
    short, long = (min(each) for each in zip(*turns, strict=True))
    return short >= 1 or long >= 8 * short + 0.01


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_texts_take_no_longer_than_they_are_long(piece):
    found("warm 0532 415 23 16")

    assert not grows_too_fast(found, piece)


def test_what_is_quadratic_is_seen():
    """The control."""
    assert grows_too_fast(re.compile(r"\s+x").search, " ")
