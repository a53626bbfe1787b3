"""What she is asked before anything goes out, in plain words; a receipt keeps them as they were."""

from portal import i18n
from portal.consent.texts import BACK, NO, PARTICULAR, Read, Shown, isolated
from portal.i18n import LANGUAGES, speaking
from portal.i18n import lazy as _
from portal.interest.letter import Offer, Outgoing

TITLE = _("May your house send this to whoever offers “%(title)s”?")
TOLD = _("Exactly this goes out")
WHO = _("Who learns what")
WHO_SAYS = _(
    "Somebody of your house who looks after you sends it to whoever offers this. They tell nothing "
    "else: not where the house is, not this site, not what happened to you. At your house those "
    "who look after you can read it."
)
NO_SAYS = _("Nothing gets worse. Nothing goes out, and nobody at your house learns of it.")
BACK_SAYS = _(
    "Open it among what you are interested in and tap “Take it back”. It counts at once, and you "
    "need not say why. What was sent already cannot be unsent, but your house asks them to delete "
    "it if you want that."
)


def shown(offer: Offer, outgoing: Outgoing) -> Shown:
    """The words in the language that is in use; what goes out stays in its own."""
    named = {"title": isolated(offer.title)}
    said = ((str(TOLD), outgoing.everything(offer)), (str(WHO), str(WHO_SAYS)))
    more = ((str(NO), str(NO_SAYS)), (str(BACK), str(BACK_SAYS)))
    return Shown(PARTICULAR, i18n.current().code, str(TITLE) % named, (*said, *more))


def that_was(offer: Offer, outgoing: Outgoing, read: Read) -> Shown | None:
    """The words that she read; None when they are other words now."""
    if read.language not in LANGUAGES:
        return None
    with speaking(LANGUAGES[read.language]):
        found = shown(offer, outgoing)
    return found if found.digest == read.digest else None
