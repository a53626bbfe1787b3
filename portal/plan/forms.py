"""A goal, a step, an answer; and the words for kinds of goals and for who does a step."""

from collections.abc import Iterable
from typing import Any

import wtforms
from starlette.datastructures import FormData
from wtforms import validators

from portal import formats, phrases
from portal.i18n import WRITTEN
from portal.i18n import lazy as _
from portal.plan.models import Answer, Doer, GoalType
from portal.plan.wording import GoalWords, StepWords
from portal.text import is_number
from portal.web.forms import SAID, Form, choice, day, is_offered, long_text
from portal.web.forms import text as line
from portal.web.request import Request

TYPES: dict[GoalType, Any] = {
    GoalType.EDUCATION: _("Learning"),
    GoalType.FINANCIAL: _("Money"),
    GoalType.HEALTH: _("Health"),
    GoalType.LABOUR_REHABILITATION: _("Back to work"),
    GoalType.LEGAL: _("Papers and law"),
    GoalType.LIVELIHOOD: _("Work and income"),
    GoalType.RIGHTS_TRAINING: _("Knowing your rights"),
    GoalType.RECOVERY: _("Feeling better"),
    GoalType.SOCIAL_CARE: _("Everyday life"),
}
DOERS: dict[Doer, Any] = {
    Doer.ME: _("The person"),
    Doer.HOUSE: _("The house"),
    Doer.SERVICE: _("A service"),
}
ANSWERS: dict[Answer, Any] = {  # as staff and the history read them
    Answer.AGREED: _("Agrees"),
    Answer.DISAGREED: _("Does not agree"),
    Answer.CHANGE: _("Asks for a change"),
    Answer.NOT_NOW: _("Not now"),
}
NO_NAMES = _("Please do not write names, addresses or telephone numbers.")
SKIP = _("You can skip this.")
YEARS = 5  # a planned day lies at most so far away


def near(form: wtforms.Form, field: wtforms.Field) -> None:
    """A planned day is not years away."""
    if field.data and abs(field.data.year - formats.today().year) > YEARS:
        raise validators.ValidationError(_("Please look at the year again."))


class OwnGoal(Form):
    title = line(_("What do you want?"), most=200, hint=NO_NAMES)
    type = choice(_("What is it about?"), [("", _("I do not know")), *TYPES.items()], hint=SKIP)

    def words(self, language: str) -> GoalWords:
        type_ = GoalType(self.type.data or GoalType.SOCIAL_CARE)
        return GoalWords(self.title.data, language, type_)


class NewOwnGoal(OwnGoal):
    first_step = line(_("Your first small step"), most=500, required=False, hint=SKIP)


class OwnStep(Form):
    text = line(_("What do you want to do?"), most=500, hint=NO_NAMES)
    planned_on = day(_("By which day"), hint=SKIP)
    place = line(_("Where"), most=100, required=False, hint=SKIP)
    bring = line(_("What to bring"), most=200, required=False, hint=SKIP)

    def validate_planned_on(self, field: wtforms.Field) -> None:
        near(self, field)

    def words(self, language: str) -> StepWords:
        return StepWords(
            self.text.data,
            language,
            Doer.ME,
            self.planned_on.data,
            self.place.data,
            self.bring.data,
        )


class Answering(Form):
    """Her words to a step; the button says which answer it is."""

    words = long_text(_("You can say why."), most=1000, required=False, hint=NO_NAMES, name=SAID)


class Reply(Form):
    words = long_text(_("Your answer"), most=1000, hint=NO_NAMES, name=SAID)


class Raising(Form):
    """To which other house she lets a question go, and every word that is read there."""

    house = wtforms.SelectField(_("Which house"), [is_offered], choices=[], validate_choice=False)
    words = long_text(
        _("These words are read there, and nothing else"),
        most=1000,
        hint=_("Change them as you like. Please do not write names, addresses or numbers."),
        name=SAID,
    )

    def offer(self, houses: Iterable[tuple[int, str]]) -> "Raising":
        """Only these houses."""
        self.house.choices = [wtforms.SelectChoice(value=str(i), label=name) for i, name in houses]
        return self


class HouseGoal(Form):
    title = line(_("The goal, in the words of the person"), most=200, hint=NO_NAMES)
    type = choice(_("What is it about?"), list(TYPES.items()))
    language = choice(_("Language of these words"), list(WRITTEN.items()))

    def words(self, phrase: str) -> GoalWords:
        """With the key of ready words as long as they stand there unchanged."""
        is_ready = phrases.words_of(phrase, self.language.data) == self.title.data
        return GoalWords(
            self.title.data,
            self.language.data,
            GoalType(self.type.data),
            phrase if is_ready else "",
        )


class HouseStep(Form):
    text = line(_("What will be done"), most=500, hint=NO_NAMES)
    doer = choice(_("Who does it"), list(DOERS.items()))
    service = line(
        _("Which service"), most=100, required=False, hint=_("Only when a service does it.")
    )
    planned_on = day(_("By which day"), hint=_("You can leave this empty."))
    place = line(_("Where"), most=100, required=False, hint=_("Never the address of a house."))
    bring = line(_("What to bring"), most=200, required=False, hint=_("You can leave this empty."))
    language = choice(_("Language of these words"), list(WRITTEN.items()))

    def validate_planned_on(self, field: wtforms.Field) -> None:
        near(self, field)

    def validate(self, extra_validators: Any = None) -> bool:
        """A service has to be named; a field that may be empty checks nothing when it is."""
        is_good = super().validate(extra_validators)
        if self.doer.data == Doer.SERVICE and not self.service.data:
            self.service.errors = [_("Please name the service.")]
            return False
        return bool(is_good)

    def words(self, phrase: str) -> StepWords:
        """With the key of ready words as long as they stand there unchanged."""
        is_ready = phrases.words_of(phrase, self.language.data) == self.text.data
        doer = Doer(self.doer.data)
        return StepWords(
            self.text.data,
            self.language.data,
            doer,
            self.planned_on.data,
            self.place.data,
            self.bring.data,
            self.service.data if doer is Doer.SERVICE else "",
            phrase if is_ready else "",
        )


def ticked_steps(fields: FormData) -> tuple[set[int], set[int]]:
    """The numbers of the steps that a page showed, and of those that came back ticked."""
    ticked = [str(value) for value in fields.getlist("done")]
    return _numbers(str(fields.get("shown", "")).split()), _numbers(ticked)


def shown_versions(request: Request) -> dict[int, int]:
    """The steps that a page showed to be agreed to, "12:3 15:1", with their versions."""
    pairs = [pair.split(":") for pair in request.typed("shown").split()]
    return {int(p[0]): int(p[1]) for p in pairs if len(p) == 2 and all(map(is_number, p))}


def version_of(request: Request) -> int:
    """The version that a form began with; 0, which no row has, for anything else."""
    typed = request.typed("version")
    return int(typed) if is_number(typed) else 0


def version_for(request: Request, standing: int, *, is_outdated: bool) -> int:
    """What a form that is shown goes on from. One that is shown again, for a mistake in it or to be
    looked at, still begins with the version it began with: else a change of somebody else in the
    meantime would be overwritten unseen. Only with both texts before her she begins anew."""
    is_again = request.method == "POST" and not is_outdated
    return version_of(request) if is_again else standing


def _numbers(texts: list[str]) -> set[int]:
    return {int(text) for text in texts if is_number(text)}
