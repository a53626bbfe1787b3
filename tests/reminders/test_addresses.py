"""Numbers and addresses, however they are typed, in one form; nothing that could do harm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.reminders.addresses import as_gateways_say, masked, normalised
from portal.reminders.models import Channel

SMS, MAIL, OTHER = Channel.SMS, Channel.EMAIL, Channel.APPRISE


@pytest.mark.parametrize(
    "typed",
    [
        "+905321234567", "+90 532 123 45 67", "0532 123 45 67", "532-123-45-67", "(0532) 1234567",
        "00905321234567", "٠٥٣٢ ١٢٣ ٤٥ ٦٧", "+۹۰۵۳۲۱۲۳۴۵۶۷", "\u200e+90 532 123 45 67\u2069",
        "０５３２１２３４５６７",
    ],
)  # fmt: skip
def test_a_number_in_one_form(typed):
    assert normalised(SMS, typed, "tr") == "+905321234567"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("+998 90 123 45 67", "+998901234567"),
        ("+93 70 123 4567", "+93701234567"),
        ("+963 944 567 890", "+963944567890"),
        ("+44 7400 123456", "+447400123456"),
    ],
)
def test_numbers_of_other_countries(typed, kept):
    assert normalised(SMS, typed, "tr") == kept


@pytest.mark.parametrize(
    "typed",
    ["", "hello", "112", "157", "0532", "0212 555 12 34", "+90 900 123 45 67"]
    + ["0532 123 45 67 89 00", "+90532123456\n", "+1", "0532 123 45 67 ext 9"]
    + ["0532123456;7", "+999 123 456 789", "0" * 120],
)  # fmt: skip
def test_what_is_no_mobile_number(typed):
    assert normalised(SMS, typed, "tr") == ""


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("amina@example.org", "amina@example.org"),
        (" Amina.Y+x@Example.ORG ", "Amina.Y+x@example.org"),
        ("a@bücher.example", "a@xn--bcher-kva.example"),
        ("a_b-c@mail.example.co", "a_b-c@mail.example.co"),
    ],
)
def test_a_mail_address(typed, kept):
    assert normalised(MAIL, typed, "tr") == kept


@pytest.mark.parametrize(
    "typed",
    ["", "amina", "amina@", "@example.org", "a@b", "a@b@c.org", "a b@example.org", "a@example .org"]
    + ["a@example.org\nBcc: x@y.org", "a@example.org,b@example.org", "<a@example.org>", '"a"@b.org']
    + [".a@b.org", "a.@b.org", "a..b@b.org", "a@.org", "a@b..org", "a@-b.org", "a@b_c.org"]
    + ["ا@b.org", "a" * 65 + "@b.org", "a@" + "b" * 64 + ".org"],
)  # fmt: skip
def test_what_is_no_mail_address(typed):
    assert normalised(MAIL, typed, "tr") == ""


@given(st.text(max_size=200), st.sampled_from(Channel))
def test_whatever_is_typed_nothing_breaks_out(typed, channel):
    kept = normalised(channel, typed, "tr")

    assert set(kept) <= {chr(c) for c in range(33, 127)}
    assert len(kept) <= 300
    assert normalised(channel, kept, "tr") == kept
    assert not kept or len(masked(channel, kept)) <= 6
    assert as_gateways_say(typed, "tr") is not None


def test_what_is_shown_of_it_is_little():
    assert masked(SMS, "+905321234567") == "…67"
    assert masked(MAIL, "amina@example.org") == "a…@e…"
    assert masked(OTHER, "amina_7") == "…_7"
