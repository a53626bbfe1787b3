"""The tabs at the bottom: five at the most, by role, always in the same place."""

from typing import Any, NamedTuple

from portal.i18n import lazy as _
from portal.viewer import MEMBERS, Role, Viewer


class Tab(NamedTuple):
    href: str
    icon: str
    label: Any
    words: frozenset[str]  # first words of the addresses that belong to this tab
    is_here: bool = False


HOME = Tab("/", "home", _("Home"), frozenset({""}))
PLAN = Tab("/plan", "plan", _("Plan"), frozenset({"plan"}))
TRAINING = Tab("/training", "training", _("Training"), frozenset({"training"}))
TALK = Tab("/forum", "talk", _("Talk"), frozenset({"forum", "polls"}))
WORK = Tab("/jobs", "work", _("Work and home"), frozenset({"jobs", "housing", "interest", "cv"}))
DESK = Tab("/desk", "desk", _("Desk"), frozenset({"desk"}))
MODERATION = Tab("/moderation", "shield", _("Moderation"), frozenset({"moderation"}))
ACCOUNT = Tab("/account", "account", _("My account"), frozenset({"account"}))


def tabs_for(viewer: Viewer | None, first_word: str) -> list[Tab]:
    """The tabs of this viewer, with the one marked that the page belongs to."""
    return [tab._replace(is_here=first_word in tab.words) for tab in _tabs(viewer)]


def _tabs(viewer: Viewer | None) -> list[Tab]:
    if viewer is None:
        return []
    if viewer.role in MEMBERS:
        return [HOME, PLAN, TRAINING, TALK, WORK]
    if viewer.role is Role.ADMINISTRATOR:
        return [HOME, DESK, ACCOUNT]
    return [DESK, MODERATION, TRAINING, TALK, WORK]
