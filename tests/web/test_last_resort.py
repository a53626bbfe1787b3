"""A mistake outside of every page: still a page, still all headers, and a line in the log."""

import pytest

from portal.web import static
from portal.web.headers import headers_for
from tests.browser import Browser


def test_the_last_resort_has_all_headers_and_says_nothing(app, monkeypatch, caplog):
    def broken():
        raise RuntimeError("inside")

    monkeypatch.setattr(static, "_by_url", broken)
    browser = Browser(app)
    browser.server.app.raise_app_exceptions = False

    answer = browser.get("/static/x.css")

    assert answer.status_code == 500
    assert "inside" not in answer.text
    assert {name: answer.headers.get(name) for name in headers_for(False)} == headers_for(False)
    assert browser.get("/healthz").status_code == 200
    assert "no route failed: RuntimeError" in caplog.text


@pytest.mark.parametrize("is_https", [False, True])
def test_only_https_is_told_to_stay_https(is_https):
    assert ("strict-transport-security" in headers_for(is_https)) == is_https


def test_nothing_of_a_debugger_is_there(app):
    assert app.debug is False
