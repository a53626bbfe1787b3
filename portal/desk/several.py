"""One ready step for several people: chosen, looked at person by person, then written."""

from typing import Any, NamedTuple

import wtforms
from starlette.responses import Response
from wtforms import validators

from portal import phrases
from portal.accounts.caring import Stuck
from portal.desk.ticked import asked_people, typed_people, written
from portal.i18n import lazy as _
from portal.i18n import tag_of
from portal.phrases import Phrase
from portal.plan import several
from portal.plan.forms import DOERS, TYPES, near
from portal.plan.models import Doer, GoalType
from portal.plan.several import Ready, Target
from portal.refusal import Refused
from portal.types import language_of
from portal.web import access
from portal.web.forms import Form, choice, day
from portal.web.forms import text as line
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post

MOST = 50  # people at once
LOOK = "look"  # the button that shows who gets what
EMPTY = _("You can leave this empty.")


class SharedStep(Form):
    """Ready words only: everybody reads them in her own language."""

    step = line(_("The step"), most=40)
    goal = line(
        _("For which goal"),
        most=40,
        hint=_(
            "It goes into the newest goal of this kind that the house wrote. "
            "Who has none gets this goal."
        ),
    )
    doer = choice(_("Who does it"), [("", _("As in the ready words")), *DOERS.items()])
    service = line(
        _("Which service"), most=100, required=False, hint=_("Only when a service does it.")
    )
    planned_on = day(_("By which day"), hint=EMPTY)
    place = line(_("Where"), most=100, required=False, hint=_("Never the address of a house."))

    def validate_step(self, field: wtforms.Field) -> None:
        _one_of_the_ready(field, goals=False)

    def validate_goal(self, field: wtforms.Field) -> None:
        _one_of_the_ready(field, goals=True)

    def validate_planned_on(self, field: wtforms.Field) -> None:
        near(self, field)

    def validate(self, extra_validators: Any = None) -> bool:
        """A field that can be empty is not looked at when it is: this looks at it."""
        is_good: bool = super().validate(extra_validators)
        if self.does_it is Doer.SERVICE and not self.service.data:
            self.service.errors = [_("Please name the service.")]
            return False
        return is_good

    @property
    def does_it(self) -> Doer:
        ready = phrases.every().get(self.step.data or "")
        typed = self.doer.data or (ready.doer if ready else "")
        return Doer(typed) if typed in set(Doer) else Doer.HOUSE

    def ready(self) -> Ready:
        every, doer = phrases.every(), self.does_it
        return Ready(
            every[self.step.data],
            every[self.goal.data],
            doer,
            self.planned_on.data,
            self.place.data,
            self.service.data if doer is Doer.SERVICE else "",
        )


class Gets(NamedTuple):
    """What one person will find in her plan."""

    name: str
    is_new_goal: bool
    goal: str
    step: str
    language: str


def several_step(request: Request) -> Response:
    people = asked_people(request)
    if not people:
        raise Refused(_("Please tick at least one person first."))
    return _page(request, SharedStep(data={"doer": ""}), people)


def write_several(request: Request) -> Response:
    people, form = typed_people(request), SharedStep(request.fields)
    if not form.validate() or request.typed(LOOK) or not people:
        return _page(request, form, people)
    if stuck := several.write_for(request.db, request.member, _few(people), form.ready()):
        return _page(request, form, people, stuck)
    return after_post(request, "desk.caseload", told=len(people))


def _one_of_the_ready(field: wtforms.Field, *, goals: bool) -> None:
    found = phrases.every().get(field.data or "")
    if found is None or found.is_goal is not goals:
        raise validators.ValidationError(_("Please choose one."))


def _few(people: set[int]) -> set[int]:
    if len(people) > MOST:
        raise Refused(_("Please tick at most fifty people at once."))
    return people


def _page(
    request: Request, form: SharedStep, people: set[int], stuck: Stuck | None = None
) -> Response:
    """It shows names and ready words, nothing of anybody's plan: that is no look at one."""
    chosen = phrases.every().get(form.goal.data or "")
    type_ = chosen.type if chosen else GoalType.SOCIAL_CARE
    targets = several.targets_for(request.db, request.member, _few(people), type_)
    is_good = request.method == "POST" and not form.errors
    return render(
        request,
        "desk/several.html",
        status=409 if stuck else 0,
        form=form,
        people=targets,
        listed=written({target.member_id for target in targets}),
        gets=[_gets(target, form.ready()) for target in targets] if is_good else [],
        topic=TYPES[GoalType(type_)],
        ready_steps=_by_topic(goals=False),
        ready_goals=_by_topic(goals=True),
        stuck=stuck,
    )


def _gets(target: Target, ready: Ready) -> Gets:
    words, language = ready.words(target.language), target.language
    goal = phrases.words_of(ready.goal.key, language)
    spoken = tag_of(language_of(ready.step.texts, language))
    return Gets(target.name, target.goal_id is None, goal, words.text, spoken)


def _by_topic(*, goals: bool) -> list[tuple[object, list[Phrase]]]:
    return [(TYPES[type_], phrases.of(type_, goals=goals)) for type_ in TYPES]


routes = [
    get("/desk/several", several_step, access=access.caseworker),
    post("/desk/several", write_several, access=access.caseworker),
]
