"""The clocks of check-ins after a start, and of those who offer work and homes."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, or_

from portal.checkins.models import Checkin
from portal.i18n import lazy as _
from portal.retention.shape import MONTH, Clock
from portal.vetting.models import Provider, Source


def _asked(before: datetime) -> ColumnElement[bool]:
    unanswered = and_(Checkin.answered_at.is_(None), Checkin.due_at < before)
    return or_(Checkin.answered_at < before, unanswered)


def _forgotten(before: datetime) -> ColumnElement[bool]:
    """Also after a refusal: so long they are known again."""
    offers = exists().where(Source.provider_id == Provider.id)
    return and_(Provider.state_at < before, ~offers)


CLOCKS: dict[str, Clock] = {
    "checkins": Clock(
        _("So that you can look back how it was, and show it to whom you like."),
        _("%(n)s months after you answered or were asked. You can delete it sooner."),
        12,
        MONTH,
        Checkin,
        _asked,
    ),
    "providers": Clock(
        _("So that whoever was refused once is known again."),
        _("%(n)s months after the house dealt with them last, when nothing of theirs is left."),
        36,
        MONTH,
        Provider,
        _forgotten,
    ),
}
