"""Rooms to talk at the desk: the list, a new one, its rules and words, who is let in."""

from typing import Any

from starlette.responses import Response

from portal.desk.room_forms import RoomForm, RulesForm, WhoForm, WordsForm, as_typed
from portal.forum import room_keeping as kept
from portal.forum.models import Room
from portal.i18n import WRITTEN
from portal.i18n import lazy as _
from portal.plan.forms import version_for, version_of
from portal.web import access
from portal.web.errors import there
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post

EVERYBODY = "all"  # as the form calls all houses
IN, OUT = "in", "out"  # the two fields of the page of people


def rooms(request: Request) -> Response:
    return render(request, "desk/rooms.html", rooms=kept.rooms_for_desk(request.db, request.member))


def new_room(request: Request) -> Response:
    begins = {"language": request.language.code, "house": str(request.member.house_id)}
    position = str(min(kept.next_position(request.db), 99))
    form = RoomForm(data=begins | {"position": position})
    return render(request, "desk/room_new.html", form=_offered(request, form))


def add_room(request: Request) -> Response:
    form = _offered(request, RoomForm(request.fields))
    if not form.validate():
        return render(request, "desk/room_new.html", form=form)
    house_id = None if form.house.data == EVERYBODY else request.member.house_id
    made = kept.make(request.db, request.member, house_id, form.rules(), form.texts())
    return after_post(request, "desk.room", id=made.id)


def room(request: Request) -> Response:
    found = _room(request)
    return _page(request, found, RulesForm(data=as_typed(found)))


def change_room(request: Request) -> Response:
    found, form = _room(request, held=True), RulesForm(request.fields)
    if not form.validate():
        return _page(request, found, form)
    version = version_of(request)
    if not kept.change(request.db, request.member, found, form.rules(), version):
        return _page(request, found, form, is_outdated=True)
    return after_post(request, "desk.room", id=found.id)


def room_texts(request: Request) -> Response:
    found, language = _room(request), _language(request, request.asked("to"))
    form = WordsForm(data=kept.texts_in(found, language)._asdict())
    return _texts_page(request, found, form, language)


def write_room_texts(request: Request) -> Response:
    found, form = _room(request, held=True), WordsForm(request.fields)
    language = _language(request, request.typed("language"))
    if not form.validate():
        return _texts_page(request, found, form, language)
    if not kept.write(request.db, request.member, found, form.texts(), version_of(request)):
        return _texts_page(request, found, form, language, is_outdated=True)
    return after_post(request, "desk.room", id=found.id)


def room_people(request: Request) -> Response:
    return _people_page(request, _room(request))


def let_in(request: Request) -> Response:
    found = _room(request, held=True)
    form = WhoForm(request.fields).offer(_outside(request, found), IN)
    inside = _inside(request, found)
    if form.who.data in {str(person.id) for person in inside}:  # twice is once
        return after_post(request, "desk.room_people", id=found.id)
    if not form.validate():
        return _people_page(request, found, coming=form)
    kept.let_in(request.db, request.member, found, int(form.who.data))
    return after_post(request, "desk.room_people", id=found.id)


def let_out(request: Request) -> Response:
    found = _room(request, held=True)
    form = WhoForm(request.fields).offer(_inside(request, found), OUT)
    outside = _outside(request, found)
    if form.who.data in {str(person.id) for person in outside}:  # twice is once
        return after_post(request, "desk.room_people", id=found.id)
    if not form.validate():
        return _people_page(request, found, going=form)
    kept.let_out(request.db, request.member, found, int(form.who.data))
    return after_post(request, "desk.room_people", id=found.id)


def remove_room(request: Request) -> Response:
    kept.remove(request.db, request.member, _room(request, held=True))
    return after_post(request, "desk.rooms")


def _room(request: Request, *, held: bool = False) -> Room:
    number = request.path_params["id"]
    return there(kept.room_to_keep(request.db, request.member, number, held=held))


def _inside(request: Request, found: Room) -> list[kept.Person]:
    return kept.people_in(request.db, request.member, found)


def _outside(request: Request, found: Room) -> list[kept.Person]:
    return kept.people_outside(request.db, request.member, found)


def _language(request: Request, code: str) -> str:
    """The language that was asked for, or the one of the page."""
    return code if code in WRITTEN else request.language.code


def _page(request: Request, found: Room, form: RulesForm, *, is_outdated: bool = False) -> Response:
    return render(
        request,
        "desk/room.html",
        status=409 if is_outdated else 0,
        room=found,
        form=form,
        missing=[code for code in WRITTEN if code not in found.title],
        is_written_in=kept.is_written_in(request.db, found.id),
        is_unkept=found.by_entry and not kept.has_keeper_inside(request.db, found),
        is_outdated=is_outdated,
        version=version_for(request, found.version, is_outdated=is_outdated),
    )


def _texts_page(
    request: Request, found: Room, form: WordsForm, language: str, *, is_outdated: bool = False
) -> Response:
    return render(
        request,
        "desk/room_texts.html",
        status=409 if is_outdated else 0,
        room=found,
        form=form,
        into=language,
        stands=kept.texts_in(found, language),
        is_outdated=is_outdated,
        version=version_for(request, found.version, is_outdated=is_outdated),
    )


def _people_page(
    request: Request, found: Room, coming: WhoForm | None = None, going: WhoForm | None = None
) -> Response:
    inside, outside = _inside(request, found), _outside(request, found)
    return render(
        request,
        "desk/room_people.html",
        status=422 if coming or going else 0,
        room=found,
        people=inside,
        coming=coming or WhoForm().offer(outside, IN),
        going=going or WhoForm().offer(inside, OUT),
        is_unkept=found.by_entry and not kept.has_keeper_inside(request.db, found),
    )


def _offered(request: Request, form: RoomForm) -> RoomForm:
    houses: list[tuple[str, Any]] = [(str(request.member.house_id), _("For this house"))]
    return form.offer([*houses, (EVERYBODY, _("For all houses"))])


routes = [
    get("/desk/rooms", rooms, access=access.coordinator),
    get("/desk/rooms/new", new_room, access=access.coordinator),
    post("/desk/rooms", add_room, access=access.coordinator),
    get("/desk/rooms/{id:id}", room, access=access.coordinator),
    post("/desk/rooms/{id:id}/change", change_room, access=access.coordinator),
    get("/desk/rooms/{id:id}/texts", room_texts, access=access.coordinator),
    post("/desk/rooms/{id:id}/texts", write_room_texts, access=access.coordinator),
    get("/desk/rooms/{id:id}/people", room_people, access=access.coordinator),
    post("/desk/rooms/{id:id}/entry", let_in, access=access.coordinator),
    post("/desk/rooms/{id:id}/exit", let_out, access=access.coordinator),
    post("/desk/rooms/{id:id}/removal", remove_room, access=access.coordinator),
]
