"""Telephone numbers and mail addresses as people type them, in the one form that is kept."""

from email.utils import parseaddr
from string import ascii_letters

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, PhoneNumberType
from sqlalchemy.orm import Session

from portal.reminders.models import Channel
from portal.seal.box import keys_of
from portal.text import digits

MOST = 120  # characters that are looked at
LOCAL = frozenset(ascii_letters + "0123456789!#$%&'*+/=?^_`{|}~-.")
HANDLE = frozenset(ascii_letters + "0123456789_@.+:-")
UNSEEN = dict.fromkeys([*range(0x200C, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
MOBILE = {  # what takes messages; never numbers that cost the caller
    PhoneNumberType.MOBILE,
    PhoneNumberType.FIXED_LINE_OR_MOBILE,
    PhoneNumberType.PERSONAL_NUMBER,
    PhoneNumberType.VOIP,
}


def normalised(channel: Channel, typed: str, country: str) -> str:
    """E.164, a mail address, or a service's name for her; empty when it is none."""
    typed = typed.translate(UNSEEN).strip()[:MOST]
    match channel:
        case Channel.SMS:
            return _number(typed, country)
        case Channel.EMAIL:
            return _mail(typed)
    return typed if len(typed) >= 2 and HANDLE.issuperset(typed) else ""


def masked(channel: Channel, address: str) -> str:
    """Enough for her to know it again, too little for somebody who looks over her shoulder."""
    if channel is Channel.EMAIL:
        local, _, domain = address.rpartition("@")
        return f"{local[:1]}…@{domain[:1]}…"
    return f"…{address[-2:]}"


def index_of(db: Session, address: str) -> str:
    """The blind index by which somebody who writes STOP is found."""
    return keys_of(db).index("reminder address", address.casefold())


def as_gateways_say(sender: str, country: str) -> set[str]:
    """What an address can be that a gateway names: numbers come with or without plus or zero."""
    sender = sender.translate(UNSEEN).strip()[:MOST]
    bare = "".join(c for c in digits(sender) if c.isascii() and c.isdigit())
    mail = parseaddr(sender)[1]
    tried = [_number(sender, country), _mail(mail), _mail(sender), sender]
    tried += [_number(f"+{bare.lstrip('0')}", country), _number(bare, country)] if bare else []
    return {each for each in tried if each}


def _number(typed: str, country: str) -> str:
    try:
        number = phonenumbers.parse(digits(typed), country.upper())
    except NumberParseException:
        return ""
    if not phonenumbers.is_valid_number(number) or number.extension:
        return ""
    if phonenumbers.number_type(number) not in MOBILE:
        return ""
    written: str = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    return written


def _mail(typed: str) -> str:
    """Letters that every mail server takes, and a domain with a dot; nothing that ends a line."""
    local, at, domain = typed.rpartition("@")
    if not at or not local or len(local) > 64 or not LOCAL.issuperset(local):
        return ""
    if local.startswith(".") or local.endswith(".") or ".." in local:
        return ""
    try:
        plain = domain.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return ""
    labels = plain.split(".")
    is_good = all(
        label.replace("-", "").isalnum() and label.strip("-") == label for label in labels
    )
    return f"{local}@{plain}" if len(labels) > 1 and is_good and len(plain) < 200 else ""
