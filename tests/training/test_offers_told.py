"""An offer reaches her outside as well, if she wants that: once, and only as long as it stands."""

from datetime import timedelta

import time_machine

from portal.reminders.models import Kind, Message
from portal.training import actions, pairs, waiting
from portal.training.models import Wait
from tests.reminders.making import contact
from tests.training.lines import MORNING, deed, full, people, work


def test_an_offer_goes_into_the_outbox_of_whoever_wants_it(db, house, amina):
    with time_machine.travel(MORNING, tick=False) as time:
        lale, gul, nil = people(db, house, "lale", "gul", "nil")
        training = full(db, house, amina)
        hers, _ = contact(db, lale), contact(db, gul, "+905321234568", offers=False)
        for one in (lale, gul, nil):
            time.shift(60)
            deed(db, waiting.join, training, one)
        deed(db, actions.cancel, training, amina)
        (wait, *_), (message,) = db.every(Wait), db.every(Message)
        work(db)
        for one in (lale, gul):
            deed(db, waiting.skip, training, one)

    assert (message.contact_id, message.kind) == (hers.id, Kind.OFFER)
    assert (message.next_try_at, message.expires_at) == (wait.offered_at, wait.held_until)
    assert len(db.every(Message)) == 1, "gul does not want it, nil has no address"


def test_a_second_offer_is_another_message_and_a_friend_has_one_of_her_own(db, house, amina):
    with time_machine.travel(MORNING, tick=False) as time:
        lale, gul = people(db, house, "lale", "gul")
        training = full(db, house, amina)
        contact(db, lale), contact(db, gul, "+905321234568")
        code = deed(db, pairs.make_code, training, lale)
        deed(db, pairs.come_together, training, gul, db.ask(pairs.code_of, code))
        db.do(lambda s: setattr(s.merge(training), "seats", 2))
        deed(db, actions.cancel, training, amina)
        first = len(db.every(Message))
        deed(db, waiting.skip, training, gul)
        time.shift(timedelta(hours=1))
        deed(db, actions.book, training, amina)
        deed(db, actions.cancel, training, amina)

    assert (first, len(db.every(Message))) == (2, 4)
