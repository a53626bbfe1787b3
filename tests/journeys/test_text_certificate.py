"""Checking a certificate in w3m: somebody without an account types the code from the paper."""

from portal.certificates.codes import code_of
from portal.certificates.models import Certificate
from tests import keyfile


def test_a_code_is_typed_as_people_type_and_is_valid(open_browser, rows):
    code = code_of(keyfile.keys(), rows.every(Certificate)[0].number)
    w3m = open_browser("en", "/certificate")

    w3m.fill("The code on the paper", code.lower().replace("-", " "))
    good = w3m.choose("Check", from_the_end=True)
    w3m.fill("The code on the paper", "7")
    bad = w3m.choose("Check", from_the_end=True)

    assert "Valid" in good
    assert "This page knows no names" in good
    assert "Not valid" in bad
