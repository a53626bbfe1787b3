"""Why staff look: said with a small choice, read by the member."""

import pytest

from portal.trail.models import TrailEntry
from tests import make

TOLD = {
    "meeting": "To prepare a meeting with you.",
    "asked": "Because you asked for it.",
    "step": "To do something for you.",
    "danger": "Because somebody may be in danger.",
    "other": "For another reason.",
}


@pytest.mark.parametrize("why", TOLD)
def test_the_member_reads_the_purpose_that_was_chosen(db, sign_in, scene, why):
    desk = sign_in(scene.elif_)

    for page in (f"/desk/people/{scene.amina.id}", scene.pages[0]):
        assert desk.get(f"{page}?why={why}").status_code == 200
    told = sign_in(scene.amina).get("/account/trail").text

    assert [entry.purpose for entry in db.every(TrailEntry)] == [why, why]
    assert told.count(TOLD[why]) == 2
    assert "<b><bdi>elif</bdi></b> opened your plan" in told


@pytest.mark.parametrize("why", ["", "MEETING", "nonsense", "meeting' --", "x" * 5000, "%00"])
def test_without_a_choice_or_with_nonsense_there_is_none(db, sign_in, scene, why):
    answer = sign_in(scene.elif_).get(f"{scene.pages[0]}?why={why}")

    refused = why == "%00"  # no database stores that
    assert answer.status_code == (400 if refused else 200)
    assert [entry.purpose for entry in db.every(TrailEntry)] == [] if refused else [""]


def test_the_choice_of_the_list_goes_along_to_the_page_and_the_plan(sign_in, scene):
    desk = sign_in(scene.elif_)

    listed = desk.get("/desk/people?why=step").text
    page = desk.get(f"/desk/people/{scene.amina.id}?why=step").text
    plain = desk.get("/desk/people").text

    assert f'href="/desk/people/{scene.amina.id}?why=step"' in listed
    assert f'href="/desk/people/{scene.amina.id}"' in plain
    assert '<option value="step" selected>' in listed
    assert '<option value="step" selected>' in page
    assert f'<form method="get" action="{scene.pages[0]}">' in page


def test_what_a_name_says_is_text_and_stays_apart(db, sign_in, scene):
    """A name cannot end the sentence it stands in, nor change its direction."""
    other = make.member(db, "<b>%(name)s & إليف", role="caseworker")
    make.assignment(db, other, scene.amina)
    sign_in(other).get(scene.pages[0])

    told = sign_in(scene.amina).get("/account/trail").text

    assert "<bdi>&lt;b&gt;%(name)s &amp; إليف</bdi></b> opened your plan" in told
