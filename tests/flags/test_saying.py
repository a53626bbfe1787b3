"""What an advert says that is no flag, in four languages; a “no” before it or behind it counts."""

import pytest

from portal import packs
from portal.flags.saying import facts_in
from portal.packs.flags import FACTS
from tests.flags.collection import LANGUAGES, collection

WORDS = packs.load("tr").red_flags


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Terzi, 33.000 TL + SGK, tecrübe şart değil", {"no_experience", "insured"}),
        ("sigorta yok, tecrübeli eleman", set()),
        ("Kreş var, sigortalı iş", {"childcare", "insured"}),
        ("gündüz çocuk bakımı için yardımcı", set()),
        ("Eşyalı 1+1, faturalar dahil, kedi olur", {"furnished", "bills_included", "pets"}),
        ("eşyalı değil, faturalar hariç, hayvan kabul edilmez", set()),
        ("Çocuklu aile olur", {"children"}),
        ("Çocuklu aile alınmaz", set()),
        ("No experience needed, social insurance", {"no_experience", "insured"}),
        ("no social insurance, two years of experience", set()),
        ("unfurnished, plus bills, no pets allowed", set()),
        ("опыт не нужен, с мебелью", {"no_experience", "furnished"}),
        ("без официального оформления, с опытом", set()),
        ("بدون خبرة، تأمين صحي، شقة مفروشة", {"no_experience", "insured", "furnished"}),
        ("غير مفروشة، تأمين شهر بيرجع", set()),
    ],
)
def test_only_what_is_said_is_found(text, facts):
    assert set(facts_in(text, WORDS)) == facts


def test_the_words_are_those_of_the_text():
    assert facts_in("Maaş + yol, İLK GÜNDEN SGK!", WORDS) == {"insured": "İLK GÜNDEN SGK"}


def test_each_fact_can_be_said_in_each_language():
    assert {(phrase.rule, phrase.language) for phrase in WORDS.facts} == {
        (fact, code) for fact in FACTS for code in LANGUAGES
    }


def test_adverts_say_some_of_them():
    found = [facts_in(one.advert.text, WORDS) for one in collection()]

    assert {fact for one in found for fact in one} == {*FACTS} - {"childcare"}
