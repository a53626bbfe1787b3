"""AES-256-GCM: never the same nonce, a changed text does not open, keys for this account alone."""

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from portal.seal import crypt, keyfile
from portal.seal.keyfile import WrongKeyFile
from portal.seal.keys import Keys

CIPHER = AESGCM(b"k" * 32)


def test_the_same_text_is_sealed_differently_each_time():
    sealed = [crypt.seal(CIPHER, b"the same", "place") for _ in range(2000)]

    assert len({each[1 : 1 + crypt.NONCE] for each in sealed}) == 2000
    assert {each[:1] for each in sealed} == {crypt.FORMAT}


@pytest.mark.parametrize("at", [0, 1, 12, 13, 20, -1])
def test_one_changed_bit_and_it_does_not_open(at):
    sealed = bytearray(crypt.seal(CIPHER, b"something", "place"))
    sealed[at] ^= 1

    with pytest.raises(InvalidTag):
        crypt.open_(CIPHER, bytes(sealed), "place")


@pytest.mark.parametrize("cut", [0, 1, 12, 13, 28])
def test_a_cut_text_does_not_open(cut):
    with pytest.raises(InvalidTag):
        crypt.open_(CIPHER, crypt.seal(CIPHER, b"something", "place")[:cut], "place")


def test_a_key_file_is_for_this_account_alone(tmp_path):
    path = tmp_path / "portal.key"
    keyfile.write(path, keyfile.new(), anew=True)
    made = path.stat().st_mode & 0o777
    path.chmod(0o640)

    assert made == 0o600
    with pytest.raises(WrongKeyFile, match="chmod 600"):
        Keys(path)


def test_every_key_has_256_bits_and_none_is_there_before_it_is_made(tmp_path):
    keys = keyfile.new()

    assert {len(key) for key in (keys.lookup, keys.trail, *keys.wraps.values())} == {32}
    assert len({keyfile.new().lookup for _ in range(50)}) == 50
    with pytest.raises(WrongKeyFile, match="portal keys new"):
        Keys(tmp_path / "nowhere.key")


def test_a_rotated_file_forgets_the_old_key():
    keys = keyfile.new()
    both = keyfile.with_new_wrap(keys)

    assert set(keys.wraps) < set(both.wraps)
    assert set(keyfile.only_current(both).wraps) == set(both.wraps) - set(keys.wraps)
