"""Jobs and homes: the two lists; everything else about them is the same for both."""

from functools import partial

from starlette.responses import Response

from portal.listings import comparing, looking, offers, reporting, saved
from portal.listings.forms import HomeFilter, JobFilter
from portal.listings.lists import homes_for, jobs_for
from portal.listings.models import HOME, JOB
from portal.listings.orders import HOME_ORDERS, JOB_ORDERS
from portal.listings.places import around_for
from portal.web import access
from portal.web.request import Request
from portal.web.routing import get


def jobs(request: Request) -> Response:
    db, viewer = request.db, request.member
    around = around_for(db, viewer, JOB)
    form = JobFilter(request.query_params, around.places)
    find = partial(jobs_for, db, viewer, form.asked())
    return looking.list_page(
        request, "listings/jobs.html", form, find, orders=JOB_ORDERS, skills=around.skills
    )


def homes(request: Request) -> Response:
    db, viewer = request.db, request.member
    form = HomeFilter(request.query_params, around_for(db, viewer, HOME).places)
    find = partial(homes_for, db, viewer, form.asked())
    return looking.list_page(request, "listings/homes.html", form, find, orders=HOME_ORDERS)


routes = [
    get("/jobs", jobs, access=access.people),
    get("/housing", homes, access=access.people),
    *offers.routes,
    *reporting.routes,
    *comparing.routes,
    *saved.routes,
]
