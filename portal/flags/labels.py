"""The eleven questions, as members and staff read them, and what to ask about each."""

from typing import Any

from portal.flags.indicators import Indicator
from portal.i18n import lazy as _

QUESTIONS: dict[Indicator, Any] = {
    Indicator.VULNERABILITY: _("Do they look for someone who cannot say no?"),
    Indicator.DECEPTION: _("Does it promise more than can be true?"),
    Indicator.MOVEMENT: _("Could you come and go as you like?"),
    Indicator.ISOLATION: _("Would you be alone or far away there?"),
    Indicator.VIOLENCE: _("Could somebody hurt you or touch you there?"),
    Indicator.THREATS: _("Do they press you, or want you to tell nobody?"),
    Indicator.DOCUMENTS: _("Does anybody want to keep your papers?"),
    Indicator.WAGES: _("Is it clear what you are paid, and when?"),
    Indicator.DEBT: _("Would you have to pay or owe something first?"),
    Indicator.CONDITIONS: _("Is your bed tied to the job?"),
    Indicator.OVERTIME: _("Is it clear how long you work, and when you rest?"),
}
ASK: dict[Indicator, Any] = {
    Indicator.VULNERABILITY: _("Ask: why does age, looks or being alone matter for this?"),
    Indicator.DECEPTION: _("Ask: what would I do on an ordinary day? Who else works there?"),
    Indicator.MOVEMENT: _("Ask: can I come by bus? Can I go out after work?"),
    Indicator.ISOLATION: _("Ask: what is the address? Who else is there? Is there a signal?"),
    Indicator.VIOLENCE: _("Ask: who would be in the room with me? Can I lock a door?"),
    Indicator.THREATS: _("Ask: can I think about it until tomorrow, and bring someone?"),
    Indicator.DOCUMENTS: _("Ask: a copy is enough, isn’t it? The paper itself stays with you."),
    Indicator.WAGES: _("Ask: how much, on which day, into my own account?"),
    Indicator.DEBT: _("Ask: does anything cost me money? You never pay to get work."),
    Indicator.CONDITIONS: _("Ask: if I stop working there, where would I sleep?"),
    Indicator.OVERTIME: _("Ask: from when to when, how many days, and is extra time paid?"),
}
WHY: dict[str, Any] = {
    "age_asked": _("It asks for young people. Age says nothing about who does this work well."),
    "sex_asked": _("It asks for women or girls only, and does not say why."),
    "looks_asked": _("It asks for looks or a photo. Work needs neither."),
    "alone_asked": _(
        "It looks for people who are alone here or have no family. They are easier to press."
    ),
    "no_papers": _("It says that papers do not matter. Work without papers takes away protection."),
    "pay_far_above": _("The pay is far above what others pay. Such promises are often not kept."),
    "vague_work": _("It does not say what the work is. What comes later may be something else."),
    "all_arranged": _(
        "It promises to arrange visa, travel or papers. Then others hold what you need."
    ),
    "only_their_transport": _(
        "Only they take you there and back. Then you cannot leave by yourself."
    ),
    "may_not_go_out": _("It says that going out is not allowed or needs leave."),
    "no_address": _("It names no address. You cannot see beforehand where it is."),
    "live_in": _(
        "You would live where you work. It is hard to have visitors, rest or leave there."
    ),
    "far_away": _("It is far away from others or from buses."),
    "no_phone": _("Phones or calls are not allowed. Then you cannot ask anybody for help."),
    "sexual": _("Its words often stand for sexual services or for being close to guests."),
    "body_for_bed": _("Somebody offers a bed and wants closeness for it."),
    "force": _("It speaks of punishment or of having to obey."),
    "secret": _("It wants you to tell nobody. Good work can be told to anybody."),
    "pressed": _("It wants your yes at once. Good work can wait until you have asked somebody."),
    "threat": _("It threatens, for example with the police or with being sent away."),
    "papers_kept": _("They want to keep your passport or papers. Nobody may do that."),
    "no_wage": _("It names no pay."),
    "paid_late": _("The pay comes only at the end or much later."),
    "pay_held": _("A part of the pay is held back, or the first days are not paid."),
    "fee_asked": _("You would have to pay first. Nobody should pay to get work or to see a home."),
    "deposit_asked": _("You would have to leave a deposit to get the work. Work needs none."),
    "loan": _("They lend you money or pay your way first. Debts make it hard to leave."),
    "deducted": _("Costs are taken from your pay. Then little may be left of it."),
    "penalty": _("You would have to pay if you leave or make a mistake."),
    "home_tied": _("Whoever stops working there loses the bed too."),
    "home_with_job": _("The bed belongs to the job. It does not say that you may live elsewhere."),
    "work_for_rent": _("Work or something else is asked for the bed, instead of rent."),
    "bad_place": _("You would sleep where people work, or with many in one room."),
    "no_hours": _("It names no hours."),
    "long_hours": _("The hours are longer than the law allows."),
    "no_rest": _("There is no day off, or no break."),
    "always_ready": _("You would have to be there at any hour."),
}
