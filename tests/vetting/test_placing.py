"""Where an offer is, read from its text by the places that other offers name."""

import pytest

from portal.vetting.placing import place_in

PLACES = [
    ("Ankara", "Çankaya"),
    ("Ankara", "Merkez"),
    ("Gaziantep", "Şahinbey"),
    ("Van", "Merkez"),
    ("İstanbul", "Fatih"),
    ("İstanbul", "Üsküdar"),
    ("غازي عنتاب", "حي الزهور"),
]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Çankaya'da terzi", ("Ankara", "Çankaya", "Çankaya")),
        ("SAHINBEYDE paketleme", ("Gaziantep", "Şahinbey", "Şahinbey")),
        ("Üsküdar’dan Fatih’e servis", ("İstanbul", "Üsküdar", "Üsküdar")),
        ("Van merkezde oda", ("Van", "Merkez", "Merkez")),
        ("istanbul avrupa yakası", ("İstanbul", "", "İstanbul")),
        ("غرفة في حي الزهور", ("غازي عنتاب", "حي الزهور", "حي الزهور")),
    ],
)
def test_a_place_that_is_named_is_found(text, where):
    assert place_in(text, PLACES) == where


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Vanilya, çankayalı",
        "şehir merkezinde",
        "merkezde",
        "Ankara ya da İstanbul",
        "Çankaya, Fatih",
    ],
)
def test_what_is_not_named_or_could_be_two_is_left_open(text):
    assert place_in(text, PLACES) is None
