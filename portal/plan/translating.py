"""Writing translations, asking a colleague or for oneself, giving back. The words stay as they are.

Whoever does this has locked the goal or step first, so that two never write at the same time.
"""

from typing import NamedTuple

from sqlalchemy.orm import Session

from portal import clock
from portal.accounts.models import News
from portal.accounts.news import tell
from portal.i18n import lazy as _
from portal.plan import rules
from portal.plan.models import Goal, Step, Translation
from portal.plan.translations import translation_of
from portal.refusal import Refused, require
from portal.trail.actions import record
from portal.trail.deeds import Deed
from portal.viewer import Viewer


class Words(NamedTuple):
    """A translation: the words, and what to bring along."""

    text: str
    bring: str = ""


def translate(
    db: Session,
    by: Viewer,
    written: Goal | Step,
    language: str,
    words: Words,
    *,
    version: int,
    edition: int,
) -> bool:
    """These are the words in this language; false when the original or the translation reads
    otherwise by now than where this one began. Whoever asked for it has it."""
    require(rules.may_translate(by, written), written.language != language)
    row = translation_of(db, written, language)
    stands = Words(row.text, row.bring) if row and fits(row, written) else None
    if stands == words:
        return True
    if (written.version, row.edition if row else 0) != (version, edition):
        return False
    row = row or _new(db, written, language)
    row.text, row.bring = words
    row.of_version, row.edition = written.version, row.edition + 1
    row.by_id, row.at = by.id, clock.now()
    if row.wanted_at is not None:
        tell(db, row.member_id, News.TRANSLATION)
    row.asked_id = row.asked_at = row.wanted_at = None
    record(db, row.member_id, by, Deed.TRANSLATION_WRITTEN)
    return True


def ask(db: Session, by: Viewer, written: Goal | Step, language: str, staff_id: int) -> None:
    """A colleague may read these words, and nothing else of the plan, to translate them. Whoever
    was asked before no longer may. Raises `Refused` when it is done already."""
    require(rules.may_translate(by, written), written.language != language)
    row = translation_of(db, written, language)
    if row and fits(row, written):
        raise Refused(_("This is translated already."))
    if row and row.asked_id == staff_id:
        return
    row = row or _new(db, written, language)
    row.asked_id, row.asked_at = staff_id, clock.now()
    record(db, row.member_id, by, Deed.TRANSLATION_ASKED)


def unask(db: Session, by: Viewer, written: Goal | Step, language: str) -> None:
    """Nobody is asked any more. Twice is once."""
    require(rules.may_translate(by, written))
    row = translation_of(db, written, language)
    if row is None or row.asked_at is None:
        return
    row.asked_id = row.asked_at = None
    record(db, row.member_id, by, Deed.TRANSLATION_ENDED)
    _drop_if_empty(db, row)


def open_errand(db: Session, by: Viewer, row: Translation) -> None:
    """A colleague reads the words: a look at the record of whose they are."""
    record(db, row.member_id, by, Deed.TRANSLATION_OPENED)


def give_back(db: Session, by: Viewer, row: Translation) -> None:
    """A colleague cannot do it; those who look after the person see that nobody has it."""
    require(row.asked_id == by.id)
    row.asked_id = None
    record(db, row.member_id, by, Deed.TRANSLATION_ENDED)


def want(db: Session, member: Viewer, written: Goal | Step, language: str) -> None:
    """She asks for words that others wrote in a language she does not read. Twice is once."""
    require(rules.may_want_translated(member, written))
    row = translation_of(db, written, language)
    if written.language == language or (row and (row.wanted_at or fits(row, written))):
        return
    row = row or _new(db, written, language)
    row.wanted_at = clock.now()


def unwant(db: Session, member: Viewer, written: Goal | Step, language: str) -> None:
    """She no longer needs it. Twice is once."""
    require(rules.may_want_translated(member, written))
    row = translation_of(db, written, language)
    if row and row.wanted_at is not None:
        row.wanted_at = None
        _drop_if_empty(db, row)


def fits(row: Translation, written: Goal | Step) -> bool:
    """Whether it is a translation of the words that stand."""
    return row.at is not None and row.of_version == written.version


def _new(db: Session, written: Goal | Step, language: str) -> Translation:
    is_goal = isinstance(written, Goal)
    row = Translation(
        member_id=written.member_id,
        goal_id=written.id if is_goal else None,
        step_id=None if is_goal else written.id,
        language=language,
        of_version=0,
        edition=0,
    )
    db.add(row)
    return row


def _drop_if_empty(db: Session, row: Translation) -> None:
    if row.at is None and row.asked_at is None and row.wanted_at is None:
        db.delete(row)
