"""Letters as the mentors see them: a list that tells nothing, and one of them."""

from starlette.responses import Response

from portal.letters import actions, queries
from portal.letters.forms import Saying
from portal.letters.queries import ForTeam
from portal.letters.rules import is_answered_by, is_answered_by_other
from portal.refusal import Refused
from portal.text import is_number
from portal.web import access
from portal.web.errors import there
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def team(request: Request) -> Response:
    found = queries.letters_for_team(request.db, request.member)
    return render(
        request,
        "letters/team.html",
        waiting=[line for line in found if line.waits],
        answered=[line for line in found if not line.waits],
    )


def team_letter(request: Request) -> Response:
    return _page(request, _letter(request), Saying())


def claim(request: Request) -> Response:
    found = _letter(request, locked=True)
    actions.claim(request.db, request.member, found.letter)
    return after_post(request, "letters.team_letter", anchor="answer", id=found.letter.id)


def release(request: Request) -> Response:
    actions.release(request.db, request.member, _letter(request, locked=True).letter)
    return after_post(request, "letters.team")


def leave_to_others(request: Request) -> Response:
    actions.leave_to_others(request.db, request.member, _letter(request, locked=True).letter)
    return after_post(request, "letters.team")


def answer(request: Request) -> Response:
    found, form = _letter(request, locked=True), Saying(request.fields)
    if not form.validate():
        return _page(request, found, form)
    typed = request.typed("seen")
    seen = int(typed) if is_number(typed) else -1
    try:
        actions.answer(request.db, request.member, found.letter, form.words.data, seen)
    except Refused as refused:
        return _page(request, found, form, refused)
    return after_post(request, "letters.team")


def _letter(request: Request, *, locked: bool = False) -> ForTeam:
    number = request.path_params["id"]
    return there(queries.letter_for_team(request.db, request.member, number, locked=locked))


def _page(
    request: Request, found: ForTeam, form: Saying, refused: Refused | None = None
) -> Response:
    """Each time it is shown is a look, and the member is told."""
    me, letter = request.member, found.letter
    actions.read(request.db, me, letter)
    return render(
        request,
        "letters/team_letter.html",
        status=409 if refused else 0,
        letter=letter,
        name=found.name,
        answering=found.answering if is_answered_by_other(letter, me) else None,
        is_mine=is_answered_by(letter, me),
        messages=queries.messages_of(request.db, letter.id),
        seen=queries.newest_answer(request.db, letter.id),
        form=form,
        refused=refused,
    )


routes = [
    get("/moderation/letters", team, access=access.mentor, private=True),
    get(
        "/moderation/letters/{id:id}",
        team_letter,
        access=access.mentor,
        private=True,
        writes=True,
    ),
    post("/moderation/letters/{id:id}/claim", claim, access=access.mentor, private=True),
    post("/moderation/letters/{id:id}/release", release, access=access.mentor, private=True),
    post(
        "/moderation/letters/{id:id}/leaving", leave_to_others, access=access.mentor, private=True
    ),
    post("/moderation/letters/{id:id}/answer", answer, access=access.mentor, private=True),
]
