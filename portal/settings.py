"""Settings from PORTAL_* variables; half a configuration is refused, not guessed."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from portal import outgoing, packs
from portal.i18n import LANGUAGES
from portal.outgoing import LOOPBACK, Outgoing
from portal.text import fold

LONGEST_BODY = 120


class Misconfigured(ValueError):  # noqa: N818
    """The settings contradict each other or something needed is missing; the text says what."""


@dataclass(frozen=True, kw_only=True)
class Settings(Outgoing):
    """Everything that differs between two installations. Described in portal/README.md."""

    secret: str
    database: str = "sqlite:///.data/portal.db"
    host: str = "127.0.0.1"
    port: int = 8000
    origin: str = ""
    name: str = "Bahar"
    language: str = "en"
    timezone: str = "Europe/Istanbul"
    country: str = "tr"
    key_file: str = ".data/portal.key"
    heads_file: str = ".data/trail.heads"
    training_body: str = ""
    relay: str = ""

    def __post_init__(self) -> None:
        if len(self.secret) < 32:
            raise Misconfigured("PORTAL_SECRET must be at least 32 characters: `portal secret`")
        if urlsplit(self.origin).scheme not in {"http", "https"}:
            raise Misconfigured("PORTAL_ORIGIN must be a full address such as https://…")
        if not self.is_https and urlsplit(self.origin).hostname not in LOOPBACK:
            raise Misconfigured("PORTAL_ORIGIN must be https:// (http only on this machine)")
        if not _is_sealed_on_the_way(self.database):
            raise Misconfigured("PORTAL_DATABASE on another machine needs ?sslmode=verify-full")
        if self.language not in LANGUAGES:
            raise Misconfigured(f"PORTAL_LANGUAGE must be one of {', '.join(LANGUAGES)}")
        if len(self.training_body) > LONGEST_BODY:
            raise Misconfigured(f"PORTAL_TRAINING_BODY has more than {LONGEST_BODY} characters")
        if fold(self.name) and fold(self.name) in fold(self.training_body):
            raise Misconfigured("PORTAL_TRAINING_BODY must not hold PORTAL_NAME: papers leave here")
        if len(self.relay) > LONGEST_BODY:
            raise Misconfigured(f"PORTAL_RELAY has more than {LONGEST_BODY} characters")
        if fold(self.name) and fold(self.name) in fold(self.relay):
            raise Misconfigured("PORTAL_RELAY must not hold PORTAL_NAME: it goes out")
        try:
            packs.load(self.country)
        except packs.BadPack as error:
            raise Misconfigured(f"PORTAL_COUNTRY: {error}") from None
        try:
            self.zone  # noqa: B018 - an unknown zone must fail now, not on the first page
        except ZoneInfoNotFoundError:
            raise Misconfigured(f"PORTAL_TIMEZONE {self.timezone!r} is not known") from None
        for fault in outgoing.faults(self, name=self.name, origin=self.origin):
            raise Misconfigured(fault)

    @property
    def is_https(self) -> bool:
        return self.origin.startswith("https://")

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @property
    def hosts(self) -> list[str]:
        """Names under which requests are accepted."""
        own = urlsplit(self.origin).hostname or ""
        return [own] if self.is_https else sorted({own, *LOOPBACK})


def _is_sealed_on_the_way(database: str) -> bool:
    """Whether nobody between here and the database can read along, or stand in for it."""
    try:
        url = make_url(database)
    except ArgumentError:
        raise Misconfigured("PORTAL_DATABASE must be an address such as sqlite:///…") from None
    host = str(url.query.get("host", url.host or ""))
    is_near = host in {"", *LOOPBACK} or host.startswith("/")
    return is_near or url.query.get("sslmode") == "verify-full"


def from_environment(environ: Mapping[str, str], **given: str) -> Settings:
    """Settings of this process. `given` stands in for what the environment leaves out."""
    known = {f.name: f.type for f in fields(Settings)}
    said = {
        key.removeprefix("PORTAL_").lower(): value
        for key, value in environ.items()
        if key.startswith("PORTAL_") and key not in {"PORTAL_REQUIRE"}
    }
    try:
        said = outgoing.with_files(said)
    except ValueError as error:
        raise Misconfigured(str(error)) from None
    if strange := sorted(said.keys() - known.keys()):
        raise Misconfigured("unknown setting: " + ", ".join(f"PORTAL_{s.upper()}" for s in strange))
    values: dict[str, str] = {**given, **said}
    if "secret" not in values:
        raise Misconfigured("PORTAL_SECRET is not set: `portal secret` prints a new one")
    port = values.pop("port", str(Settings.port))
    if not port.isascii() or not port.isdigit() or not 0 < int(port) < 65536:
        raise Misconfigured("PORTAL_PORT must be a number from 1 to 65535")
    if not values.get("origin"):
        values["origin"] = f"http://{values.get('host', Settings.host)}:{port}"
    return Settings(port=int(port), **values)
