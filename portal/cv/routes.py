"""My CV: written in parts, kept for me alone, taken as a paper that names no house."""

from dataclasses import replace
from typing import Any

from starlette.responses import Response

from portal.cv import actions, sheet, years
from portal.cv.forms import Naming, Skilled, Taken, about_form, has_slips, texts_of
from portal.cv.parts import MOST_STRETCHES
from portal.cv.queries import cv_of, skills_of
from portal.cv.showing import leaves_of, look_of, mine, papers_of
from portal.i18n import LANGUAGES
from portal.listings.skills import SKILLS
from portal.web import access
from portal.web.attachment import attachment
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post

NAME = "cv.pdf"


def show(request: Request) -> Response:
    written = mine(request)
    return render(
        request,
        "cv/cv.html",
        written=written,
        leaves=leaves_of(request, written, []) if written.name else [],
        years=[
            (one.number, sheet.years_of(one, request.language.code)) for one in written.in_order
        ],
        is_full=len(written.stretches) >= MOST_STRETCHES,
        is_there=cv_of(request.db, request.member) is not None,
    )


def paper(request: Request) -> Response:
    """In the languages that are asked for. Nothing is kept of this."""
    written, codes = mine(request), request.query_params.getlist("in")
    if not written.name:
        return show(request)
    pdf = sheet.paper(leaves_of(request, written, codes))
    return attachment(pdf, "application/pdf", NAME)


def naming(request: Request) -> Response:
    written = mine(request)
    first, second = (*written.languages, "")[:2]
    said = {"name": written.name, "first": first, "second": second}
    return render(request, "cv/name.html", form=Naming(data=said))


def keep_naming(request: Request) -> Response:
    form = Naming(request.fields)
    if not form.validate() or has_slips(form, look_of(request)):
        return render(request, "cv/name.html", form=form)
    actions.keep(request.db, request.member, form.put_into(mine(request)))
    return after_post(request, "cv.show")


def about(request: Request) -> Response:
    written = mine(request)
    said = {f"headline_{code}": text for code, text in written.headline.items()}
    said |= {f"about_{code}": text for code, text in written.about.items()}
    return _about_page(request, about_form(written.languages, data=said), written.languages)


def keep_about(request: Request) -> Response:
    written = mine(request)
    languages = written.languages
    form = about_form(languages, request.fields)
    if not form.validate() or has_slips(form, look_of(request)):
        return _about_page(request, form, languages)
    headline = _others(written.headline, languages) | texts_of(form, "headline", languages)
    about = _others(written.about, languages) | texts_of(form, "about", languages)
    kept = replace(written, headline=headline, about=about)
    actions.keep(request.db, request.member, kept)
    return after_post(request, "cv.show")


def skills(request: Request) -> Response:
    written = mine(request)
    known = skills_of(request.db, request.member)
    form = Skilled(data={"skills": written.skills or known, "speaks": written.speaks})
    return _skills_page(request, form, known)


def keep_skills(request: Request) -> Response:
    known = skills_of(request.db, request.member)
    form = Skilled(request.fields).offer(_offers(known))
    if not form.validate():
        return render(request, "cv/skills.html", form=form)
    actions.keep(request.db, request.member, form.put_into(mine(request), known))
    return after_post(request, "cv.show")


def courses(request: Request) -> Response:
    written, papers = mine(request), papers_of(request)
    said = {"courses": list(map(str, written.courses)), "codes": list(map(str, written.codes))}
    form = Taken(data=said).offer(papers, request.language.code)
    return render(request, "cv/courses.html", form=form)


def keep_courses(request: Request) -> Response:
    form = Taken(request.fields).offer(papers_of(request), request.language.code)
    if not form.validate():
        return render(request, "cv/courses.html", form=form)
    actions.keep(request.db, request.member, form.put_into(mine(request)))
    return after_post(request, "cv.show")


def remove(request: Request) -> Response:
    actions.remove(request.db, request.member)
    return after_post(request, "cv.show")


def _others(texts: dict[str, str], languages: tuple[str, ...]) -> dict[str, str]:
    """Words in languages that are not shown now."""
    return {code: text for code, text in texts.items() if code not in languages}


def _about_page(request: Request, form: object, codes: tuple[str, ...]) -> Response:
    spoken = [LANGUAGES[code] for code in codes]
    return render(request, "cv/about.html", form=form, spoken=spoken)


def _skills_page(request: Request, form: Skilled, known: list[str]) -> Response:
    return render(request, "cv/skills.html", form=form.offer(_offers(known)))


def _offers(known: list[str]) -> dict[str, Any]:
    return {key: SKILLS[key] for key in known if key in SKILLS}


routes = [
    get("/cv", show, access=access.member, private=True),
    get("/cv/paper", paper, access=access.member, private=True),
    get("/cv/name", naming, access=access.member, private=True),
    post("/cv/name", keep_naming, access=access.member, private=True, alone=True),
    get("/cv/about", about, access=access.member, private=True),
    post("/cv/about", keep_about, access=access.member, private=True, alone=True),
    get("/cv/skills", skills, access=access.member, private=True),
    post("/cv/skills", keep_skills, access=access.member, private=True, alone=True),
    get("/cv/courses", courses, access=access.member, private=True),
    post("/cv/courses", keep_courses, access=access.member, private=True, alone=True),
    post("/cv/removal", remove, access=access.member, private=True, alone=True),
    *years.routes,
]
