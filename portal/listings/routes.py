"""Jobs: looking through them, reading one, keeping it for later."""

from functools import partial

from starlette.responses import Response

from portal.listings import actions, housing, looking, queries, saved
from portal.listings.forms import JobFilter
from portal.listings.models import JOB, Job
from portal.web import access
from portal.web.errors import there
from portal.web.paths import path
from portal.web.rendering import after_post
from portal.web.request import Request
from portal.web.routing import get, post


def jobs(request: Request) -> Response:
    db, viewer = request.db, request.member
    form = JobFilter(request.query_params, queries.places_for(db, viewer, JOB))
    find = partial(queries.jobs_for, db, viewer, form.asked())
    return looking.list_page(request, "listings/jobs.html", form, find)


def job(request: Request) -> Response:
    shown = _shown(request)
    return looking.listing_page(
        request,
        shown,
        saving=path("listings.save_job", id=shown.id),
        unsaving=path("listings.unsave_job", id=shown.id),
    )


def save_job(request: Request) -> Response:
    shown = _shown(request)
    actions.save(request.db, request.member, shown)
    return after_post(request, "listings.job", id=shown.id)


def unsave_job(request: Request) -> Response:
    shown = _shown(request)
    actions.unsave(request.db, request.member, shown)
    return after_post(request, "listings.job", id=shown.id)


def _shown(request: Request) -> Job:
    """The job of this address; a hidden one is as good as none."""
    return there(queries.job_for(request.db, request.member, request.path_params["id"]))


routes = [
    get("/jobs", jobs, access=access.people),
    get("/jobs/{id:id}", job, access=access.people),
    post("/jobs/{id:id}/saving", save_job, access=access.member),
    post("/jobs/{id:id}/unsaving", unsave_job, access=access.member),
    *saved.routes,
    *housing.routes,
]
