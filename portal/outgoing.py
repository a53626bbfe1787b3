"""What may leave the portal, and by which gateway: settings that are empty until somebody chooses.

A channel is offered when its first setting is given; then everything it needs must be there.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from email.utils import parseaddr
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from portal.text import fold, is_number

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
FROM_FILES = ("sms_password", "mail_password", "apprise_url", "stop_secret", "translate_key")
METHODS, KINDS = ("GET", "POST"), ("form", "json", "xml")
PLACES = frozenset({"to", "digits", "text", "sender", "key", "user", "password", "basic"})
LEAST_SECRET = 24  # characters
PUBLIC_TRANSLATORS = (  # and all below them; a list cannot know every one
    "amazonaws.com", "anthropic.com", "argosopentech.com", "astian.org", "baidu.com", "bing.com",
    "deepl.com", "fedilab.app", "google.com", "googleapis.com", "ibm.com", "libretranslate.com",
    "libretranslate.de", "lingva.ml", "lt.vern.cc", "microsoft.com", "microsofttranslator.com",
    "naver.com", "openai.com", "rapidapi.com", "reverso.net", "systran.net", "systransoft.com",
    "terraprint.co", "translated.com", "translated.net", "watson.cloud", "yandex.com",
    "yandex.net", "yandex.ru", "zillyhuhn.com",
)  # fmt: skip
_PLACE = re.compile(r"\{(\w+)\}")
_STATUS = re.compile(r"[1-5][0-9][0-9]")


@dataclass(frozen=True, kw_only=True)
class Outgoing:
    """The settings of every channel. Described in portal/README.md."""

    sms_url: str = ""
    sms_method: str = "POST"
    sms_headers: str = ""
    sms_type: str = "form"
    sms_body: str = ""
    sms_sender: str = ""
    sms_user: str = ""
    sms_password: str = field(default="", repr=False)
    sms_statuses: str = "200 201 202"
    sms_accepted: str = ""
    sms_final: str = ""
    mail_host: str = ""
    mail_port: str = "587"
    mail_tls: str = "starttls"
    mail_user: str = ""
    mail_password: str = field(default="", repr=False)
    mail_from: str = ""
    mail_subject: str = ""
    apprise_url: str = field(default="", repr=False)
    apprise_name: str = ""
    stop_secret: str = field(default="", repr=False)
    stop_from: str = "from"
    stop_text: str = "text"
    stop_to: str = ""
    translate_url: str = ""
    translate_key: str = field(default="", repr=False)


def faults(given: Outgoing, *, name: str, origin: str) -> Iterator[str]:
    """What is wrong, each beginning with the setting's name."""
    for first, rest, checks in (
        ("sms_url", ("sms_headers", "sms_body", "sms_user", "sms_password"), _sms),
        ("mail_host", ("mail_user", "mail_password", "mail_from", "mail_subject"), _mail),
        ("apprise_url", ("apprise_name",), _apprise),
        ("stop_secret", ("stop_to",), _stop),
        ("translate_url", ("translate_key",), _translate),
    ):
        if getattr(given, first):
            yield from checks(given)
        elif said := [name for name in rest if getattr(given, name)]:
            yield f"{variable(said[0])} is set, and {variable(first)} is not"
    yield from _telling(given, fold(name), urlsplit(origin).hostname or "")


def variable(name: str) -> str:
    return f"PORTAL_{name.upper()}"


def with_files(said: Mapping[str, str]) -> dict[str, str]:
    """The same settings; a secret whose file is named is read. Raises `ValueError`."""
    read = dict(said)
    for name in FROM_FILES:
        path = read.pop(f"{name}_file", "")
        if not path:
            continue
        if name in read:
            raise ValueError(f"{variable(name)} and {variable(name)}_FILE are both set")
        try:
            read[name] = Path(path).read_text("utf-8").strip()
        except (OSError, UnicodeDecodeError):
            raise ValueError(f"{variable(name)}_FILE cannot be read") from None
    return read


def entries(text: str) -> list[str]:
    """A setting that holds several things, between bars."""
    return [part.strip() for part in text.split("|") if part.strip()]


