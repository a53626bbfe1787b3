"""The clocks of the forum and of listings."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, or_, select

from portal.forum.drafts import KEPT_FOR
from portal.forum.models import Draft
from portal.i18n import lazy as _
from portal.listings.models import Listing, Saved
from portal.moderation.models import Appeal, Decision, MentorShift, Pass, Remark, Report
from portal.polls.models import Poll
from portal.retention.shape import DAY, MONTH, WHILE_HERE, Clock
from portal.translating.models import PostTranslation


def _ended(before: datetime) -> ColumnElement[bool]:
    """Listings that nobody can see any more."""
    return or_(Listing.valid_through < before.date(), Listing.withdrawn_at < before)


def _gone(before: datetime) -> ColumnElement[bool]:
    """Never the newest one: SQLite would give its number to the next, and whoever asked about the
    old one, in words that are sealed, would be led to whoever offers the new one."""
    return and_(_ended(before), Listing.id < select(func.max(Listing.id)).scalar_subquery())


CLOCKS: dict[str, Clock] = {
    "forum": Clock(_("So that others can read what you wrote."), WHILE_HERE),
    "drafts": Clock(
        _("So that nothing you are writing is lost. Only you can read it."),
        _("%(n)s days."),
        KEPT_FOR.days,
        DAY,
        Draft,
        lambda before: Draft.kept_at < before,
    ),
    "polls": Clock(
        _("So that people can read what was decided. Your voice goes as soon as it is counted."),
        _("%(n)s months after the decision is closed."),
        12,
        MONTH,
        Poll,
        lambda before: Poll.closes_at < before,
    ),
    "translations": Clock(
        _("So that you can read what others wrote in their language. Nobody notes who asked."),
        _("%(n)s days, or until the text is changed or hidden."),
        30,
        DAY,
        PostTranslation,
        lambda before: PostTranslation.asked_at < before,
    ),
    "reports": Clock(
        _("So that mentors can look at what worried you. They do not learn who it was."),
        _("%(n)s months after a mentor decided."),
        12,
        MONTH,
        Report,
        lambda before: Report.settled_at < before,
    ),
    "mentoring": Clock(
        _("So that nobody is there for too long, and you are not asked twice."),
        _("%(n)s days after the shift."),
        90,
        DAY,
        MentorShift,
        lambda before: MentorShift.until < before,
    ),
    "passes": Clock(
        _("So that you are not shown it again."),
        _("%(n)s days afterwards."),
        90,
        DAY,
        Pass,
        lambda before: Pass.at < before,
    ),
    "decisions": Clock(
        _("So that everybody can read what mentors did, and colleagues who did it."),
        _("%(n)s months after it was decided."),
        12,
        MONTH,
        Decision,
        lambda before: Decision.at < before,
    ),
    "appeals": Clock(
        _("So that another mentor can look again at what was hidden."),
        _("%(n)s months after the answer."),
        12,
        MONTH,
        Appeal,
        lambda before: Appeal.decided_at < before,
    ),
    "behaviour": Clock(
        _("So that mentors recognise what somebody does here again and again."),
        _("90 days after it was written."),
        0,
        DAY,
        Remark,
        lambda before: Remark.until < before,
    ),
    "saved": Clock(
        _("So that you find again what you liked."),
        _("%(n)s months after the job or home has ended."),
        12,
        MONTH,
        Saved,
        lambda before: Saved.listing_id.in_(select(Listing.id).where(_ended(before))),
    ),
    "listings": Clock(
        _("So that offers can be compared and bad ones recognised."),
        _("%(n)s months after the job or home has ended."),
        12,
        MONTH,
        Listing,
        _gone,
    ),
}
