"""What mentors did, for all members: the rule, the deed, another look. No names and no places."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Integer, bindparam, or_, select
from sqlalchemy.orm import Session
from starlette.responses import Response

from portal.moderation.models import Decision
from portal.moderation.rules import DEEDS, RULES
from portal.web import access
from portal.web.paging import cut, read_id_key
from portal.web.rendering import render
from portal.web.request import Request
from portal.web.routing import get

MOST = 20


class Line(NamedTuple):
    id: int
    action: str
    rule: str
    at: datetime
    appeal: str


_LINES = (
    select(Decision.id, Decision.action, Decision.rule, Decision.at, Decision.appeal)
    .where(
        Decision.action.in_(list(DEEDS)),
        or_(
            bindparam("before", type_=Integer) == 0,
            Decision.id < bindparam("before", type_=Integer),
        ),
    )
    .order_by(Decision.id.desc())
    .limit(MOST + 1)
)


def lines(db: Session, before: int = 0) -> list[Line]:
    """A page and one more, newest first."""
    return [Line._make(row) for row in db.execute(_LINES, {"before": before})]


def log(request: Request) -> Response:
    rows = lines(request.db, read_id_key(request.asked("after")))
    page = cut(rows, lambda line: str(line.id), MOST)
    return render(request, "moderation/log.html", page=page, deeds=DEEDS, rules=RULES)


routes = [get("/forum/log", log, access=access.people)]
