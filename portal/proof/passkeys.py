"""Passkeys (WebAuthn): the phone or computer proves that it is she, after her finger or her lock.

No attestation, no make of the device. The person is verified by the device, always.
"""

from collections.abc import Callable, Sequence
from ipaddress import ip_address
from typing import NamedTuple, TypeVar
from urllib.parse import urlsplit

from sqlalchemy import select, update
from sqlalchemy.orm import Session
from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import parse_authentication_credential_json
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from portal import clock
from portal.db import changed, insert_if_new
from portal.proof.models import Passkey
from portal.seal.box import keys_of
from portal.settings import Settings

T = TypeVar("T")

MOST = 10  # passkeys of one person
LONGEST_ANSWER = 10_000  # characters
LONGEST_CREDENTIAL = 1023  # bytes, as the standard says
MILLISECONDS = 300_000  # as long as a challenge lives
VERIFIED = UserVerificationRequirement.REQUIRED
USUAL_PORTS = {"https": 443, "http": 80}


class Site(NamedTuple):
    """How browsers know this portal."""

    name: str
    host: str
    origin: str


def site_of(settings: Settings) -> Site | None:
    """None where no browser makes passkeys: at an address of numbers."""
    parts = urlsplit(settings.origin)
    host = parts.hostname or ""
    try:
        ip_address(host)
    except ValueError:
        is_usual = parts.port in {None, USUAL_PORTS[parts.scheme]}
        port = "" if is_usual else f":{parts.port}"
        return Site(settings.name, host, f"{parts.scheme}://{host}{port}")
    return None


def of(db: Session, member_id: int) -> Sequence[Passkey]:
    mine = select(Passkey).where(Passkey.member_id == member_id)
    return db.scalars(mine.order_by(Passkey.id)).all()


def options_to_add(db: Session, member_id: int, site: Site, challenge: bytes) -> str:
    """What the browser needs to make a passkey, as JSON. Nobody's name is in it."""
    options = generate_registration_options(
        rp_id=site.host,
        rp_name=site.name,
        user_id=keys_of(db).derive("passkey", str(member_id)),
        user_name=site.name,
        challenge=challenge,
        timeout=MILLISECONDS,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.PREFERRED, user_verification=VERIFIED
        ),
        exclude_credentials=_described(of(db, member_id)),
    )
    return options_to_json(options)


def options_to_prove(db: Session, member_id: int, site: Site, challenge: bytes) -> str:
    """What the browser needs to use one of her passkeys, as JSON."""
    options = generate_authentication_options(
        rp_id=site.host,
        challenge=challenge,
        timeout=MILLISECONDS,
        allow_credentials=_described(of(db, member_id)),
        user_verification=VERIFIED,
    )
    return options_to_json(options)


def add(db: Session, member_id: int, site: Site, challenge: bytes, answer: str) -> bool:
    """Keep the passkey that the browser made; False when the answer proves nothing."""
    made = _checked(
        answer,
        lambda: verify_registration_response(
            credential=answer,
            expected_challenge=challenge,
            expected_rp_id=site.host,
            expected_origin=site.origin,
            require_user_verification=True,
        ),
    )
    if made is None or len(made.credential_id) > LONGEST_CREDENTIAL:
        return False
    row = {
        "member_id": member_id,
        "credential": made.credential_id,
        "public_key": made.credential_public_key,
        "sign_count": made.sign_count,
        "added_at": clock.now(),
    }
    return insert_if_new(db, Passkey, row)


def prove(db: Session, member_id: int, site: Site, challenge: bytes, answer: str) -> bool:
    """Whether this answer comes from one of her passkeys. A count that stands still or goes
    backwards is refused: the key was copied, or the answer is an old one."""
    passkey = _passkey_in(db, member_id, answer)
    if passkey is None:
        return False
    proof = _checked(
        answer,
        lambda: verify_authentication_response(
            credential=answer,
            expected_challenge=challenge,
            expected_rp_id=site.host,
            expected_origin=site.origin,
            credential_public_key=passkey.public_key,
            credential_current_sign_count=passkey.sign_count,
            require_user_verification=True,
        ),
    )
    if proof is None:
        return False
    same = update(Passkey).where(Passkey.id == passkey.id, Passkey.sign_count == passkey.sign_count)
    return bool(changed(db, same.values(sign_count=proof.new_sign_count, used_at=clock.now())))


def one_of(db: Session, member_id: int, passkey_id: int) -> Passkey | None:
    """One of hers."""
    passkey = db.get(Passkey, passkey_id)
    return passkey if passkey and passkey.member_id == member_id else None


def _passkey_in(db: Session, member_id: int, answer: str) -> Passkey | None:
    """Which of her passkeys an answer names."""
    named = _checked(answer, lambda: parse_authentication_credential_json(answer))
    if named is None:
        return None
    mine = select(Passkey).where(Passkey.member_id == member_id)
    return db.scalars(mine.where(Passkey.credential == named.raw_id)).first()


def _checked(answer: str, check: Callable[[], T]) -> T | None:
    """What the check finds; None when the answer is wrong or broken, in whichever way: the
    library's parsers were not made for everything that somebody could send."""
    if not 0 < len(answer) <= LONGEST_ANSWER:
        return None
    try:
        return check()
    except Exception:
        return None


def _described(passkeys: Sequence[Passkey]) -> list[PublicKeyCredentialDescriptor]:
    return [PublicKeyCredentialDescriptor(id=passkey.credential) for passkey in passkeys]
