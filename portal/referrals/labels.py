"""The words for states, for what happened, for kinds of services, and why something is refused."""

from typing import Any

from portal.i18n import lazy as _
from portal.packs.directory import Kind
from portal.referrals.models import State, Turn

HERS: dict[State, Any] = {  # as she reads it
    State.ASKED: _("Waits for your answer"),
    State.IN_PROGRESS: _("You said yes, the service has not answered yet"),
    State.ACCEPTED: _("The service said yes"),
    State.REJECTED: _("The service said no"),
    State.DONE: _("Done"),
    State.REVOKED: _("Taken back"),
}
OF_HOUSE: dict[State, Any] = {  # as staff read it
    State.ASKED: _("Asked, no answer yet"),
    State.IN_PROGRESS: _("The person said yes"),
    State.ACCEPTED: _("The service said yes"),
    State.REJECTED: _("The service said no"),
    State.DONE: _("Done"),
    State.REVOKED: _("Taken back"),
}
HAPPENED: dict[State, Any] = {  # a turn; the name stands beside it
    State.ASKED: _("The house asked. Nothing was told to anybody."),
    State.IN_PROGRESS: _("Yes: the service may be told these words."),
    State.ACCEPTED: _("The service said yes."),
    State.REJECTED: _("The service said no."),
    State.DONE: _("It is done."),
    State.REVOKED: _("No, or not any more: nothing more may be told."),
}
TAKEN_BACK = _("The house took its question back.")
WHY_NOT: dict[State, Any] = {  # why the house cannot write that down now
    State.ASKED: _("The person has not said yes. Until then the service may be told nothing."),
    State.IN_PROGRESS: _("The person said yes, and the service has not answered yet."),
    State.ACCEPTED: _("The service has said yes already."),
    State.REJECTED: _("The service has said no already. For another try, ask the person anew."),
    State.DONE: _("This is over already. For something new, ask the person anew."),
    State.REVOKED: _("This was taken back. Nothing more may be told to the service."),
}
WHY_NOT_HERS: dict[State, Any] = {  # why she cannot say that now
    State.REJECTED: _("The service has said no already. There is nothing left to answer."),
    State.DONE: _("This is over already. There is nothing left to answer."),
    State.REVOKED: _("This was taken back. If you want it after all, ask your house."),
}
ANSWERS: dict[State, Any] = {  # as staff choose it
    State.ACCEPTED: _("The service said yes"),
    State.REJECTED: _("The service said no"),
    State.DONE: _("It is done"),
}
KINDS: dict[Kind, Any] = {
    Kind.LEGAL: _("Law and papers"),
    Kind.HEALTH: _("Health"),
    Kind.WORK: _("Work"),
    Kind.SCHOOL: _("Learning"),
    Kind.MONEY: _("Money"),
    Kind.HOUSING: _("A place to live"),
    Kind.OTHER: _("Other help"),
}


def happened(turn: Turn) -> Any:
    """What one turn was, in a sentence."""
    if turn.state is State.REVOKED and not turn.is_own:
        return TAKEN_BACK
    return HAPPENED[turn.state]
