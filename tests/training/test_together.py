"""Coming together with a friend: a code that is told, typed with a yes, and works once."""

import re
from datetime import timedelta

from portal.training import actions, pairs, waiting
from portal.training.models import PairCode
from tests import make
from tests.training.lines import (
    deed,
    everything,
    full,
    people,
    standing,
    story,
    told,
    work,
)
from tests.training.seen import block, seats, stored

LETTERS = re.compile(r'<span class="number" dir="ltr">(\w{4} \w{4})</span>')


def code_from(browser, training):
    """As she sees it on her page."""
    made = browser.post(f"/training/{training.id}/code")
    assert made.status_code == 303, made.text
    return LETTERS.search(browser.get(made.headers["location"]).text)[1]


def type_in(browser, training, code, **typed):
    return browser.post(f"/training/{training.id}/together", code=code, **typed)


def full_for_two(db, house, sign_in, two, *seated):
    """A session in which others have all the places, and for which these two wait together."""
    maker, friend = two
    training = full(db, house, *seated)
    type_in(sign_in(friend), training, code_from(sign_in(maker), training))
    return training


def refused(db, browser, training, code, sentence, **typed):
    """409 with that sentence, and nothing is changed."""
    before = (stored(db), everything(db), [row.until for row in db.every(PairCode)])
    answer = type_in(browser, training, code, **typed)
    assert (answer.status_code, answer.text.count(str(sentence))) == (409, 1), answer.text
    assert (stored(db), everything(db), [row.until for row in db.every(PairCode)]) == before


def test_two_friends_book_together(db, sign_in, two):
    amina, lale = two
    training = make.training(db, seats=2)
    hers, browser = sign_in(amina), sign_in(lale)

    code = code_from(hers, training)
    done = type_in(browser, training, f"  {code.lower().replace(' ', '-')} ")

    assert (done.status_code, done.headers["location"]) == (303, f"/training/{training.id}")
    assert seats(db, training) == (2, [1, 2])
    assert told(db, amina) == ["paired"]
    for one in (hers, browser):
        assert block(one.get(f"/training/{training.id}")).startswith("You have a place.")
    browser.post(f"/training/{training.id}/cancellation")
    assert seats(db, training) == (1, [1]), "each gives back only her own"


def test_nobody_is_named(db, sign_in, two):
    amina, lale = two
    training = make.training(db, seats=1, taken=0)
    code = code_from(sign_in(amina), training)
    type_in(sign_in(lale), training, code)

    for page in (f"/training/{training.id}", f"/training/{training.id}/together", "/training"):
        assert "lale" not in sign_in(amina).get(page).text
        assert "amina" not in sign_in(lale).get(page).text


def test_they_wait_together_when_there_is_one_place(db, sign_in, two, house, time):
    amina, lale = two
    gul, nil = people(db, house, "gul", "nil")
    training = full(db, house, gul, nil)
    code = code_from(sign_in(amina), training)

    type_in(sign_in(lale), training, code)

    assert standing(db, training) == (2, 0, [str(amina.id)])
    for one in two:
        page = block(sign_in(one).get(f"/training/{training.id}"))
        assert "You wait together with your friend, for two places." in page
    deed(db, actions.cancel, training, gul)
    assert standing(db, training) == (1, 0, [str(amina.id)]), "one chair is not two"
    deed(db, actions.cancel, training, nil)
    assert standing(db, training) == (2, 0, [f"{amina.id} offered"])
    assert (told(db, amina), told(db, lale)) == (["paired", "offered"], ["offered"])
    sign_in(lale).post(f"/training/{training.id}/answer", answer="take")
    assert seats(db, training) == (2, [1, 2])
    assert standing(db, training) == (2, 0, [])


