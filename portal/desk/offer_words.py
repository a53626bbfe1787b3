"""How an offer stands, in sentences for the desk."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from portal.flags.labels import QUESTIONS
from portal.formats import day
from portal.i18n import lazy as _
from portal.listings.models import Listing
from portal.vetting.queries import Stage
from portal.vetting.standing import Standing

HIDDEN = _(
    "Hidden for now: it was reported, or those who offer it say that it is gone. Nobody sees it "
    "until that is decided."
)


class Note(NamedTuple):
    said: Any
    warns: bool = False
    questions: tuple[Any, ...] = ()  # that it is about


def notes(listing: Listing, now: Standing) -> list[Note]:
    if now.stage is Stage.OVER:
        return [_over(listing)]
    return [*_shown(listing, now), *_against(now)]


def _over(listing: Listing) -> Note:
    if listing.withdrawn_at is not None:
        return Note(_("Withdrawn on %(on)s. Nobody sees it.") % {"on": day(listing.withdrawn_at)})
    return Note(_("Its last day was %(on)s. Nobody sees it.") % {"on": day(listing.valid_through)})


def _shown(listing: Listing, now: Standing) -> Iterator[Note]:
    if listing.hidden_at is not None:
        yield Note(HIDDEN, True)
    if listing.assured_until is not None:
        said = _("Two people have looked. It is shown until %(until)s; then two people look anew.")
        yield Note(said % {"until": day(listing.assured_until)}, now.stage is Stage.SOON)
    elif now.stage is Stage.FIRST:
        yield Note(_("Nobody has looked at it yet, so nobody sees it."))
    elif now.stage is Stage.SECOND:
        yield Note(_("One person has looked at it. Nobody sees it before a second one has."))
    else:
        yield Note(_("It is not shown."))


def _against(now: Standing) -> Iterator[Note]:
    if now.barred:
        said = _("It can only be withdrawn. Somebody found something that no words make safe:")
        yield Note(said, True, tuple(QUESTIONS[one] for one in now.barred))
    elif now.wordless:
        said = _(
            "Something was found, and not both of you wrote words about it for members. Look at it "
            "anew, both of you, or withdraw it:"
        )
        yield Note(said, True, tuple(QUESTIONS[one] for one in now.wordless))
    if now.is_of_refused:
        yield Note(_("It was decided that nothing of those who offer it is shown."), True)
    if now.waits_for_others:
        yield Note(_("Now a colleague looks: neither who looked first nor who wrote it last."))
