"""Somebody who reads Turkish, and a plan that is written in English."""

import re
from html import unescape
from typing import NamedTuple

from portal.accounts.models import Member
from portal.plan import writing
from portal.plan.models import Goal, Step, Translation
from portal.plan.wording import StepWords
from tests import make

SECRETS = ("hush-goal", "hush-place", "hush-words", "hush-other", "hush-note", "hush-house")


class Foreign(NamedTuple):
    amina: Member
    elif_: Member  # looks after her
    selin: Member  # does not
    goal: Goal
    step: Step

    @property
    def plan(self):
        return f"/desk/people/{self.amina.id}/plan"

    @property
    def page(self):
        return f"/desk/steps/{self.step.id}/translation"

    @property
    def goal_page(self):
        return f"/desk/goals/{self.goal.id}/translation"


def scene(db):
    amina = make.member(db, "amina", language="tr")
    elif_ = make.member(db, "elif", role="caseworker", house_id=amina.house_id)
    selin = make.member(db, "selin", role="caseworker", house_id=amina.house_id)
    make.assignment(db, elif_, amina)
    goal = make.goal(db, amina, "Get my papers", type="legal", by=elif_)
    step = make.step(db, goal, "Ask the office for a form", bring="An old letter")
    return Foreign(amina, elif_, selin, goal, step)


def typed(text="Kuruma sor", bring="Eski mektup", version=1, edition=0, to="tr"):
    """What the form of a translation sends."""
    return {"text": text, "bring": bring, "version": version, "edition": edition, "to": to}


def marked(db):
    """The same; what a colleague must not learn has a mark."""
    found = scene(db)
    db.do(_mark, found)
    other = make.step(db, found.goal, "hush-other", doer="house", planned_on=make.today())
    make.question(db, other, answer="hush-house")
    make.note(db, found.amina, found.elif_, text="hush-note")
    return found


def _mark(session, found):
    session.get(Goal, found.goal.id).title = "hush-goal"
    step = session.get(Step, found.step.id)
    step.place, step.words = "hush-place", "hush-words"


def asked_for(db, sign_in, scene):
    """The address of what Selin is asked to translate."""
    answer = sign_in(scene.elif_).post(f"{scene.page}/request", staff=scene.selin.id, to="tr")
    assert answer.headers["location"] == scene.plan
    return f"/desk/translations/{db.every(Translation)[0].id}"


def learned(answers):
    """What pages and headers say of whose words these are, or of anything else in the plan."""
    said = unescape(" ".join(answer.text + str(answer.headers) for answer in answers))
    hidden = (*SECRETS, "amina", "elif", "/desk/people/1", "/steps/")
    return [word for word in hidden if word in said]


def rewrite(db, scene, text="Ask the office for two forms"):
    """The caseworker changes the step; its next version stands."""

    def change(session):
        step = session.get(Step, scene.step.id)
        words = StepWords.of(step)._replace(text=text)
        writing.change_step(session, make.viewer(scene.elif_), step, words, version=step.version)

    db.do(change)


def values_in(page):
    """What stands in the fields of a translation's form, hidden and shown."""
    text = unescape(page.text)
    found = dict(re.findall(r'type="hidden" name="(version|edition|to)" value="([^"]*)"', text))
    found["text"] = re.search(r'name="text"[^>]*>([^<]*)</textarea>', text)[1]
    bring = re.search(r'name="bring"[^>]* value="([^"]*)"', text)
    return found | ({"bring": bring[1]} if bring else {})
