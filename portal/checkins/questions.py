"""The eleven indicators as questions for oneself, and what a person can do after a yes.

A yes is always what is not good. Nothing is counted and nothing follows from it by itself.
"""

from enum import StrEnum
from typing import Any

from portal.flags.indicators import Indicator
from portal.i18n import lazy as _


class Said(StrEnum):
    YES = "yes"
    NO = "no"
    SKIPPED = "skipped"


SAYS: dict[Said, Any] = {
    Said.YES: _("Yes"),
    Said.NO: _("No"),
    Said.SKIPPED: _("I would rather not say"),
}
QUESTIONS: dict[Indicator, Any] = {
    Indicator.VULNERABILITY: _("Do they say that nobody else would take you?"),
    Indicator.DECEPTION: _("Is it different from what you were promised?"),
    Indicator.MOVEMENT: _("Does somebody keep you from going out?"),
    Indicator.ISOLATION: _("Does somebody keep you away from other people or from your phone?"),
    Indicator.VIOLENCE: _("Does somebody hurt you, or touch you when you do not want it?"),
    Indicator.THREATS: _("Does somebody make you afraid?"),
    Indicator.DOCUMENTS: _("Does somebody keep your papers?"),
    Indicator.WAGES: _("Is money that is yours kept from you, or does it come late?"),
    Indicator.DEBT: _("Do they say that you owe them money?"),
    Indicator.CONDITIONS: _("Do you work or sleep where it is not safe, too cold or too dirty?"),
    Indicator.OVERTIME: _("Do you work longer than was said, or without days off?"),
}
CAN: dict[Indicator, Any] = {
    Indicator.VULNERABILITY: _(
        "There are other places. The house looks for them with you, and you need not stay until "
        "one is found."
    ),
    Indicator.DECEPTION: _(
        "You can say that it is not what was agreed, or stop. The house can talk to them for you."
    ),
    Indicator.MOVEMENT: _(
        "You may go out when you like. If somebody keeps you in, call the emergency line; you need "
        "not speak long."
    ),
    Indicator.ISOLATION: _(
        "Tell somebody you trust where you are. The house can call or visit you; say when it is "
        "safe."
    ),
    Indicator.VIOLENCE: _(
        "This is not your fault. You can leave at once and leave your things there. In danger, "
        "call the emergency line."
    ),
    Indicator.THREATS: _(
        "You need not answer them alone. Do not tell them what you plan. Talk to somebody first."
    ),
    Indicator.DOCUMENTS: _(
        "Your papers belong with you; a copy is enough for others. The house or a lawyer can ask "
        "for them with you."
    ),
    Indicator.WAGES: _(
        "Write down each day you worked and from when to when. With that the house or a lawyer can "
        "ask for your money."
    ),
    Indicator.DEBT: _(
        "Do not sign and do not pay anything now. Show the house or a lawyer what they want from "
        "you."
    ),
    Indicator.CONDITIONS: _(
        "You can say what has to change. If it does not, the house looks for another place with "
        "you."
    ),
    Indicator.OVERTIME: _(
        "Write down your hours. You may say no to more than was agreed, and ask a lawyer what is "
        "owed to you."
    ),
}
