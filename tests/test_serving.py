"""How the server is started, and what it does with requests that no browser sends."""

import logging
import re
import shutil
import socket
from contextlib import suppress

import pytest
import uvicorn
from starlette.testclient import TestClient

from portal import serving
from tests import keyfile
from tests.site import served

OWN = "203.0.113.9"  # of somebody who reaches the server without the proxy


@pytest.fixture
def started(tmp_path, monkeypatch, sqlite_template):
    """What `portal serve` would start: the application, and uvicorn's settings."""
    url = f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'portal.db')}"
    begun = {}
    monkeypatch.setattr(uvicorn, "run", lambda app, **given: begun.update(app=app, **given))
    monkeypatch.setattr(serving, "keep_log", lambda: None)
    serving.serve(keyfile.settings(url))
    yield begun
    begun["app"].state.portal.close()


def loaded(started):
    """The application inside everything that uvicorn puts around it."""
    config = uvicorn.Config(**started)
    config.load()
    return config.loaded_app


@pytest.mark.parametrize(
    ("peer", "forwarded", "seen"),
    [
        (OWN, "198.51.100.1", OWN),  # no proxy of ours: what it says of itself counts for nothing
        ("127.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("127.0.0.1", "192.0.2.77, 198.51.100.1", "198.51.100.1"),  # only what the proxy added
    ],
)
def test_only_the_proxy_may_say_where_a_request_comes_from(
    started, monkeypatch, peer, forwarded, seen
):
    addresses = []
    portal = started["app"].state.portal
    monkeypatch.setattr(
        portal.addresses, "take", lambda place, *rest: addresses.append(place.split()[0]) or 1
    )
    monkeypatch.delenv("FORWARDED_ALLOW_IPS", raising=False)
    browser = TestClient(loaded(started), base_url="http://localhost:8000", client=(peer, 4000))

    browser.post("/card", data={"code": "x"}, headers={"x-forwarded-for": forwarded})
    browser.post(
        "/sign-in", data={"name": "a", "words": "b"}, headers={"x-forwarded-for": forwarded}
    )

    assert set(addresses) == {seen}


def test_it_says_little_keeps_no_log_of_visits_and_takes_so_many_at_once(started):
    said = {key: value for key, value in started.items() if key not in {"app", "host", "port"}}

    assert said == {
        "log_level": "warning",
        "log_config": None,
        "access_log": False,
        "server_header": False,
        "date_header": True,
        "limit_concurrency": 200,
        "timeout_keep_alive": 5,
        "timeout_graceful_shutdown": 20,
    }


def test_log_lines_have_their_moment_in_utc(capsys):
    root = logging.getLogger()
    before = root.handlers[:]
    root.handlers.clear()
    try:
        serving.keep_log()
        logging.getLogger("portal").warning("something\nhappened")
        lines = capsys.readouterr().err
    finally:
        root.handlers[:] = before

    moment = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"
    assert re.fullmatch(rf"{moment} WARNING portal something\nhappened\n", lines)


@pytest.fixture(scope="module")
def origin(tmp_path_factory, sqlite_template):
    copied = shutil.copy(sqlite_template, tmp_path_factory.mktemp("served") / "portal.db")
    with served(f"sqlite:///{copied}") as origin:
        yield origin


def raw(origin, text):
    """Everything that comes back for these bytes on one connection, until nothing more comes."""
    host, _, port = origin.partition("://")[2].partition(":")
    parts = []
    with socket.create_connection((host, int(port)), timeout=2) as connection:
        connection.sendall(text.replace("\n", "\r\n").encode())
        with suppress(TimeoutError):
            while part := connection.recv(65536):
                parts.append(part)
    return b"".join(parts)


SMUGGLED = {
    "both lengths": "Content-Length: 6\nTransfer-Encoding: chunked\n\n0\n\nGET /healthz HTTP/1.1\n",
    "two lengths": "Content-Length: 5\nContent-Length: 0\n\nGET /healthz HTTP/1.1\n",
    "odd coding": "Transfer-Encoding: xchunked\n\n0\n\nGET /healthz HTTP/1.1\n",
    "blank before colon": "Content-Length : 5\n\nabcdeGET /healthz HTTP/1.1\n",
}


@pytest.mark.parametrize("lengths", SMUGGLED.values(), ids=SMUGGLED)
def test_a_request_hidden_in_another_is_not_answered(origin, lengths):
    host = f"Host: {origin.partition('://')[2]}\n"

    answer = raw(origin, f"POST /sign-in HTTP/1.1\n{host}{lengths}{host}\n\n")

    assert b"\r\n\r\nok\n" not in answer
    assert answer.count(b"HTTP/1.1 ") <= 1


def test_the_same_check_sees_two_requests_that_are_right(origin):
    host = f"Host: {origin.partition('://')[2]}\n"
    right = f"GET /healthz HTTP/1.1\n{host}"

    assert raw(origin, f"{right}\n{right}Connection: close\n\n").count(b"\r\n\r\nok\n") == 2


@pytest.mark.parametrize("coding", ["identity", "br"])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("address", ["/sign-in", "/healthz"])
def test_the_length_that_is_said_is_the_length_that_is_sent(origin, address, method, coding):
    host = f"Host: {origin.partition('://')[2]}\nAccept-Encoding: {coding}\nConnection: close\n"

    head, _, body = raw(origin, f"{method} {address} HTTP/1.1\n{host}\n").partition(b"\r\n\r\n")

    said = int(re.search(rb"(?i)content-length: (\d+)", head)[1])
    assert len(body) == (0 if method == "HEAD" else said)
    assert b"server:" not in head.lower()
    assert b"transfer-encoding" not in head.lower()


def test_a_new_line_in_an_address_makes_no_line_in_the_log(guest, caplog):
    guest.get("/account/trail%0d%0aportal%20forged?before=x%0aforged")
    guest.get("/sign-in?next=%00%0aforged")

    assert "forged" not in caplog.text
    said = [record.getMessage() for record in caplog.records]
    late = "403 accounts.sign_in guest"  # the server of the tests above, about half a request
    assert [line for line in said if line != late] == ["400 accounts.sign_in_page guest"]
