"""What of the forum is in a viewer's sight: every reading query is built on these conditions."""

from typing import Any

from sqlalchemy import (
    Boolean,
    Integer,
    String,
    and_,
    bindparam,
    case,
    exists,
    false,
    literal_column,
    null,
    or_,
    select,
)

from portal.forum.models import Alias, Entry, Post, PostState, Room, Thread
from portal.viewer import Viewer

VIEWER = bindparam("viewer", type_=Integer)
MINE = bindparam("mine", type_=String)  # with what the viewer's other names are marked
MODERATES = bindparam("moderates", type_=Boolean)
HOUSE = bindparam("house", type_=Integer)
ROLE = bindparam("role", type_=String)
# Literals, so that both databases see that their partial indexes fit.
IS_SHOWN = Post.state == literal_column("'shown'")
IS_WAITING = Post.state == literal_column("'waiting'")

MY_ALIASES = select(Alias.id).where(Alias.owner_key == MINE)
OWN_THREAD = or_(Thread.author_id == VIEWER, Thread.alias_id.in_(MY_ALIASES))
OWN_POST = or_(Post.author_id == VIEWER, Post.alias_id.in_(MY_ALIASES))
# Not the opposite of the line above: one of the two columns is always empty, and empty is neither.
OTHERS_POST = and_(
    Post.author_id.is_distinct_from(VIEWER),
    or_(Post.alias_id.is_(None), Post.alias_id.not_in(MY_ALIASES)),
)

# Who may come into a room: all of its rules must say yes, for mentors and staff as well.
ROOM_IN_SIGHT = and_(
    or_(Room.house_id.is_(None), Room.house_id == HOUSE),
    or_(Room.roles == "", Room.roles.like(ROLE)),
    or_(
        Room.by_entry == false(),
        exists().where(Entry.room_id == Room.id, Entry.member_id == VIEWER),
    ),
)
# These hold inside a room that is in sight: a query that does not begin there joins the room.
THREAD_IN_SIGHT = or_(Thread.shown > 0, OWN_THREAD, MODERATES)
TITLE_IN_SIGHT = or_(Thread.title_hidden == false(), OWN_THREAD, MODERATES)
POST_LISTED = or_(Post.state != PostState.WAITING, OWN_POST, MODERATES)
POST_IN_SIGHT = or_(IS_SHOWN, OWN_POST, MODERATES)
TITLE = case((TITLE_IN_SIGHT, Thread.title), else_=null())
BODY = case((POST_IN_SIGHT, Post.body), else_=null())


def sight(viewer: Viewer) -> dict[str, Any]:
    """Who looks, for the conditions above."""
    return {
        "viewer": viewer.id,
        "mine": viewer.mine,
        "moderates": viewer.moderates,
        "house": viewer.house_id,
        "role": f"% {viewer.role} %",
    }
