"""Why somebody reports an offer, and what came of it, in plain words."""

from typing import Any

from portal.i18n import lazy as _

REASONS: dict[str, Any] = {
    "money": _("They ask for money"),
    "papers": _("They want my papers"),
    "different": _("It is not what it said"),
    "unsafe": _("It felt unsafe"),
    "gone": _("It is taken already"),
    "unsure": _("Something is wrong, I am not sure what"),
}
EXAMPLES: dict[str, Any] = {
    "money": _("“Pay first for the clothes, the papers or the key”"),
    "papers": _("“Leave your passport with us”, “send a photo of your card”"),
    "different": _("Less pay, other work, more hours, another place"),
    "unsafe": _("Somebody was alone with you, came too close, or pressed you"),
    "gone": _("Nobody answers, or somebody else has it"),
    "unsure": _("You have a bad feeling. That is enough."),
}
WAITS, SHOWN, WITHDRAWN = "", "shown", "withdrawn"  # outcomes
OUTCOMES: dict[str, Any] = {
    WAITS: _("Somebody at the desk will look at it."),
    SHOWN: _("Somebody looked into it and asked. It is shown again. It was right to tell."),
    WITHDRAWN: _("It was taken away. Thank you: nobody else will answer it."),
}
