"""Which address may be set: a server of one's own, over https or on this machine."""

import pytest

from portal import worker
from portal.settings import Misconfigured, from_environment
from portal.translating.fetching import fetch_due
from tests import keyfile


def start(url, **more):
    named = {f"PORTAL_{name.upper()}": value for name, value in more.items()}
    return from_environment({"PORTAL_SECRET": "s" * 40, "PORTAL_TRANSLATE_URL": url, **named})


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://translate.example.org",
        "https://10.0.0.7:5000/lt/",
        "http://localhost:5000",
        "http://127.0.0.1:5000/",
        "http://[::1]:5000",
        "https://notdeepl.com",
    ],
)
def test_a_server_of_ones_own(url):
    assert start(url).translate_url == url


@pytest.mark.parametrize(
    "url",
    [
        "http://translate.example.org",
        "http://10.0.0.7:5000",
        "ftp://translate.example.org",
        "file:///etc/passwd",
        "https://",
        "translate.example.org",
        "https://user:word@translate.example.org",
        "https://translate.example.org/?key=1",
        "https://translate.example.org/#x",
        "https://libretranslate.com",
        "https://LibreTranslate.com/",
        "https://api.libretranslate.com.",
        "https://translation.googleapis.com/language/translate/v2",
        "https://api-free.deepl.com/v2",
        "https://api.cognitive.microsofttranslator.com",
    ],
)
def test_no_public_service_and_nothing_in_the_open(url):
    with pytest.raises(Misconfigured, match="PORTAL_TRANSLATE_URL"):
        start(url)


def test_a_key_without_an_address_and_in_a_file(tmp_path):
    with pytest.raises(Misconfigured, match="PORTAL_TRANSLATE_KEY"):
        start("", translate_key="x")
    (tmp_path / "key").write_text("from a file\n", "utf-8")
    given = start("https://t.example.org", translate_key_file=str(tmp_path / "key"))

    assert given.translate_key == "from a file"
    assert "from a file" not in repr(given)


def test_off_there_is_no_such_work():
    def fetches(settings):
        return [job for job in worker.jobs(settings) if getattr(job, "func", None) is fetch_due]

    assert fetches(keyfile.settings("sqlite://")) == []
    on = keyfile.settings("sqlite://", translate_url="https://t.example.org")
    assert len(fetches(on)) == 1
