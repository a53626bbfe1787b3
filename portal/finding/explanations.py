"""Why each kind of find is better left out, as the person reads it who is about to post."""

from typing import Any

from portal.finding.found import Kind
from portal.i18n import lazy as _

_PLACE = _("An address or a place: somebody could come there.")
EXPLANATIONS: dict[Kind, Any] = {
    Kind.PHONE: _("A phone number: somebody could call you or find you."),
    Kind.HANDLE: _("A name on another platform: somebody could write to you where nobody helps."),
    Kind.EMAIL: _("An e-mail address: somebody could write to you where nobody helps."),
    Kind.LINK: _("A link: nobody here can see where it leads."),
    Kind.IBAN: _("A bank account: it shows a real name, and money could be asked for."),
    Kind.ID: _("The number of a paper: with it somebody could pretend to be you."),
    Kind.ADDRESS: _PLACE,
    Kind.HOUSE: _PLACE,  # in the same words: whoever tries out addresses must not learn which hit
}
