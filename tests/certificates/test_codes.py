"""Codes: typed in any way they are found, forged they are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.certificates.codes import LETTERS, NUMBER, SIGNED, code_of, new_number, read
from tests import keyfile

KEYS = keyfile.keys()
NUMBERS = st.text(LETTERS, min_size=NUMBER, max_size=NUMBER)
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
TURKISH = str.maketrans("I", "ı")


def test_a_code_is_24_letters_in_groups_of_four():
    code = code_of(KEYS, new_number())

    assert [len(group) for group in code.split("-")] == [4] * 6
    assert set(code) <= {*LETTERS, "-"}
    assert SIGNED * 5 == 80


@given(NUMBERS)
def test_what_was_signed_is_read(number):
    assert read(KEYS, code_of(KEYS, number)) == (number, True)


@pytest.mark.parametrize(
    "typed",
    [
        str.lower,
        lambda code: code.replace("-", " "),
        lambda code: f"  {code.replace('-', '')}\n",
        lambda code: code.replace("-", " – ").replace("–", "-"),
        lambda code: code.translate(ARABIC),
        lambda code: code.replace("0", "O").replace("1", "I").replace("V", "U"),
        lambda code: code.replace("0", "o").replace("1", "l"),
        lambda code: code.replace("1", "I").translate(TURKISH),
    ],
)
def test_however_it_is_typed(typed):
    for number in ("0V1Z8QKA", "10101010", "VVVV0000"):
        assert read(KEYS, typed(code_of(KEYS, number))) == (number, True)


@given(NUMBERS, st.integers(0, NUMBER + SIGNED - 1), st.sampled_from(LETTERS))
def test_one_other_letter_is_not_ours(number, place, letter):
    letters = code_of(KEYS, number).replace("-", "")
    other = letters[:place] + letter + letters[place + 1 :]

    assert read(KEYS, other).is_ours == (other == letters)


@given(st.text(max_size=200))
def test_nonsense_is_read_without_a_fault_and_is_not_ours(typed):
    found = read(KEYS, typed)

    assert not found.is_ours
    assert len(found.number) == NUMBER


def test_a_code_of_other_keys_is_not_ours(tmp_path):
    from portal.seal import keyfile as files
    from portal.seal.keys import Keys

    files.write(tmp_path / "other.key", files.new(), anew=True)

    assert not read(Keys(tmp_path / "other.key"), code_of(KEYS, "00000000")).is_ours
