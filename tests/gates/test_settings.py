"""Every setting is described, and half a configuration is refused."""

from dataclasses import fields

import pytest

from portal.files import TEMPLATES
from portal.settings import Misconfigured, Settings, from_environment

pytestmark = pytest.mark.gate
README = TEMPLATES.parent / "portal" / "README.md"
GOOD = {"PORTAL_SECRET": "s" * 40}


@pytest.mark.parametrize("name", [field.name for field in fields(Settings)])
def test_the_setting_is_described(name):
    assert f"`PORTAL_{name.upper()}`" in README.read_text("utf-8")


def test_the_address_follows_host_and_port():
    settings = from_environment({**GOOD, "PORTAL_PORT": "8123"})

    assert settings.origin == "http://127.0.0.1:8123"


@pytest.mark.parametrize(
    "wrong",
    [
        {"PORTAL_SECRET": "short"},
        {"PORTAL_SECRET": ""},
        {"PORTAL_PORT": "eighty"},
        {"PORTAL_PORT": "٨٠"},
        {"PORTAL_ORIGIN": "portal.example"},
        {"PORTAL_ORIGIN": "http://portal.example"},
        {"PORTAL_TIMEZONE": "Moon/Base"},
        {"PORTAL_DATABSE": "sqlite://"},
        {"PORTAL_LANGUAGE": "xx"},
        {"PORTAL_COUNTRY": "zz"},
        {"PORTAL_TRAINING_BODY": "x" * 121},
        {"PORTAL_TRAINING_BODY": "BAHÂR Akademi"},
        {"PORTAL_DATABASE": "nowhere"},
        {"PORTAL_DATABASE": "postgresql://portal@db.example/portal"},
        {"PORTAL_DATABASE": "postgresql://portal@db.example/portal?sslmode=require"},
        {"PORTAL_DATABASE": "postgresql://portal@/portal?host=db.example"},
    ],
    ids=str,
)
def test_a_wrong_setting_stops_the_start_and_is_named(wrong):
    with pytest.raises(Misconfigured, match=next(iter(wrong))[:11]):
        from_environment({**GOOD, **wrong})


@pytest.mark.parametrize(
    "near",
    [
        "sqlite:////srv/portal.db",
        "postgresql://portal@localhost/portal",
        "postgresql://portal@/portal?host=/run/postgresql",
        "postgresql://portal@db.example/portal?sslmode=verify-full",
    ],
)
def test_a_database_that_nobody_listens_in_on_is_taken(near):
    assert from_environment({**GOOD, "PORTAL_DATABASE": near}).database == near


def test_no_secret_is_no_start():
    with pytest.raises(Misconfigured, match="PORTAL_SECRET"):
        from_environment({})
