"""Two who come together: what each is told, what staff read, and a session that is off."""

from portal.training import actions, changing, pairs, waiting
from portal.training.models import Training
from tests import make
from tests.training.lines import at_home, deed, full, people, standing, story, told
from tests.training.test_together import code_from, full_for_two, refused, type_in


def test_the_story_names_who_left_and_who_booked(db, sign_in, two, house):
    """Of two who wait together one goes: staff and both of them read that it was her."""
    amina, lale = two
    gul, nil = people(db, house, "gul", "nil")
    training = full_for_two(db, house, sign_in, two, gul)

    deed(db, waiting.leave, training, lale)
    assert story(db, training)[-1] == ("left", lale.id, 1)
    type_in(sign_in(nil), training, code_from(sign_in(amina), training))
    deed(db, actions.cancel, training, gul)
    assert standing(db, training) == (0, 0, [str(amina.id)])
    deed(db, actions.book, training, nil)

    assert story(db, training)[-1] == ("booked", nil.id, 1)
    assert "You left the list" not in sign_in(amina).get("/account/data").text
    assert standing(db, training) == (1, 0, [str(amina.id)])


def test_before_she_answers_for_both_she_is_told_so(db, sign_in, two, house):
    amina, lale = two
    (gul,) = people(db, house, "gul")
    training = full(db, house, gul)
    said = "counts for both of you. If you leave the list, your friend keeps the turn."
    deed(db, waiting.join, training, amina)
    browsers = [sign_in(one) for one in two]
    pages = [browsers[0].get(f"/training/{training.id}").text]
    type_in(browsers[1], training, code_from(browsers[0], training))
    pages += [browser.get(f"/training/{training.id}").text for browser in browsers]

    assert [page.count(said) for page in pages] == [0, 1, 1]


def test_whoever_waits_with_a_child_does_not_lose_the_childs_place(db, sign_in, two, house):
    amina, lale = two
    gul, nil = people(db, house, "gul", "nil")
    training = full(db, house, gul, nil)
    hers, browser, here = sign_in(amina), sign_in(lale), f"/training/{training.id}"
    code = code_from(hers, training)
    before = [browser.get(here).text.count("Come together with a friend")]
    browser.post(f"{here}/waiting", child="y")

    refused(db, browser, training, code, pairs.WITH_CHILD)

    assert browser.post(f"{here}/code").text.count(str(pairs.WITH_CHILD)) == 1
    page = browser.get(f"{here}/together").text
    assert (page.count(str(pairs.WITH_CHILD)), page.count('name="code"')) == (1, 0)
    assert [*before, browser.get(here).text.count("Come together with a friend")] == [1, 0]
    hers.post(f"{here}/waiting", child="y")
    refused(db, sign_in(make.member(db, house_id=house.id)), training, code, pairs.NOT_BOTH)


def test_whoever_took_both_places_the_other_is_told(db, sign_in, two, house):
    amina, lale = two
    gul, nil = people(db, house, "gul", "nil")
    training = full_for_two(db, house, sign_in, two, gul, nil)
    for one in (gul, nil):
        deed(db, actions.cancel, training, one)

    sign_in(lale).post(f"/training/{training.id}/answer", answer="take")

    assert (told(db, amina), told(db, lale)) == (["paired", "offered", "taken"], ["offered"])
    said = "your friend took the places, so you have one too"
    assert [sign_in(one).get("/").text.count(said) for one in two] == [1, 0]


def test_an_offer_is_newer_news_than_the_friend_s_yes(db, sign_in, two, house, time):
    """Kept over night for each of them, typed in the morning before the worker came."""
    amina, lale = two
    gul, nil = people(db, house, "gul", "nil")
    training = full(db, house, gul, nil)
    for one in two:
        deed(db, waiting.join, training, one)
        time.shift(60)
    time.move_to("2026-11-23 20:30:00+00:00")
    for one in (gul, nil):
        deed(db, actions.cancel, training, one)
    assert standing(db, training)[:2] == (2, 2)
    time.move_to("2026-11-24 05:00:00+00:00")

    type_in(sign_in(lale), training, code_from(sign_in(amina), training))

    assert standing(db, training) == (2, 0, [f"{amina.id} offered"])
    assert (told(db, amina), told(db, lale)) == (["paired", "offered"], ["offered"])


def test_a_session_that_was_called_off_is_told_so_whatever_the_code(db, sign_in, two):
    amina, lale = two
    training = make.training(db)
    code = code_from(sign_in(amina), training)
    nur = make.viewer(make.member(db, role="coordinator"))
    at_home(
        db.do,
        lambda s: changing.call_off(
            s, nur, s.get(Training, training.id), training.version, later=False
        ),
    )

    for typed in (code, "abcd efgh"):
        refused(db, sign_in(lale), training, typed, "This session will not take place.")
