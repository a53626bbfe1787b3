"""How ways out, messages and failures are called on pages."""

from typing import Any

from portal.i18n import lazy as _
from portal.reminders.letters import Fault
from portal.reminders.models import Channel, Kind, State

CHANNELS: dict[Channel, Any] = {
    Channel.SMS: _("Text message (SMS)"),
    Channel.EMAIL: _("E-mail"),
    Channel.APPRISE: _("Another service"),
}
KINDS: dict[Kind, Any] = {
    Kind.FIRST: _("First message"),
    Kind.OFFER: _("A place is kept"),
    Kind.SESSION: _("The day before a session"),
    Kind.CHANGE: _("A session changes"),
    Kind.SEARCH: _("Something new fits what you look for"),
}
STATES: dict[State, Any] = {
    State.WAITING: _("It waits"),
    State.SENT: _("It was sent"),
    State.DROPPED: _("It was not needed any more"),
    State.DEAD: _("It could not be sent"),
}
FAULTS: dict[str, Any] = {
    Fault.UNREACHABLE: _("The company that delivers messages does not answer."),
    Fault.BUSY: _("The company that delivers messages said: later."),
    Fault.REFUSED: _("It takes no messages of ours: account, sender or credit. Ask who runs this."),
    Fault.REJECTED: _("It does not take this message, most likely because of a wrong address."),
    Fault.BROKEN: _("Something here is broken. Ask who runs this."),
    Fault.UNKNOWN: _("Nobody knows whether it went out."),
}
