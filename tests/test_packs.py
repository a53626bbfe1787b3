"""Country packs: complete, dated, and refused when they are not."""

import pytest

from portal import packs
from portal.i18n import LANGUAGES

PACK = packs.load("tr")


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_text_is_there_in_every_language(code):
    texts = [t for line in PACK.lines for t in (line.name, line.about, line.hours, line.careful)]
    texts += [t for service in PACK.services for t in (service.name, service.about)]
    above = PACK.ombudsman
    texts += [above.name, above.about, above.contact, above.careful, above.say]

    assert [text for text in texts if text and not text.get(code)] == []


def test_the_lines_of_turkiye():
    assert [line.number for line in PACK.lines] == ["157", "112", "183", "170"]
    assert PACK.first_line.number == "157"


def test_a_question_about_what_is_owed_waits_three_days_and_can_go_above_the_house():
    assert PACK.days_to_answer == 3
    assert PACK.ombudsman.name["en"] == "Ombudsman Institution (KDK)"


@pytest.mark.parametrize("code", ["xx", "../tr", ""])
def test_a_pack_that_is_not_there_is_refused(code):
    with pytest.raises(packs.BadPack):
        packs.load(code)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("first = true", "first = false"),
        ("checked_on = 2026-11-21", ""),
        ("https://www.mgm.gov.tr/", "http://www.mgm.gov.tr/"),
        ('number = "112"', "number = 112"),
        ("[owed]\ndays = 3", "[owed]\ndays = true"),
        ("[ombudsman.say]\nen = ", "[ombudsman.say]\nfr = "),
    ],
)
def test_an_incomplete_pack_is_refused(tmp_path, monkeypatch, old, new):
    text = (packs.PACKS / "tr.toml").read_text("utf-8")
    assert old in text
    (tmp_path / "bad.toml").write_text(text.replace(old, new), "utf-8")
    monkeypatch.setattr(packs, "PACKS", tmp_path)
    packs.load.cache_clear()

    with pytest.raises(packs.BadPack):
        packs.load("bad")
    packs.load.cache_clear()