def test_one_of_two_who_leaves_leaves_the_turn_to_the_other(db, sign_in, two, house):
    amina, lale = two
    (gul,) = people(db, house, "gul")
    training = full_for_two(db, house, sign_in, two, gul)

    sign_in(amina).post(f"/training/{training.id}/answer", answer="leave")

    assert standing(db, training)[2] == [str(lale.id)]
    assert "friend, for two" not in block(sign_in(lale).get(f"/training/{training.id}"))
    deed(db, actions.cancel, training, gul)
    assert standing(db, training)[2] == [f"{lale.id} offered"]


def test_two_stand_where_the_later_of_them_stands(db, sign_in, two, house, time):
    """Nobody is let in before others by a friend."""
    amina, lale = two
    gul, nil = people(db, house, "gul", "nil")
    training = full(db, house, gul)
    for one in (amina, nil):
        deed(db, waiting.join, training, one)
        time.shift(60)
    browser = sign_in(amina)
    code = code_from(browser, training)
    assert (
        "Together you stand on the list where the later"
        in browser.get(f"/training/{training.id}/together").text
    )

    type_in(sign_in(lale), training, code)

    assert standing(db, training)[2] == [str(nil.id), str(amina.id)]
    assert [row[0] for row in story(db, training)] == ["joined"] * 3


def test_a_code_that_does_not_work_can_be_looked_at_and_typed_again(db, sign_in, two):
    _, lale = two
    training = make.training(db)

    answer = type_in(sign_in(lale), training, "abcd efgh")

    assert answer.status_code == 409
    assert answer.text.count(f'<p class="error" id="code-error">{pairs.UNKNOWN}</p>') == 1
    assert answer.text.count('value="abcd efgh"') == 1


def test_what_a_code_does_not_do(db, sign_in, two, house, time):
    amina, lale = two
    training, other = make.training(db), make.training(db)
    hers, browser = sign_in(amina), sign_in(lale)
    code = code_from(hers, training)

    refused(db, browser, training, "abcd efgh", pairs.UNKNOWN)
    refused(db, browser, training, "x" * 40, pairs.UNKNOWN)
    refused(db, browser, other, code, pairs.OTHER_SESSION)
    refused(db, hers, training, code, pairs.OWN)
    time.shift(1)
    newer = code_from(hers, training)
    refused(db, browser, training, code, pairs.UNKNOWN)
    time.shift(timedelta(hours=48))
    browser = sign_in(lale)
    refused(db, browser, training, newer, pairs.OVER)
    assert type_in(browser, training, "").status_code == 422
    assert type_in(browser, training, "y" * 41).status_code == 422


def test_a_code_of_another_house_is_as_unknown_as_one_that_nobody_made(db, sign_in, two):
    amina, _ = two
    stranger = make.member(db)
    hidden = make.training(db, house_id=stranger.house_id)
    code = code_from(sign_in(stranger), hidden)

    refused(db, sign_in(amina), make.training(db), code, pairs.UNKNOWN)
    assert type_in(sign_in(amina), hidden, code).status_code == 404


def test_friends_of_two_houses_may_come_to_what_is_for_all(db, sign_in, two):
    amina, _ = two
    training, stranger = make.training(db), make.member(db)

    done = type_in(sign_in(stranger), training, code_from(sign_in(amina), training))

    assert (done.status_code, seats(db, training)) == (303, (2, [1, 2]))


def test_a_code_works_once(db, sign_in, two, house):
    amina, lale = two
    (gul,) = people(db, house, "gul")
    training = make.training(db)
    code = code_from(sign_in(amina), training)
    type_in(sign_in(lale), training, code)

    refused(db, sign_in(gul), training, code, pairs.OVER)
    refused(db, sign_in(lale), training, code, pairs.SEATED)


def test_whoever_booked_meanwhile_needs_no_code(db, sign_in, two):
    amina, lale = two
    training = make.training(db)
    code = code_from(sign_in(amina), training)
    deed(db, actions.book, training, lale)
    refused(db, sign_in(lale), training, code, pairs.SEATED)
    deed(db, actions.cancel, training, lale)
    deed(db, actions.book, training, amina)

    refused(db, sign_in(lale), training, code, pairs.OVER)
    again = sign_in(amina).post(f"/training/{training.id}/code")
    assert (again.status_code, again.text.count(str(pairs.SEATED))) == (409, 1)
    page = sign_in(amina).get(f"/training/{training.id}/together").text
    assert (page.count("can book a place of her own"), page.count('name="code"')) == (1, 0)


