"""Checking a certificate in w3m: somebody without an account types the code from the paper."""

import pytest

from portal.certificates.codes import code_of
from portal.certificates.models import Certificate
from portal.db import Database
from tests import keyfile
from tests.conftest import REQUIRED
from tests.journeys.text_browser import PROGRAM, Outside, TextBrowser
from tests.rows import Rows


@pytest.fixture
def code(site_database):
    database = Database(site_database, keyfile.keys())
    paper = Rows(database).every(Certificate)[0]
    database.close()
    return code_of(keyfile.keys(), paper.number)


@pytest.fixture
def w3m(tmp_path, site):
    if PROGRAM is None:
        if "w3m" in REQUIRED:
            pytest.fail("a text browser is required and there is no w3m")
        pytest.skip("there is no w3m on this machine")
    outside = Outside()
    browser = TextBrowser(tmp_path, f"{site}/certificate", "en", outside)
    yield browser
    browser.close()
    outside.close()


def test_a_code_is_typed_as_people_type_and_is_valid(w3m, code):
    w3m.fill("The code on the paper", code.lower().replace("-", " "))
    good = w3m.choose("Check", from_the_end=True)
    w3m.fill("The code on the paper", "7")
    bad = w3m.choose("Check", from_the_end=True)

    assert "Valid" in good
    assert "This page knows no names" in good
    assert "Not valid" in bad
