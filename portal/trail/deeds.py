"""What can stand in a trail, in whole sentences, as the member reads it."""

from enum import StrEnum
from typing import Any

from markupsafe import Markup, escape

from portal.i18n import lazy as _


class Purpose(StrEnum):
    """Why staff opened something: a few words that everybody reads in her own language."""

    MEETING = "meeting"
    ASKED = "asked"
    STEP = "step"
    DANGER = "danger"
    OTHER = "other"


PURPOSES: dict[str, Any] = {  # as the member reads it
    Purpose.MEETING: _("To prepare a meeting with you."),
    Purpose.ASKED: _("Because you asked for it."),
    Purpose.STEP: _("To do something for you."),
    Purpose.DANGER: _("Because somebody may be in danger."),
    Purpose.OTHER: _("For another reason."),
}
CHOICES: dict[str, Any] = {  # as staff choose it
    Purpose.MEETING: _("To prepare a meeting with the person"),
    Purpose.ASKED: _("The person asked for it"),
    Purpose.STEP: _("To do something for the person"),
    Purpose.DANGER: _("Somebody may be in danger"),
    Purpose.OTHER: _("Another reason"),
}


class Deed(StrEnum):
    PLAN_OPENED = "plan.opened"
    GOAL_WRITTEN = "plan.goal"
    STEP_WRITTEN = "plan.step"
    STEP_CHANGED = "plan.change"
    GOAL_CHANGED = "plan.goal.change"
    STEP_WITHDRAWN = "plan.withdrawal"
    STEP_REPLIED = "plan.reply"
    QUESTION_OPENED = "plan.question.opened"
    QUESTION_ANSWERED = "plan.question.answer"
    QUESTION_READ_ABOVE = "plan.question.above"
    QUESTION_ANSWERED_ABOVE = "plan.question.above.answer"
    STEP_DONE = "plan.completion"
    STEP_OPEN_AGAIN = "plan.reopening"
    TRANSLATION_WRITTEN = "plan.translation"
    TRANSLATION_ASKED = "plan.translation.request"
    TRANSLATION_OPENED = "plan.translation.opened"
    TRANSLATION_ENDED = "plan.translation.end"
    STEPS_MOVED = "plan.days"
    STEPS_DONE = "plan.completions"
    PERSON_OPENED = "person.opened"
    PERSON_INVITED = "person.invitation"
    CARD_OPENED = "person.card"
    CARD_VOIDED = "person.voiding"
    ASSIGNED = "person.assignment"
    UNASSIGNED = "person.release"
    UNASSIGNED_LATER = "person.release.later"
    NOTES_OPENED = "notes.opened"
    NOTE_WRITTEN = "notes.note"
    NOTE_WITHDRAWN = "notes.withdrawal"
    REQUEST_OPENED = "data.opened"
    REQUEST_ANSWERED = "data.answer"
    EXCEPTION_OPENED = "person.exception"
    EXCEPTION_READ = "person.exception.read"
    ROLE_CHANGED = "person.role"
    ROLE_ASKED = "person.role.request"
    ROLE_SIGNED = "person.role.agreement"
    REISSUE_ASKED = "person.card.request"
    REISSUE_SIGNED = "person.card.agreement"
    WAY_OPENED = "way.opened"
    WAY_WRITTEN = "way.station"
    CONSENT_OPENED = "consent.opened"
    CONSENT_ASKED = "consent.question"
    CONSENT_TOLD = "consent.statement"
    REFERRALS_OPENED = "referrals.opened"
    REFERRAL_ASKED = "referrals.question"
    REFERRAL_ANSWERED = "referrals.answer"
    REFERRAL_WITHDRAWN = "referrals.withdrawal"
    INTEREST_OPENED = "interest.opened"
    INTEREST_TAKEN = "interest.paper"
    INTEREST_WRITTEN = "interest.turn"
    CERTIFICATES_OPENED = "certificates.opened"
    CERTIFICATE_ISSUED = "certificates.certificate"
    CERTIFICATE_WITHDRAWN = "certificates.withdrawal"
    ATTENDANCE_MARKED = "training.attendance"
    CONCERN_OPENED = "duty.opened"
    CONCERN_HANDED = "duty.hand"
    CONCERN_CLOSED = "duty.outcome"
    LETTER_OPENED = "letters.opened"
    LETTER_ANSWERED = "letters.answer"
    LETTER_REPORTED = "letters.report"
    LETTER_READ_AT_DESK = "letters.message.opened"
    UNMASK_SIGNED = "forum.unmasking.agreement"
    UNMASK_AGREED = "forum.unmasking.colleague"
    UNMASKED = "forum.unmasking"
    UNMASKED_ELSEWHERE = "forum.unmasking.elsewhere"
    CHECKINS_OPENED = "checkins.opened"
    OFFER_REPORT_OPENED = "listings.report.opened"


