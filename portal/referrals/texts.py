"""What she is asked about one referral, in plain words; a receipt keeps them as they were."""

from portal import i18n
from portal.consent.texts import BACK, NO, PARTICULAR, Read, Shown, isolated
from portal.i18n import LANGUAGES, speaking
from portal.i18n import lazy as _
from portal.referrals.models import Referral
from portal.types import in_language

TITLE = _("May your house tell this service something: %(service)s?")
TOLD = _("Exactly these words")
WHO = _("Who learns what")
WHO_SAYS = _(
    "Your house tells these words to this service: %(service)s. It tells nothing else: not your "
    "name, not where the house is, not what happened to you. Nobody else is told."
)
NO_SAYS = _(
    "Nothing gets worse. You keep your place and your help. The service is told nothing. You can "
    "still go there yourself."
)
BACK_SAYS = _(
    "Open this page and tap “Take it back”. It counts at once, and you need not say why. What the "
    "service knows already cannot be untold, but your house asks them to delete it if you want "
    "that."
)


def shown(referral: Referral) -> Shown:
    """The words in the language that is in use; what is told stays as it was written."""
    code = i18n.current().code
    named = {"service": isolated(in_language(referral.names, code))}
    parts = [(WHO, WHO_SAYS), (NO, NO_SAYS), (BACK, BACK_SAYS)]
    said = tuple((str(heading), str(words) % named) for heading, words in parts)
    told = (str(TOLD), referral.told)
    return Shown(PARTICULAR, code, str(TITLE) % named, (told, *said))


def that_was(referral: Referral, read: Read) -> Shown | None:
    """The words that she read; None when they are other words now."""
    if read.language not in LANGUAGES:
        return None
    with speaking(LANGUAGES[read.language]):
        found = shown(referral)
    return found if found.digest == read.digest else None
