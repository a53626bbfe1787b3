"""A stored interest, in any state, with her own yes where there cannot be one without it."""

from portal import clock
from portal.consent import particular
from portal.consent.particular import Thing
from portal.cv import actions as writing
from portal.cv.parts import Kind, Stretch, Written
from portal.i18n import LANGUAGES
from portal.interest import queries, texts
from portal.interest.letter import Offer, Outgoing
from portal.interest.meetings import When
from portal.interest.models import OVER, Interest, State
from portal.interest.turns import turn
from portal.paper.resume import Leaf
from tests import make


def interested(db, member, listing=None, state="asked", words="I sew", when=None, leaves=()):
    """By her own hand, with its newest turn."""
    listing, now, me = listing or make.job(db), clock.now(), make.viewer(member)

    def store(session):
        offer = Offer.of(listing)
        outgoing = Outgoing(member.name, words, "en", leaves)
        row = Interest(
            member_id=member.id,
            listing_key=queries.key_of(session, member.id, listing.id),
            listing=offer.dumped(),
            told=outgoing.told(offer),
            meeting=When(when, "At the shop", "en").dumped() if when else "",
            language="en",
            state=State.ASKED,
            made_at=now,
            changed_at=now,
        )
        session.add(row)
        session.flush()
        thing = Thing(f"interest {row.id}", offer.title)
        words_shown = texts.shown(offer, outgoing)
        row.receipt_id = particular.agree(session, me, member.id, thing, words_shown).id
        row.state = State(state)
        if row.state in OVER:
            row.listing_key = queries.key_of(session, member.id, listing.id, row.id)
        turn(session, me, row)
        return row

    return db.do(store)


def leaf(member):
    """The page of a CV that goes along with her words."""
    return Leaf(LANGUAGES["en"], member.name, "", "I sew", ())


def cv(db, member, about="I sew"):
    """A stored CV with some years in it."""
    years = Stretch(1, Kind.WORK, 2019, what={"en": "Sewing"}, where={"en": "A workshop"})
    written = Written(member.name, ("en",), about={"en": about}, stretches=(years,))
    db.do(writing.keep, make.viewer(member), written)
    return written