WORDS: dict[str, Any] = {
    Deed.PLAN_OPENED: _("%(name)s opened your plan"),
    Deed.GOAL_WRITTEN: _("%(name)s wrote a goal in your plan"),
    Deed.STEP_WRITTEN: _("%(name)s wrote a step in your plan"),
    Deed.STEP_CHANGED: _("%(name)s changed a step in your plan"),
    Deed.GOAL_CHANGED: _("%(name)s changed a goal in your plan"),
    Deed.STEP_WITHDRAWN: _("%(name)s took a step out of your plan"),
    Deed.STEP_REPLIED: _("%(name)s answered you about a step"),
    Deed.QUESTION_OPENED: _("%(name)s looked at a question you asked the house"),
    Deed.QUESTION_ANSWERED: _("%(name)s answered a question you asked the house"),
    Deed.QUESTION_READ_ABOVE: _("%(name)s, of another house, read what you asked there"),
    Deed.QUESTION_ANSWERED_ABOVE: _("%(name)s, of another house, answered what you asked there"),
    Deed.STEP_DONE: _("%(name)s marked a step of the house as done"),
    Deed.STEP_OPEN_AGAIN: _("%(name)s marked a step of the house as not done"),
    Deed.TRANSLATION_WRITTEN: _("%(name)s translated words of your plan"),
    Deed.TRANSLATION_ASKED: _("%(name)s asked a colleague to translate words of your plan"),
    Deed.TRANSLATION_OPENED: _("%(name)s read words of your plan, and nothing else, to translate"),
    Deed.TRANSLATION_ENDED: _("%(name)s ended a request to translate words of your plan"),
    Deed.STEPS_MOVED: _("%(name)s moved steps of the house in your plan to another day"),
    Deed.STEPS_DONE: _("%(name)s marked steps of the house as done"),
    Deed.PERSON_OPENED: _("%(name)s opened your page at the desk"),
    Deed.PERSON_INVITED: _("%(name)s invited you"),
    Deed.CARD_OPENED: _("%(name)s opened a new card for you"),
    Deed.ASSIGNED: _("%(name)s chose who looks after you"),
    Deed.UNASSIGNED: _("%(name)s ended that somebody looks after you"),
    Deed.UNASSIGNED_LATER: _("%(name)s chose the day on which somebody stops looking after you"),
    Deed.EXCEPTION_OPENED: _(
        "%(name)s, who does not look after you, may see your page and your plan for 15 minutes"
    ),
    Deed.EXCEPTION_READ: _("%(name)s read why somebody else opened your page"),
    Deed.ROLE_CHANGED: _("%(name)s gave you another role"),
    Deed.ROLE_ASKED: _("%(name)s asked a colleague to agree to another role for you"),
    Deed.ROLE_SIGNED: _("%(name)s agreed to another role for you"),
    Deed.REISSUE_ASKED: _("%(name)s asked a colleague to agree to a new card for you"),
    Deed.REISSUE_SIGNED: _("%(name)s agreed to a new card for you"),
    Deed.CARD_VOIDED: _("%(name)s made your card worthless"),
    Deed.NOTES_OPENED: _("%(name)s opened the notes about you"),
    Deed.NOTE_WRITTEN: _("%(name)s wrote a note about you"),
    Deed.NOTE_WITHDRAWN: _("%(name)s took a note about you back"),
    Deed.REQUEST_OPENED: _("%(name)s opened your request about your data"),
    Deed.REQUEST_ANSWERED: _("%(name)s answered your request about your data"),
    Deed.WAY_OPENED: _("%(name)s opened the page about your way"),
    Deed.WAY_WRITTEN: _("%(name)s wrote down where you are on your way"),
    Deed.CONSENT_OPENED: _("%(name)s looked up what you agreed to"),
    Deed.CONSENT_ASKED: _("%(name)s asked you about sharing with a partner"),
    Deed.CONSENT_TOLD: _("%(name)s wrote down that you agreed to something"),
    Deed.REFERRALS_OPENED: _("%(name)s opened what services may be told for you"),
    Deed.REFERRAL_ASKED: _("%(name)s asked you whether a service may be told something"),
    Deed.REFERRAL_ANSWERED: _("%(name)s wrote down what a service answered"),
    Deed.REFERRAL_WITHDRAWN: _("%(name)s took a question about a service back"),
    Deed.INTEREST_OPENED: _("%(name)s opened what you asked about a job or a home"),
    Deed.INTEREST_TAKEN: _("%(name)s took your CV, as you agreed, to send it for a job or a home"),
    Deed.INTEREST_WRITTEN: _("%(name)s wrote down how it stands with a job or a home"),
    Deed.CERTIFICATES_OPENED: _("%(name)s looked up which courses you took part in"),
    Deed.CERTIFICATE_ISSUED: _("%(name)s made a certificate for you"),
    Deed.CERTIFICATE_WITHDRAWN: _("%(name)s took a certificate of yours back"),
    Deed.ATTENDANCE_MARKED: _("%(name)s wrote down whether you were at a session"),
    Deed.CONCERN_OPENED: _("%(name)s, of those on duty, read what you told them"),
    Deed.CONCERN_HANDED: _("%(name)s gave what you told those on duty to a colleague"),
    Deed.CONCERN_CLOSED: _("%(name)s wrote down what came of what you told those on duty"),
    Deed.LETTER_OPENED: _("%(name)s opened what you asked the mentors"),
    Deed.LETTER_ANSWERED: _("%(name)s answered what you asked the mentors"),
    Deed.LETTER_REPORTED: _(
        "%(name)s, a mentor, showed one message of your letter to those on duty"
    ),
    Deed.LETTER_READ_AT_DESK: _(
        "%(name)s, of those on duty, read one message of your letter to the mentors"
    ),
    Deed.UNMASK_SIGNED: _("%(name)s agreed that you look up who writes under another name"),
    Deed.UNMASK_AGREED: _("%(name)s agreed that a colleague looks behind another name of yours"),
    Deed.UNMASKED: _("%(name)s learned that another name in the forum is yours"),
    Deed.UNMASKED_ELSEWHERE: _(
        "%(name)s, of another house, learned that another name in the forum is of your house"
    ),
    Deed.CHECKINS_OPENED: _("%(name)s read how it is for you where you began"),
    Deed.OFFER_REPORT_OPENED: _("%(name)s read what you wrote about a job or a home"),
}
ELSE = _("%(name)s did something on your page")


def words_for(deed: str, name: str) -> Markup:
    """The whole sentence, with the name set apart."""
    said = escape(str(WORDS.get(deed, ELSE)))
    return said % {"name": Markup("<b><bdi>{}</bdi></b>").format(name)}


def purpose_of(text: str) -> Purpose | None:
    """The purpose that somebody chose; None for an empty choice and for nonsense."""
    return Purpose(text) if text in set(Purpose) else None