def _sms(given: Outgoing) -> Iterator[str]:
    if not _is_safe(given.sms_url):
        yield "PORTAL_SMS_URL must be https:// (http only on this machine)"
    if given.sms_method not in METHODS:
        yield "PORTAL_SMS_METHOD must be GET or POST"
    if given.sms_type not in KINDS:
        yield f"PORTAL_SMS_TYPE must be one of {', '.join(KINDS)}"
    if (given.sms_method == "POST") != bool(given.sms_body):
        yield "PORTAL_SMS_BODY is needed for POST, and for POST only"
    if not all(_is_header(entry) for entry in entries(given.sms_headers)):
        yield "PORTAL_SMS_HEADERS must be “Name: value”, with | between two of them"
    if not all(_STATUS.fullmatch(s) for s in given.sms_statuses.split()):
        yield "PORTAL_SMS_STATUSES must be numbers such as 200 201"
    templates = {name: getattr(given, name) for name in ("sms_url", "sms_headers", "sms_body")}
    places = {place for text in templates.values() for place in _PLACE.findall(text)}
    if strange := sorted(places - PLACES):
        yield f"PORTAL_SMS_BODY knows no {{{strange[0]}}}"
    if "text" not in places or not {"to", "digits"} & places:
        yield "PORTAL_SMS_BODY or PORTAL_SMS_URL must hold {to} (or {digits}) and {text}"
    for needed in ("sender", "user", "password"):
        if needed in places and not getattr(given, f"sms_{needed}"):
            yield f"{variable(f'sms_{needed}')} is missing: it stands in the template"
    if "basic" in places and not (given.sms_user and given.sms_password):
        yield "PORTAL_SMS_USER and PORTAL_SMS_PASSWORD are needed for {basic}"


def _mail(given: Outgoing) -> Iterator[str]:
    if not (is_number(given.mail_port, most=5) and 0 < int(given.mail_port) < 65536):
        yield "PORTAL_MAIL_PORT must be a number from 1 to 65535"
    if given.mail_tls not in {"starttls", "tls", "none"}:
        yield "PORTAL_MAIL_TLS must be starttls or tls"
    if given.mail_tls == "none" and given.mail_host not in LOOPBACK:
        yield "PORTAL_MAIL_TLS none is for a mail server on this machine only"
    if bool(given.mail_user) != bool(given.mail_password):
        yield "PORTAL_MAIL_USER and PORTAL_MAIL_PASSWORD belong together"
    if not mail_domain(given) or any(c in given.mail_from for c in "\r\n"):
        yield "PORTAL_MAIL_FROM must be an address such as hello@example.org"
    if not given.mail_subject or not given.mail_subject.isprintable():
        yield "PORTAL_MAIL_SUBJECT must be given: one neutral line"


def mail_domain(given: Outgoing) -> str:
    """What stands after the @ of the sender: the only host that a mail names."""
    _, at, domain = parseaddr(given.mail_from)[1].rpartition("@")
    return domain if at and "." in domain else ""


def _apprise(given: Outgoing) -> Iterator[str]:
    if "{to}" not in given.apprise_url or "://" not in given.apprise_url:
        yield "PORTAL_APPRISE_URL must be an address with {to} in it"
    if not given.apprise_name:
        yield "PORTAL_APPRISE_NAME must say how people call that service"
    if find_spec("apprise") is None:
        yield "PORTAL_APPRISE_URL needs the extra: install second-chance-portal[apprise]"


def _stop(given: Outgoing) -> Iterator[str]:
    if len(given.stop_secret) < LEAST_SECRET or not _is_word(given.stop_secret):
        yield f"PORTAL_STOP_SECRET must be {LEAST_SECRET} letters or digits at least"


def _translate(given: Outgoing) -> Iterator[str]:
    """Only a server of one's own: what people write to each other goes to no company."""
    parts = urlsplit(given.translate_url)
    host = (parts.hostname or "").rstrip(".")
    if not _is_safe(given.translate_url) or not host:
        yield "PORTAL_TRANSLATE_URL must be https:// (http on this machine only)"
    if parts.query or parts.fragment or "@" in parts.netloc:
        yield "PORTAL_TRANSLATE_URL must be an address without ?, # and @"
    if any(f".{host}".endswith(f".{known}") for known in PUBLIC_TRANSLATORS):
        yield "PORTAL_TRANSLATE_URL must be a server of your own, never a public service"


def _telling(given: Outgoing, portal: str, host: str) -> Iterator[str]:
    """Who sees a message on a telephone must not learn from it what this place is."""
    for name in ("sms_sender", "mail_from", "mail_subject"):
        said = getattr(given, name)
        if portal and portal in fold(said):
            yield f"{variable(name)} must not hold the portal's name: phones show it"
        if host not in LOOPBACK and host in said.lower():
            yield f"{variable(name)} must not hold the portal's address: phones show it"


def _is_header(entry: str) -> bool:
    name, _, value = entry.partition(": ")
    return _is_word(name) and bool(value) and value.isascii() and value.isprintable()


def _is_word(text: str) -> bool:
    """Letters, digits, - and _ of ASCII."""
    return text.isascii() and text.replace("-", "").replace("_", "").isalnum()


def _is_safe(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
