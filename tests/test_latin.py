"""Uzbek in both its alphabets and Russian typed in Latin letters come to the same words."""

import pytest

from portal.latin import in_latin
from portal.text import fold

UZBEK = [
    ("tikuvchi", "тикувчи"),
    ("oʻqituvchi", "ўқитувчи"),
    ("o‘zbekcha", "ўзбекча"),
    ("gʻisht", "ғишт"),
    ("g'amxo'r", "ғамхўр"),
    ("sharshara", "шаршара"),
    ("choyxona", "чойхона"),
    ("singil, koʻngil", "сингил, кўнгил"),
    ("yordamchi", "ёрдамчи"),
    ("tayyor", "тайёр"),
    ("yetti", "етти"),
    ("hamshira", "ҳамшира"),
    ("sanʼat", "санъат"),
    ("jamoa", "жамоа"),
    ("yuvish, yaxshi", "ювиш, яхши"),
    ("ishxona", "ишхона"),
]
RUSSIAN = [
    ("shveya", "швея"),
    ("rabota", "Работа"),
    ("uborka", "уборка"),
    ("zhenshchina", "женщина"),
    ("khleb", "хлеб"),
    ("priem", "приём"),
    ("povar", "повар"),
]


@pytest.mark.parametrize(("latin", "cyrillic"), UZBEK)
def test_uzbek_is_the_same_in_both_alphabets(latin, cyrillic):
    assert fold(in_latin(latin)) == fold(in_latin(cyrillic))


@pytest.mark.parametrize(("latin", "cyrillic"), RUSSIAN)
def test_russian_is_found_as_people_type_it(latin, cyrillic):
    assert fold(in_latin(latin)).replace("shch", "sh") == fold(in_latin(cyrillic))


def test_other_alphabets_stay():
    for said in ("خياطة", "dikiş atölyesi", "Aşçı", "sewing", "9-17"):
        assert fold(in_latin(said)) == fold(said)
