"""Why somebody reports a post, and which reasons cannot wait."""

from typing import Any

from portal.i18n import lazy as _

KINDS: dict[str, Any] = {
    "meet": _("It asks someone to meet"),
    "contact": _("It asks for a phone number or a photo"),
    "offers": _("It offers work or money"),
    "place": _("It says where someone lives"),
    "hurts": _("It hurts"),
    "worried": _("I am worried about this person"),
    "unsure": _("Something is wrong, I am not sure what"),
}
HIDES_AT_ONCE = frozenset({"meet", "contact", "offers", "place"})
HIDDEN, KEPT = "hidden", "kept"  # outcomes of a report
