"""Two phones answer at the same moment: both answers are kept, and the later one counts."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from portal.consent.models import Answer, Receipt
from tests.consent.pages import NO, YES, read

SERVICES = "/account/consent/services"
ROUNDS = 5


def at_once(*works):
    """The answers to several posts that are sent at the same moment."""
    ready = Barrier(len(works))

    def run(work):
        ready.wait()
        return work()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


@pytest.mark.parametrize("kinds", [(YES, NO), (YES, YES), (NO, NO)])
def test_two_phones_answer_at_once(db, sign_in, scene, agreed, kinds):
    phones = [sign_in(scene.amina) for _ in kinds]
    typed = read(phones[0], SERVICES)
    pages, counted = [], []
    for _ in range(ROUNDS):
        found = at_once(
            *(
                lambda phone=phone, kind=kind: phone.post(f"{SERVICES}/{kind}", **typed)
                for phone, kind in zip(phones, kinds, strict=True)
            )
        )
        pages += [answer.status_code for answer in found]
        counted.append((agreed(), db.every(Receipt)[-1].answer is Answer.GIVEN))

    assert pages == [303] * 2 * ROUNDS
    assert len(db.every(Receipt)) == 2 * ROUNDS
    assert all(says is latest for says, latest in counted)


def test_one_form_sent_twice_at_once_is_one_answer(db, sign_in, scene):
    phone = sign_in(scene.amina)
    typed = read(phone, SERVICES)
    for round_ in range(1, ROUNDS + 1):
        token = phone.token()
        send = lambda token=token: phone.post(f"{SERVICES}/{YES}", token=token, **typed)  # noqa: E731
        found = at_once(send, send)

        assert [answer.headers["location"] for answer in found] == [SERVICES, SERVICES]
        assert len(db.every(Receipt)) == round_


def test_she_takes_back_while_staff_write_down(db, sign_in, scene, agreed):
    phone, staff = sign_in(scene.amina), sign_in(scene.elif_)
    typed = read(phone, SERVICES)
    desk = f"/desk/people/{scene.amina.id}/consent/statement"
    for _ in range(ROUNDS):
        phone.post(f"{SERVICES}/{NO}", **typed)
        found = at_once(
            lambda: phone.post(f"{SERVICES}/{NO}", **typed),
            lambda: staff.post(desk, purpose="services", shared_with=""),
        )

        assert [answer.status_code for answer in found] == [303, 303]
        assert agreed() is False
