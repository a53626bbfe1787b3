"""What of the forum is in a viewer's sight: every reading query is built on these conditions."""

from typing import Any

from sqlalchemy import Boolean, Integer, bindparam, case, false, literal_column, null, or_

from portal.forum.models import Post, PostState, Thread
from portal.viewer import Viewer

VIEWER = bindparam("viewer", type_=Integer)
MODERATES = bindparam("moderates", type_=Boolean)
# Literals, so that both databases see that their partial indexes fit.
IS_SHOWN = Post.state == literal_column("'shown'")
IS_WAITING = Post.state == literal_column("'waiting'")

THREAD_IN_SIGHT = or_(Thread.shown > 0, Thread.author_id == VIEWER, MODERATES)
TITLE_IN_SIGHT = or_(Thread.title_hidden == false(), Thread.author_id == VIEWER, MODERATES)
POST_LISTED = or_(Post.state != PostState.WAITING, Post.author_id == VIEWER, MODERATES)
POST_IN_SIGHT = or_(IS_SHOWN, Post.author_id == VIEWER, MODERATES)
TITLE = case((TITLE_IN_SIGHT, Thread.title), else_=null())
BODY = case((POST_IN_SIGHT, Post.body), else_=null())


def sight(viewer: Viewer) -> dict[str, Any]:
    """Who looks, for the conditions above."""
    return {"viewer": viewer.id, "moderates": viewer.moderates}
