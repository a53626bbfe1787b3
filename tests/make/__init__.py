"""Makers: plain functions that store one row with sensible values; tests name what matters."""

from tests.make.days import today
from tests.make.duty import answer, concern, letter, shift
from tests.make.html import without_tokens
from tests.make.imports import link, offer_import
from tests.make.openings import check, home, job, search
from tests.make.papers import attended, certificate, change, voice
from tests.make.people import SECRET, WORDS, assignment, exception, house, member, passkey, viewer
from tests.make.plans import answered, goal, owed_step, question, step, translation, version
from tests.make.polls import ballot, poll
from tests.make.records import data_request, note
from tests.make.talk import alias, entry, hidden, post, posts_of, room, thread, under_alias
from tests.make.trainings import booking, course, training, wait

__all__ = [
    "alias",
    "entry",
    "SECRET",
    "WORDS",
    "answer",
    "answered",
    "assignment",
    "attended",
    "ballot",
    "booking",
    "certificate",
    "change",
    "check",
    "concern",
    "course",
    "data_request",
    "exception",
    "goal",
    "hidden",
    "home",
    "search",
    "house",
    "job",
    "letter",
    "link",
    "member",
    "note",
    "offer_import",
    "owed_step",
    "passkey",
    "poll",
    "post",
    "posts_of",
    "question",
    "room",
    "shift",
    "step",
    "thread",
    "today",
    "training",
    "translation",
    "under_alias",
    "version",
    "viewer",
    "voice",
    "wait",
    "without_tokens",
]
