"""What is said of a post before a mentor reads it: short labels and no names."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from portal import clock
from portal.finding.queries import checker_for
from portal.forum.models import PostState
from portal.forum.rules import GOING, NEW_FOR, NOTES, THREADS_A_DAY
from portal.i18n import lazy as _
from portal.moderation.facts import Count, begun_by, kinds_of
from portal.moderation.queries import Item

DAY = timedelta(days=1)
APPEAL = _("Its author asks for another look")
LATE = _("This should have been answered by now")
CHANGED = _("Its author changed it after a mentor had read it")
TAKEN_AWAY = _("Its author took it away. You decide about what was reported.")
UNTIL_YOU = _("Hidden until you decide")
CONTACT = _("It may hold a number or an address")
FIRST_POST = _("The first post of somebody")
MANY = _("Several talks begun in one day")
NEW_HERE = _("Somebody new here")
WAITS = _("This waits for a mentor. Others do not see it yet.")


class Label(NamedTuple):
    """An item as it stands folded in the list."""

    item: Item
    kinds: list[Count]
    words: list[Any]  # of the above, and what the author says that it talks about

    @property
    def is_urgent(self) -> bool:
        return LATE in self.words


def labelled(db: Session, items: Sequence[Item], country: str) -> list[Label]:
    """A few statements, however many items. `country` is a country pack's code."""
    if not items:
        return []
    found_in = checker_for(db, country)
    begun = begun_by(db, items, DAY)
    labels = []
    for item in items:
        has_contact = bool(found_in(item.body))
        words = _words(item, begun[item.id], has_contact=has_contact)
        labels.append(Label(item, kinds_of(item), words))
    return labels


def _words(item: Item, begun: int, *, has_contact: bool) -> list[Any]:
    now = clock.now()
    waits = item.state is PostState.WAITING and not item.is_changed
    is_new = item.joined_at is not None and now - item.joined_at < NEW_FOR
    said = [
        (APPEAL, item.due_at is not None),
        (LATE, item.due_at is not None and item.due_at < now),
        (TAKEN_AWAY, item.why_hidden == GOING),
        (UNTIL_YOU, item.why_hidden == "reported"),
        (CHANGED, item.is_changed),
        (CONTACT, has_contact),
        (FIRST_POST, item.is_first and waits),
        (WAITS, waits and not item.is_first),
        (NEW_HERE, is_new),
        (MANY, begun >= THREADS_A_DAY),
    ]
    words = [word for word, holds in said if holds]
    return [NOTES[item.note], *words] if item.note in NOTES else words
