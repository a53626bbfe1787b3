"""How far somebody who offers something has come, and what it takes to go on."""

from portal.listings.rules import VETS
from portal.vetting.models import Provider, State, Visit
from portal.viewer import Role, Viewer


def may_call(viewer: Viewer, provider: Provider) -> bool:
    return viewer.role in VETS and provider.state is State.NEW


def may_visit(viewer: Viewer, provider: Provider) -> bool:
    """Also again: the last visit counts."""
    return viewer.role in VETS and provider.state is not State.REFUSED


def after_visit(before: State, *, went_well: bool) -> State:
    """Trust ends with a visit that did not go well."""
    return State.TRUSTED if before is State.TRUSTED and went_well else State.VISITED


def may_trust(viewer: Viewer, provider: Provider, last: Visit | None) -> bool:
    """The last visit went well, and somebody else than who was there says so, too."""
    if viewer.role not in VETS or provider.state is not State.VISITED or last is None:
        return False
    return last.went_well and last.by_id is not None and last.by_id != viewer.id


def may_refuse(viewer: Viewer, provider: Provider) -> bool:
    """In doubt any one of those who vet is enough for that."""
    return viewer.role in VETS and provider.state is not State.REFUSED


def may_begin_anew(viewer: Viewer, provider: Provider) -> bool:
    """After a refusal: a coordinator, and not the one who refused."""
    is_other = viewer.id != provider.state_by_id
    return provider.state is State.REFUSED and viewer.role is Role.COORDINATOR and is_other
