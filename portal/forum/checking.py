"""Before a text is sent: by what in it could somebody be found? Explained, and offered to go."""

from portal.finding.found import Found, without
from portal.finding.queries import checker_for
from portal.forum.forms import Writing
from portal.web.request import Request

CLEAN, INSIST = "clean", "insist"  # buttons: take it out and send; send it as it is


def finds(request: Request, form: Writing, *, may_insist: bool) -> list[Found]:
    """What the author has to look at again; nothing when the text may go.

    With the button for it, what was found is taken out of the fields. Insisting counts only where
    the room takes it, from somebody who is known here.
    """
    pressed = request.typed("do")
    if pressed == INSIST and may_insist:
        return []
    check = checker_for(request.db, request.portal.settings.country)
    all_found = []
    for name in ("title", "body"):
        if name not in form:
            continue
        found = check(form[name].data)
        if found and pressed == CLEAN:
            form[name].data = without(form[name].data, found)
        else:
            all_found += found
    return all_found
