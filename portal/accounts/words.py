"""Secret words: hashing, checking, and when they are good enough."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

from portal.accounts.wordlists import common
from portal.text import squeezed

LEAST = 12  # letters, after folding
MOST = 200

_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


def hash_of(words: str) -> str:
    """Argon2id, 19 MiB, t=2, p=1, of the folded words: about 20 ms of work."""
    return _hasher.hash(squeezed(words))


def match(words: str, stored: str | None) -> bool:
    """Whether these are the words. Without stored words it takes as long and says no."""
    try:
        return _hasher.verify(stored or _nobodys(), squeezed(words[:MOST])) and stored is not None
    except VerificationError:
        return False


def are_common(words: str) -> bool:
    """Whether many people choose these, so that they are tried first."""
    return squeezed(words) in common()


def are_long_enough(words: str) -> bool:
    return len(squeezed(words)) >= LEAST and len(set(squeezed(words))) >= 5


@cache
def _nobodys() -> str:
    return hash_of("no one has these words")
