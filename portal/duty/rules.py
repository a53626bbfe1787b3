"""How long a shift lasts, how soon somebody looks, what it can be about, and what came of it."""

from datetime import timedelta
from typing import Any

from portal.i18n import lazy as _
from portal.viewer import Role, Viewer

LONGEST = timedelta(hours=24)  # from now to the end of a shift
LOOKS_WITHIN = timedelta(minutes=30)
SAME_WITHIN = timedelta(minutes=10)  # the same told again so soon is told once
MOST = 2000  # letters

ABOUT: dict[str, Any] = {
    "danger": _("Somebody may be in danger"),
    "contact": _("Asks to meet, or for a phone number or a photo"),
    "offers": _("Offers work, money or a room"),
    "whereabouts": _("Says where somebody lives"),
    "hurts": _("It hurts"),
    "unsure": _("I am not sure, something is wrong"),
}
OUTCOMES: dict[str, Any] = {  # as who told it reads it
    "talked": _("They talked with you about it."),
    "acted": _("They did something about it. To protect others they do not say what."),
    "asked": _("They asked others for help."),
    "safe": _("They looked into it. Nobody is in danger."),
    "known": _("They knew of it already and stay with it."),
}
CHOICES: dict[str, Any] = {  # as staff choose it
    "talked": _("I talked with the person who told us"),
    "acted": _("I did something about it"),
    "asked": _("I asked others for help"),
    "safe": _("I looked into it: nobody is in danger"),
    "known": _("We knew of it already and stay with it"),
}


def may_place(viewer: Viewer, member_id: int, house_id: int) -> bool:
    """Everybody of the staff herself; a coordinator her colleagues of the house as well."""
    leads = viewer.role is Role.COORDINATOR and viewer.house_id == house_id
    return leads or member_id == viewer.id
