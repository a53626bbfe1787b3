"""Secret words: hashing, checking, and when they are good enough."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

from portal.accounts.wordlists import common
from portal.text import squeezed

LEAST = 12  # letters, after folding
MOST = 200
OURS = (  # folded; whoever guesses tries these first
    "secondchancehouses",
    "secondchancehouse",
    "secondchance",
    "caseworker",
    "coordinator",
    "administrator",
    "resident",
    "graduate",
    "mentor",
    "portal",
    "bahar",
    "house",
    "admin",
)
OTHER = 6  # letters that must be left when these are taken out

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


def are_ours(words: str) -> bool:
    """Whether they say little more than what this place is called and who works here."""
    left = squeezed(words)
    for ours in OURS:
        left = left.replace(ours, "")
    return len(left) < OTHER


def are_long_enough(words: str) -> bool:
    return len(squeezed(words)) >= LEAST and len(set(squeezed(words))) >= 5


@cache
def _nobodys() -> str:
    return hash_of("no one has these words")
