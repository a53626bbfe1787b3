"""What happened to a plan, in whole sentences, as the person whose plan it is reads them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from portal.i18n import current, tag_of
from portal.i18n import lazy as _
from portal.plan.history import Version
from portal.plan.models import Happened

MINE: dict[Happened, Any] = {
    Happened.GOAL_WRITTEN: _("You wrote a goal: %(text)s"),
    Happened.GOAL_CHANGED: _("You changed a goal: %(text)s"),
    Happened.GOAL_REACHED: _("You reached a goal: %(text)s"),
    Happened.GOAL_REOPENED: _("You go on with a goal: %(text)s"),
    Happened.STEP_WRITTEN: _("You wrote a step: %(text)s"),
    Happened.STEP_CHANGED: _("You changed a step: %(text)s"),
    Happened.STEP_DONE: _("You did this: %(text)s"),
    Happened.STEP_REOPENED: _("You marked this as not done: %(text)s"),
    Happened.AGREED: _("You agreed: %(text)s"),
    Happened.DISAGREED: _("You did not agree: %(text)s"),
    Happened.CHANGE_ASKED: _("You asked for a change: %(text)s"),
    Happened.NOT_NOW: _("You said “not now”: %(text)s"),
    Happened.UNANSWERED: _("You took your answer back: %(text)s"),
}
THEIRS: dict[Happened, Any] = {
    Happened.GOAL_WRITTEN: _("%(name)s wrote a goal: %(text)s"),
    Happened.GOAL_CHANGED: _("%(name)s changed a goal: %(text)s"),
    Happened.STEP_WRITTEN: _("%(name)s wrote a step: %(text)s"),
    Happened.STEP_CHANGED: _("%(name)s changed a step: %(text)s"),
    Happened.STEP_WITHDRAWN: _("%(name)s took a step out of the plan: %(text)s"),
    Happened.STEP_DONE: _("The house did this: %(text)s"),
    Happened.STEP_REOPENED: _("The house has not done this after all: %(text)s"),
    Happened.REPLIED: _("%(name)s answered: %(text)s"),
}


HERS: dict[Happened, Any] = {  # her own deeds, as staff read them
    Happened.GOAL_WRITTEN: _("%(name)s wrote a goal: %(text)s"),
    Happened.GOAL_CHANGED: _("%(name)s changed a goal: %(text)s"),
    Happened.GOAL_REACHED: _("%(name)s reached a goal: %(text)s"),
    Happened.GOAL_REOPENED: _("%(name)s goes on with a goal: %(text)s"),
    Happened.STEP_WRITTEN: _("%(name)s wrote a step: %(text)s"),
    Happened.STEP_CHANGED: _("%(name)s changed a step: %(text)s"),
    Happened.STEP_DONE: _("%(name)s did this: %(text)s"),
    Happened.STEP_REOPENED: _("%(name)s marked this as not done: %(text)s"),
    Happened.AGREED: _("%(name)s agreed: %(text)s"),
    Happened.DISAGREED: _("%(name)s did not agree: %(text)s"),
    Happened.CHANGE_ASKED: _("%(name)s asked for a change: %(text)s"),
    Happened.NOT_NOW: _("%(name)s said “not now”: %(text)s"),
    Happened.UNANSWERED: _("%(name)s took an answer back: %(text)s"),
}


class Told(NamedTuple):
    """One version as a sentence, and what was said with it, as it was written."""

    number: int
    at: datetime
    sentence: Markup
    said: str
    step_id: int | None
    goal_id: int


def tell(versions: Iterable[Version]) -> list[Told]:
    """Versions as sentences in the language in use, for the person whose plan it is."""
    return [_told(version, MINE if version.is_own else THEIRS) for version in versions]


def tell_others(versions: Iterable[Version]) -> list[Told]:
    """The same for staff."""
    return [_told(version, HERS if version.is_own else THEIRS) for version in versions]


def _told(version: Version, words: dict[Happened, Any]) -> Told:
    reader = current().code
    text = Markup('<bdi lang="{}">{}</bdi>').format(
        tag_of(version.language(reader)), version.text(reader)
    )
    name = Markup("<bdi>{}</bdi>").format(version.by_name)
    sentence = escape(str(words[version.happened])) % {"name": name, "text": text}
    return Told(
        version.number, version.at, sentence, version.said, version.step_id, version.goal_id
    )
