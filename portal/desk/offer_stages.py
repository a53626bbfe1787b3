"""How the desk calls what waits, and how many there are of it."""

from typing import Any, NamedTuple

from portal import formats
from portal.i18n import lazy as _
from portal.vetting.queries import Stage, Waiting

COUNTED: dict[Stage, Any] = {
    Stage.FIRST: _("Wait for a first look: %(shown)s"),
    Stage.SECOND: _("Wait for a second look: %(shown)s"),
    Stage.REPORTED: _("Hidden for now: %(shown)s"),
    Stage.SOON: _("Look anew: %(shown)s"),
}
PLAIN: dict[Stage, Any] = {
    Stage.SHUT: _("Looked at and not shown"),
    Stage.SHOWN: _("Shown to members"),
    Stage.OVER: _("Withdrawn or ended"),
}
KINDS: dict[str, Any] = {"": _("Everything"), "job": _("Jobs"), "home": _("Housing")}
ONE: dict[str, Any] = {"job": _("A job"), "home": _("A home")}


class Choice(NamedTuple):
    show: str
    label: Any


def choices(counts: Waiting) -> list[Choice]:
    """What can be asked for, with numbers where somebody waits."""
    found = counts._asdict()
    counted = [
        Choice(stage, str(label) % {"shown": formats.number(found[stage])})
        for stage, label in COUNTED.items()
    ]
    return [*counted, *(Choice(stage, label) for stage, label in PLAIN.items())]
