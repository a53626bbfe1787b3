"""What I can do: ticked by herself, with the trainings that speak for it."""

from typing import Any

import wtforms
from starlette.responses import Response

from portal.i18n import lazy as _
from portal.listings.skills import SKILLS, own_of, tick
from portal.training.learned import learned_by
from portal.types import Texts
from portal.web import access
from portal.web.forms import Form
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


class Ticks(Form):
    skills = wtforms.SelectMultipleField(
        _("I can do this"),
        choices=[wtforms.SelectChoice(value=key, label=said) for key, said in SKILLS.items()],
    )


def skills(request: Request) -> Response:
    return _page(request, Ticks(data={"skills": list(own_of(request.db, request.member))}))


def tick_skills(request: Request) -> Response:
    form = Ticks(request.fields)
    if not form.validate():
        return _page(request, form)
    tick(request.db, request.member, set(form.skills.data))
    return after_post(request, "searches.skills")


def _page(request: Request, form: Ticks) -> Response:
    taught: dict[str, list[Texts]] = {}
    for course in learned_by(request.db, request.member):
        for key in course.skills:
            taught.setdefault(key, []).append(course.title)
    context: dict[str, Any] = {"form": form, "taught": taught}
    return render(request, "searches/skills.html", **context)


routes = [
    get("/jobs/skills", skills, access=access.member, private=True),
    post("/jobs/skills/ticks", tick_skills, access=access.member, private=True),
]
