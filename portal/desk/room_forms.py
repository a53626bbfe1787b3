"""What a coordinator types about a room: its rules, its words in one language, who comes in."""

from collections.abc import Iterable
from typing import Any

import wtforms

from portal.desk.training_forms import EMPTY, number
from portal.forum import room_rules
from portal.forum.models import Room
from portal.forum.room_keeping import Person, RoomTexts
from portal.forum.room_rules import RoomRules
from portal.i18n import WRITTEN
from portal.i18n import lazy as _
from portal.text import digits
from portal.viewer import Role
from portal.web.forms import Form, choice, long_text, offered, tick
from portal.web.forms import text as line

LAST = 99
TICKS = {  # of the form, and whom they let in
    "residents": {Role.RESIDENT},
    "graduates": {Role.GRADUATE},
    "mentors": {Role.PEER_MENTOR},
    "staff": {Role.CASEWORKER, Role.COORDINATOR},
}


class RulesForm(Form):
    """True in every language."""

    spoken = choice(
        _("In which language do people write?"), [("", _("Any language")), *WRITTEN.items()]
    )
    position = number(_("Place in the list"), most=LAST, hint=_("1 stands first."))
    residents = tick(_("Residents"))
    graduates = tick(_("Graduates"))
    mentors = tick(_("Mentors"))
    staff = tick(_("Staff of the house"))
    by_entry = tick(
        _("Only people who are let in by name"),
        hint=_("You let in people of your own house. Others do not see that the room is there."),
    )
    takes_aliases = tick(_("People may use another name in it"))
    takes_contacts = tick(
        _("People may insist on a telephone number or an address"),
        hint=_("They are warned first. Leave this off where people do not know each other."),
    )
    by_machine = tick(
        _("A machine of ours may translate what is written"),
        hint=_("Not where it is about law, papers or safety: machines make mistakes."),
    )

    def validate(self, extra_validators: Any = None) -> bool:
        """Nobody ticked means everybody; somebody who moderates has to be among them."""
        super().validate(extra_validators)
        if not room_rules.has_keepers(self.roles()):
            self.mentors.errors = [
                _("Somebody has to look after this room: please tick mentors or staff as well.")
            ]
        return not self.errors

    def roles(self) -> str:
        ticked = [roles for name, roles in TICKS.items() if self[name].data]
        return room_rules.written(set().union(*ticked))

    def rules(self) -> RoomRules:
        return RoomRules(
            self.spoken.data or None,
            int(digits(self.position.data)),
            self.roles(),
            self.by_entry.data,
            self.takes_aliases.data,
            self.takes_contacts.data,
            self.by_machine.data,
        )


class WordsForm(Form):
    """In one language; others can follow."""

    language = choice(_("Language of these words"), list(WRITTEN.items()))
    title = line(_("What is the room called?"), most=80)
    about = long_text(_("What do people talk about here?"), most=300, required=False, hint=EMPTY)

    def texts(self) -> RoomTexts:
        return RoomTexts(self.language.data, self.title.data, self.about.data)


class RoomForm(RulesForm, WordsForm):
    """A new room."""

    house = offered(
        _("For which houses"),
        hint=_("This cannot be changed later: people write for those who read here now."),
    )

    def offer(self, houses: Iterable[tuple[str, Any]]) -> "RoomForm":
        self.house.choices = [wtforms.SelectChoice(value=v, label=label) for v, label in houses]
        return self


class WhoForm(Form):
    """One of the people of one's own house."""

    who = offered(_("Who"))

    def offer(self, people: Iterable[Person], field_id: str) -> "WhoForm":
        """Two of these stand on one page: each field has an id of its own."""
        self.who.id = field_id
        choices = [(str(person.id), person.name) for person in people]
        self.who.choices = [wtforms.SelectChoice(value=v, label=name) for v, name in choices]
        return self


def as_typed(room: Room) -> dict[str, Any]:
    """A room's rules as the form holds them."""
    may = room_rules.roles_of(room.roles)
    ticks = {name: bool(room.roles) and roles <= may for name, roles in TICKS.items()}
    return {
        "spoken": room.language or "",
        "position": str(room.position),
        "by_entry": room.by_entry,
        "takes_aliases": room.takes_aliases,
        "takes_contacts": room.takes_contacts,
        "by_machine": room.by_machine,
        **ticks,
    }
