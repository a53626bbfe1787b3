"""An address for one answer of somebody who offers something: no account, once, seven days.

The address is signed, and its row holds only a digest. It comes from the form's own one-time key:
the same form sent twice makes one address and shows the same one.
"""

import hashlib
from base64 import urlsafe_b64encode
from datetime import timedelta
from typing import Any, NamedTuple

from itsdangerous import BadSignature, Signer
from sqlalchemy import exists, select, update
from sqlalchemy.orm import Session

from portal import clock
from portal.accounts.house_names import house_names, names_one
from portal.accounts.models import ENDED, Member, News
from portal.accounts.news import tell
from portal.db import changed, insert_if_new
from portal.finding.queries import found_in_text
from portal.i18n import lazy as _
from portal.listings import reports
from portal.listings.models import Listing, Report
from portal.listings.reasons import SHOWN
from portal.listings.rules import VETS
from portal.refusal import Refused, require
from portal.seal.box import keys_of
from portal.text import fold
from portal.vetting.cleaning import clean_text
from portal.vetting.models import Link
from portal.viewer import Viewer

OPEN, WORDS = "open", "words"  # is it still free? or a question in words
FREE, GONE = "free", "gone"  # the two answers to the first
LIVES = timedelta(days=7)
LONGEST_QUESTION, LONGEST_ANSWER = 300, 500
SIZE = 16  # bytes of the number: 128 bits
TELLING = (  # words that say what kind of house asks, folded
    *("shelter", "refuge", "safe house", "traffick", "victim"),
    *("siginma", "siginak", "konukevi", "konuk evi", "insan ticareti"),
    *("ملجا", "ماوي", "الاتجار بالبشر", "ضحيه", "приют", "убежище", "торговля людьми"),
)
FINDS = _("Please take “%(found)s” out: it would be sent outside.")
IS_NAME = _("The question holds a name of somebody here. Please leave it out.")
TELLS = _("The question or the title says what kind of house asks. Please use other words.")
IS_GONE = _("This offer was withdrawn. Nobody can be asked about it.")


class Asked(NamedTuple):
    """All that the page behind an address shows."""

    link: Link
    title: str
    title_language: str
    place: str


def make(
    db: Session, by: Viewer, listing: Listing, said: dict[str, str], *, country: str, key: str
) -> str:
    """The end of a new address; it is returned and stored nowhere. `key` is the form's own.

    `said`: what is asked, in which words and language. Raises `Refused`.
    """
    require(by.role in VETS)
    if listing.withdrawn_at is not None:
        raise Refused(IS_GONE)
    question = clean_text(said["question"]) if said["asks"] == WORDS else ""
    _refuse_telling(db, by, listing, question, country)
    number, now = _number(db, key), clock.now()
    row = {"listing_id": listing.id, "asks": said["asks"], "question": question}
    row |= {"language": said["language"], "digest": digest_of(number)}
    times: dict[str, Any] = {"made_by_id": by.id, "made_at": now, "until": now + LIVES}
    insert_if_new(db, Link, {**row, **times, "answer": ""})
    return number


def sign(secret: str, number: str) -> str:
    """What stands in the address."""
    return _signer(secret).sign(number).decode()


def behind(db: Session, secret: str, token: str) -> Asked | None:
    """What is asked there; None for whatever is forged, used, revoked or over, after the same work.
    Nothing is asked about what was withdrawn."""
    given = token[:200].encode("ascii", "ignore")
    try:
        number, is_ours = _signer(secret).unsign(given).decode(), True
    except BadSignature:
        number, is_ours = given.rpartition(b".")[0].decode(), False
    found = select(Link, Listing.title, Listing.language, Listing.city, Listing.district)
    found = found.join(Listing, Listing.id == Link.listing_id)
    found = found.where(Link.digest == digest_of(number), Listing.withdrawn_at.is_(None))
    row = db.execute(found.where(_stands())).first()
    if row is None or not is_ours:
        return None
    return Asked(row[0], row[1], row[2], ", ".join(filter(None, (row[4], row[3]))))


def answer(db: Session, link: Link, said: str) -> bool:
    """Whether it counts: the first one does, and the desk is told.

    “Not any more” hides the offer until somebody of the house looked: whoever holds the address
    could be anybody, so nothing is withdrawn by it.
    """
    words = clean_text(said)[:LONGEST_ANSWER]
    is_fit = words in {FREE, GONE} if link.asks == OPEN else bool(words)
    now = clock.now()
    first = update(Link).where(Link.id == link.id, _stands())
    if not is_fit or not changed(db, first.values(answer=words, answered_at=now)):
        return False
    if link.asks == OPEN and words == GONE:
        shown = update(Listing).where(Listing.id == link.listing_id, Listing.hidden_at.is_(None))
        changed(db, shown.values(hidden_at=now))
    if link.made_by_id is not None:
        tell(db, link.made_by_id, News.OFFER_ANSWERED)
    return True


def revoke(db: Session, by: Viewer, link: Link) -> None:
    """The address opens nothing any more. Twice is once."""
    require(by.role in VETS)
    changed(db, update(Link).where(Link.id == link.id, _stands()).values(revoked_at=clock.now()))


def show_again(db: Session, by: Viewer, listing: Listing) -> None:
    """Somebody looked: it is still to be had. Twice is once; a report is decided elsewhere."""
    open_ = exists().where(Report.listing_id == listing.id, Report.decided_at.is_(None))
    if db.scalar(select(open_)):
        raise Refused(_("Somebody reported this offer. Please look at the report first."))
    reports.decide(db, by, listing, SHOWN)


def links_of(db: Session, listing: Listing) -> list[Link]:
    """Newest first."""
    of_it = select(Link).where(Link.listing_id == listing.id)
    return list(db.scalars(of_it.order_by(Link.id.desc())))


def link_for(db: Session, viewer: Viewer, number: int) -> Link | None:
    return db.get(Link, number)


def digest_of(number: str) -> str:
    return hashlib.sha256(number.encode()).hexdigest()


def _stands() -> Any:
    unused = Link.answered_at.is_(None), Link.revoked_at.is_(None)
    return unused[0] & unused[1] & (Link.until > clock.now())


def _number(db: Session, key: str) -> str:
    made = keys_of(db).derive("provider link", key)[:SIZE]
    return urlsafe_b64encode(made).decode().rstrip("=")


def _signer(secret: str) -> Signer:
    sha256 = hashlib.sha256
    return Signer(secret, salt="provider link", key_derivation="hmac", digest_method=sha256)


def _refuse_telling(db: Session, by: Viewer, listing: Listing, question: str, country: str) -> None:
    """Nothing that goes out names a house, its people, or what kind of house it is."""
    if found := found_in_text(db, f"{question}\n\n{listing.title}", country):
        raise Refused(FINDS % {"found": found[0].said})
    both = fold(f"{question} {listing.title}")
    if any(word in both for word in TELLING) or names_one(both, house_names(db)):
        raise Refused(TELLS)
    here = select(Member.name).where(Member.house_id == by.house_id, Member.state != ENDED)
    words = _apart(fold(question))
    if any(_apart(fold(name)) in words for name in db.scalars(here) if fold(name)):
        raise Refused(IS_NAME)


def _apart(words: str) -> str:
    """Signs between words do not hide a name."""
    spaced = "".join(c if c.isalnum() else " " for c in words)
    return f" {' '.join(spaced.split())} "
