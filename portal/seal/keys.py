"""The keys of this process: wrapping the keys of people, blind indexes, derived secrets."""

import hmac
from pathlib import Path
from threading import Lock

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from portal.seal import crypt, keyfile
from portal.seal.keyfile import KeyFile, WrongKeyFile

INDEX_SIZE = 16  # bytes of a blind index


class Keys:
    """What is in the key file. Read again when somebody rotated the keys meanwhile."""

    def __init__(self, path: Path) -> None:
        """Raises `WrongKeyFile` when the file is missing or damaged."""
        self.path = path
        self._lock = Lock()
        self._file = keyfile.read(path)

    def read_again(self) -> KeyFile:
        """The file as it is now: before wrapping, and when a key's name is unknown."""
        with self._lock:
            self._file = keyfile.read(self.path)
            return self._file

    @property
    def trail_root(self) -> bytes:
        """The first key of the trail's chain. Raises `WrongKeyFile` when it is kept elsewhere."""
        if self._file.trail is None:
            raise WrongKeyFile(f"the first key of the trail is not in {self.path}")
        return self._file.trail

    def wrap(self, key: bytes, purpose: str) -> tuple[str, bytes]:
        """A key under the wrapping key in use: that one's name, and the sealed bytes.

        `purpose` says whose key it is; it opens for no other purpose.
        """
        file = self.read_again()
        return file.current, crypt.seal(AESGCM(file.wraps[file.current]), key, purpose)

    def unwrap(self, name: str, sealed: bytes, purpose: str) -> bytes:
        """The key inside. Raises `WrongKeyFile` when this file cannot open it."""
        wraps = self._file.wraps
        if name not in wraps:
            wraps = self.read_again().wraps
        try:
            return crypt.open_(AESGCM(wraps[name]), sealed, purpose)
        except (KeyError, InvalidTag):
            raise WrongKeyFile(
                f"the key file {self.path} does not belong to this database: "
                "take the one that was used with it; nothing was changed"
            ) from None

    def index(self, purpose: str, text: str) -> str:
        """A blind index: equal texts have equal ones, and nobody without the keys can guess."""
        return self.derive(f"index {purpose}", text)[:INDEX_SIZE].hex()

    def derive(self, purpose: str, text: str) -> bytes:
        """32 bytes that only the holder of the keys can compute for this purpose and text."""
        return hmac.digest(self._file.lookup, f"{purpose}\0{text}".encode(), "sha256")