def test_an_offer_is_answered_first_and_a_pair_stays_a_pair(db, sign_in, two, house):
    amina, lale = two
    gul, nil = people(db, house, "gul", "nil")
    training = full_for_two(db, house, sign_in, two, gul)
    for one in two:
        again = sign_in(one).post(f"/training/{training.id}/code")
        assert (again.status_code, again.text.count(str(pairs.PAIRED_ALREADY))) == (409, 1)
    code = code_from(sign_in(nil), training)
    refused(db, sign_in(lale), training, code, pairs.PAIRED_ALREADY)
    for one in two:
        deed(db, waiting.leave, training, one)
    deed(db, waiting.join, training, lale)
    deed(db, actions.cancel, training, gul)

    refused(db, sign_in(lale), training, code, pairs.ANSWER_FIRST)


def test_the_friend_of_a_code_may_have_changed_meanwhile(db, sign_in, two, house):
    """The maker waits with somebody else, or has an offer: the code does not take it from her."""
    amina, lale = two
    gul, nil = people(db, house, "gul", "nil")
    training = full(db, house, gul)
    deed(db, waiting.join, training, amina)
    code = code_from(sign_in(amina), training)
    deed(db, actions.cancel, training, gul)

    refused(db, sign_in(lale), training, code, pairs.NOT_BOTH)
    assert standing(db, training)[2] == [f"{amina.id} offered"]


def test_over_full_and_late_sessions_refuse_both_sides(db, sign_in, two, house, time):
    amina, lale = two
    (gul,) = people(db, house, "gul")
    training = full(db, house, gul, days=2)
    code = code_from(sign_in(amina), training)
    time.move_to(training.starts_at - timedelta(hours=1, minutes=59))
    refused(db, sign_in(lale), training, code, "begins soon, so nobody is asked any more")
    time.move_to(training.starts_at)
    refused(db, sign_in(lale), training, code, "This session has already begun.")
    over = sign_in(amina).post(f"/training/{training.id}/code")
    assert (over.status_code, over.text.count("has already begun")) == (409, 1)


def test_the_page_is_for_members_who_see_the_session(db, sign_in, two, house, guest):
    amina, _ = two
    training = make.training(db, house_id=house.id)
    here = f"/training/{training.id}/together"

    assert sign_in(amina).get(here).status_code == 200
    staff = sign_in(make.member(db, role="caseworker", house_id=house.id))
    assert (staff.get(here).status_code, staff.post(here).status_code) == (404, 404)
    assert sign_in(make.member(db)).get(here).status_code == 404
    assert guest.get(here).status_code == 303


def test_only_an_index_of_the_code_is_stored(db, sign_in, two):
    amina, _ = two
    training = make.training(db)
    browser = sign_in(amina)
    code = code_from(browser, training)

    (row,) = db.every(PairCode)

    assert LETTERS.search(browser.get(f"/training/{training.id}/together").text)[1] == code
    assert code.replace(" ", "").lower() not in str(vars(row)).lower()


def test_somebody_who_is_erased_leaves_the_turn_to_her_friend(db, sign_in, two, house):
    amina, lale = two
    gul, nil = people(db, house, "gul", "nil")
    training = full_for_two(db, house, sign_in, two, gul)
    deed(db, waiting.join, training, nil)

    erased = sign_in(amina).post(
        "/account/data/erasure", name=amina.name, words=make.WORDS, sure="y"
    )

    assert erased.status_code == 303
    assert standing(db, training)[2] == [str(lale.id), str(nil.id)]
    sign_in(gul).post("/account/data/erasure", name=gul.name, words=make.WORDS, sure="y")
    assert standing(db, training) == (1, 0, [f"{lale.id} offered", str(nil.id)])
    assert work(db) == 0
