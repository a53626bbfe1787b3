"""Offers as a sheet for a spreadsheet program."""

from starlette.responses import Response

from portal import spreadsheet
from portal.desk.imports import NAMES
from portal.desk.offers import kind_asked
from portal.listings.models import JOB
from portal.vetting.exporting import offer_rows
from portal.web import access
from portal.web.attachment import attachment
from portal.web.request import Request
from portal.web.routing import get


def offer_sheet(request: Request) -> Response:
    kind = kind_asked(request) or JOB
    made = spreadsheet.sheet(offer_rows(request.db, request.member, kind))
    return attachment(made, spreadsheet.KIND, NAMES[kind])


routes = [get("/desk/offers.csv", offer_sheet, access=access.caseworker)]
