"""Makers: plain functions that store one row with sensible values; tests name what matters."""

from tests.make.duty import answer, concern, letter, shift
from tests.make.html import without_tokens
from tests.make.openings import home, job
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
    "concern",
    "course",
    "data_request",
    "exception",
    "goal",
    "hidden",
    "home",
    "house",
    "job",
    "letter",
    "member",
    "note",
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
    "training",
    "translation",
    "under_alias",
    "version",
    "viewer",
    "voice",
    "wait",
    "without_tokens",
]
