"""The words for states, for what happened, and why something is refused."""

from typing import Any

from portal.i18n import lazy as _
from portal.interest.models import State, Turn

HERS: dict[State, Any] = {  # as she reads it
    State.ASKED: _("Your house has your words and has not sent them yet"),
    State.SENT: _("Sent, no answer yet"),
    State.INTERVIEW: _("There is a date"),
    State.OFFERED: _("It is offered to you"),
    State.STARTED: _("You have begun"),
    State.ENDED: _("Over"),
    State.WITHDRAWN: _("Taken back"),
}
OF_HOUSE: dict[State, Any] = {  # as staff read it
    State.ASKED: _("Waits to be sent"),
    State.SENT: _("Sent, no answer yet"),
    State.INTERVIEW: _("There is a date"),
    State.OFFERED: _("Offered to the person"),
    State.STARTED: _("The person has begun"),
    State.ENDED: _("Over"),
    State.WITHDRAWN: _("Taken back"),
}
HAPPENED: dict[State, Any] = {  # a turn; the name stands beside it
    State.ASKED: _("Yes: these words may go out."),
    State.SENT: _("The words went out."),
    State.INTERVIEW: _("There is a date to go there, or another one."),
    State.OFFERED: _("It is offered."),
    State.STARTED: _("It began."),
    State.ENDED: _("It is over."),
    State.WITHDRAWN: _("Not any more: nothing more may be told."),
}
RELAYED = _("Words of those who offer it, passed on by the house:")
WHY_NOT: dict[State, Any] = {  # why the house cannot write that down now
    State.ASKED: _("Nothing has gone out yet. Write down first that it was sent."),
    State.SENT: _("It was sent already, and there is no answer yet."),
    State.INTERVIEW: _("There is a date already. What comes of it can be written down here."),
    State.OFFERED: _("It is offered already. Whether it begins, the person says."),
    State.STARTED: _("The person has begun there. Whether it ends, the person says."),
    State.ENDED: _("This is over already. For another try, the person asks anew."),
    State.WITHDRAWN: _("The person took it back. Nothing more may be told to anybody."),
}
WHY_NOT_HERS: dict[State, Any] = {  # why she cannot say that now
    State.ASKED: _("Nothing has gone out yet. If you do not want it any more, take it back."),
    State.STARTED: _("You said already that you have begun."),
    State.ENDED: _("This is over already. There is nothing left to change."),
    State.WITHDRAWN: _("You took this back already. If you want it after all, ask anew."),
}


def happened(turn: Turn) -> Any:
    """What one turn was, in a sentence."""
    return RELAYED if turn.is_relayed else HAPPENED[turn.state]
