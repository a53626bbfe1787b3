"""Stop in one word: what somebody answers to a message ends all messages to that address."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.accounts.models import News
from portal.accounts.news import tell
from portal.reminders.addresses import as_gateways_say, index_of
from portal.reminders.choosing import forget_address
from portal.reminders.models import Contact
from portal.text import fold, folded_words

_SAID = """
    stop stopall end quit cancel unsubscribe arret arrêt arrête stopp dur durdur iptal ret çık
    стоп хватит отмена توقف قف أوقف إيقاف اوقف ایست لغو بس کافی toʻxta toxtat тохта токто dayan
    dayandyr bes ودروه ودريږه დააყენე სტოპ შეჩერდი зупини відписатися oprește opreste
"""
WORDS = frozenset(fold(word) for word in _SAID.split())


def is_stop(text: str) -> bool:
    """Whether an answer begins with one of the words. Too much is the safe side."""
    return bool(WORDS.intersection(folded_words(text[:200], most=1)))


def stop(db: Session, sender: str, country: str) -> int:
    """Everything that goes to this address ends, whoever's it is; how many. Twice is once."""
    indexes = {index_of(db, address) for address in as_gateways_say(sender, country)}
    found = select(Contact).where(Contact.address_index.in_(indexes), Contact.stopped_at.is_(None))
    contacts = list(db.scalars(found.order_by(Contact.id).with_for_update()))
    for contact in contacts:
        forget_address(db, contact)
        tell(db, contact.member_id, News.REMINDERS_STOPPED)
    return len(contacts)
