"""What staff type about a course: what is true of it, and its texts in one language."""

from collections.abc import Iterable
from typing import Any

import wtforms

from portal.i18n import WRITTEN
from portal.i18n import lazy as _
from portal.listings.skills import SKILLS
from portal.training.courses import CourseFacts, CourseTexts
from portal.training.words import LEVELS
from portal.web.forms import Form, choice, long_text, offered, tick
from portal.web.forms import text as line

EMPTY = _("You can leave this empty.")


class FactsForm(Form):
    """True in every language."""

    taught_in = choice(_("Taught in"), list(WRITTEN.items()))
    level = choice(_("Level"), list(LEVELS.items()))
    childcare = tick(_("Someone looks after the children meanwhile"))
    women_only = tick(_("Only for women"))
    travel_paid = tick(_("The house pays for the way there and back"))

    skills = wtforms.SelectMultipleField(
        _("What people can do afterwards"),
        choices=[wtforms.SelectChoice(value=key, label=said) for key, said in SKILLS.items()],
    )

    def facts(self) -> CourseFacts:
        return CourseFacts(
            self.taught_in.data,
            self.level.data,
            self.childcare.data,
            self.women_only.data,
            self.travel_paid.data,
            self.skills.data or [],
        )


class TextsForm(Form):
    """In one language; others can follow."""

    language = choice(_("Language of these words"), list(WRITTEN.items()))
    title = line(_("What is it called?"), most=120)
    outcomes = long_text(
        _("What will people be able to do?"),
        most=600,
        hint=_("Short sentences, such as: You can thread the machine and sew straight."),
    )
    audience = line(
        _("For whom is it?"),
        most=300,
        hint=_("Such as: For everybody who starts from zero. You need not read well."),
    )
    summary = long_text(_("Anything else"), most=600, required=False, hint=EMPTY)

    def texts(self) -> CourseTexts:
        return CourseTexts(
            self.language.data,
            self.title.data,
            self.outcomes.data,
            self.audience.data,
            self.summary.data,
        )


class CourseForm(FactsForm, TextsForm):
    """A new course."""

    house = offered(_("For whom"))

    def offer(self, houses: Iterable[tuple[str, Any]]) -> "CourseForm":
        self.house.choices = [wtforms.SelectChoice(value=v, label=label) for v, label in houses]
        return self
