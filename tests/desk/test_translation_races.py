"""Two at the same moment: one translation stands, the other is shown again."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from portal.plan.models import Translation
from portal.trail.models import TrailEntry
from tests import make
from tests.desk.foreign import scene as foreign_scene
from tests.desk.foreign import typed

ROUNDS = 4


@pytest.fixture
def scene(db):
    return foreign_scene(db)


def at_once(*works):
    ready = Barrier(len(works))

    def run(work):
        ready.wait()
        return work()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def test_two_translators_at_once(db, sign_in, scene):
    zeynep = make.member(db, "zeynep", role="coordinator", house_id=scene.amina.house_id)
    make.assignment(db, zeynep, scene.amina)
    one, two = sign_in(scene.elif_), sign_in(zeynep)
    for edition in range(ROUNDS):
        found = at_once(
            lambda e=edition: one.post(scene.page, **typed(f"Bir {e}", edition=e)),
            lambda e=edition: two.post(scene.page, **typed(f"İki {e}", edition=e)),
        )
        (row,) = db.every(Translation)
        late = next(answer for answer in found if answer.status_code == 409)

        assert sorted(answer.status_code for answer in found) == [303, 409]
        assert row.edition == edition + 1
        assert [text in late.text for text in (f"Bir {edition}", f"İki {edition}")] == [True, True]


def test_a_colleague_and_whoever_looks_after_her_at_once(db, sign_in, scene):
    staff, selin = sign_in(scene.elif_), sign_in(scene.selin)
    for turn in range(ROUNDS):
        step = make.step(db, scene.goal, f"step {turn}")
        page = f"/desk/steps/{step.id}/translation"
        staff.post(f"{page}/request", staff=scene.selin.id, to="tr")
        errand = f"/desk/translations/{db.every(Translation)[-1].id}"
        found = at_once(
            lambda p=page: staff.post(p, **typed("Bir", "")),
            lambda e=errand: selin.post(e, **typed("İki", "")),
        )
        codes = [answer.status_code for answer in found]
        row = db.every(Translation)[-1]

        assert codes in ([303, 404], [409, 303])
        assert row.text == ("Bir" if codes[0] == 303 else "İki")
        assert (row.edition, row.asked_id) == (1, None)
        assert "İki" in (found[1].text if codes[0] == 303 else found[0].text)


def test_one_form_sent_twice_at_once_is_one_translation(db, sign_in, scene):
    browser = sign_in(scene.elif_)
    token = browser.token()
    send = lambda: browser.post(scene.page, token=token, **typed())  # noqa: E731

    found = at_once(send, send)

    assert [answer.headers["location"] for answer in found] == [scene.plan] * 2
    assert [entry.deed for entry in db.every(TrailEntry)] == ["plan.translation"]


def test_she_asks_while_it_is_being_translated(db, sign_in, scene):
    """Either she is told, or it was there already: nothing is left asked for."""
    amina, staff = sign_in(scene.amina), sign_in(scene.elif_)
    for turn in range(ROUNDS):
        step = make.step(db, scene.goal, f"step {turn}")
        found = at_once(
            lambda s=step: amina.post(f"/plan/steps/{s.id}/translation-request"),
            lambda s=step: staff.post(f"/desk/steps/{s.id}/translation", **typed("Bir", "")),
        )
        row = db.every(Translation)[-1]

        assert [answer.status_code for answer in found] == [303, 303]
        assert (row.text, row.wanted_at) == ("Bir", None)


def test_a_step_goes_while_a_colleague_translates_it(db, sign_in, scene):
    staff, selin = sign_in(scene.elif_), sign_in(scene.selin)
    for turn in range(ROUNDS):
        step = make.step(db, scene.goal, f"step {turn}")
        page = f"/desk/steps/{step.id}"
        staff.post(f"{page}/translation/request", staff=scene.selin.id, to="tr")
        errand = f"/desk/translations/{db.every(Translation)[-1].id}"
        gone, done = at_once(
            lambda p=page: staff.post(f"{p}/withdrawal"),
            lambda e=errand: selin.post(e, **typed("Bir", "")),
        )

        assert gone.status_code == 303
        assert done.status_code in {303, 404}
        assert done.status_code == 303 or "Bir" in done.text
        assert (db.every(Translation)[-1].at is not None) is (done.status_code == 303)
