"""Who may have a safety plan: a member, her own."""

from portal.viewer import MEMBERS, Viewer


def may_write(viewer: Viewer) -> bool:
    return viewer.role in MEMBERS
