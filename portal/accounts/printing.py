"""What is printed on a card, computed from the keys and the card's salt, and stored nowhere."""

from collections.abc import Iterable
from typing import NamedTuple, TypeVar

from sqlalchemy.orm import Session

from portal.accounts.models import Card
from portal.accounts.wordlists import words_in
from portal.seal.box import keys_of
from portal.seal.keys import Keys

WORDS = 4
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # 31 letters, none like another
CODE = 12  # letters: 59 bits, for three days, tried a few times a minute
CHOICES = 5  # words to choose from, one of them on the card

T = TypeVar("T")


class Printed(NamedTuple):
    """What stands on the paper."""

    words: list[str]  # four, in her language
    code: str  # twelve letters and digits, for typing instead of scanning
    pin: str  # four digits


class Question(NamedTuple):
    """Which word stands at this place of the card?"""

    place: int  # 1 to 4
    choices: list[str]
    answer: str


def printed(db: Session, card: Card) -> Printed:
    """What stands on a card that can still be used."""
    keys = keys_of(db)
    pin = int.from_bytes(_derived(keys, card, "pin")) % 9000 + 1000
    code = code_of(keys, card)
    grouped = " ".join(code[i : i + 4].upper() for i in range(0, CODE, 4))
    return Printed(_words(keys, card), grouped, str(pin))


def questions(db: Session, card: Card) -> list[Question]:
    """Two places of the card, each with words to choose from, to show that she has read it."""
    keys, words = keys_of(db), printed(db, card).words
    chance = _Chance(_derived(keys, card, "questions"))
    places = sorted(chance.some(range(WORDS), 2))
    others = [word for word in words_in(card.language) if word not in words]
    return [
        Question(place + 1, sorted([words[place], *chance.some(others, CHOICES - 1)]), words[place])
        for place in places
    ]


class _Chance:
    """Choices that are the same each time, for one card."""

    def __init__(self, seed: bytes) -> None:
        self._left = int.from_bytes(seed)

    def some(self, things: Iterable[T], how_many: int) -> list[T]:
        rest, found = list(things), []
        for _ in range(how_many):
            self._left, chosen = divmod(self._left, len(rest))
            found.append(rest.pop(chosen))
        return found


def _words(keys: Keys, card: Card) -> list[str]:
    return _Chance(_derived(keys, card, "words")).some(words_in(card.language), WORDS)


def code_of(keys: Keys, card: Card) -> str:
    """Twelve letters and digits, without blanks."""
    left = int.from_bytes(_derived(keys, card, "code"))
    letters = []
    for _ in range(CODE):
        left, chosen = divmod(left, len(ALPHABET))
        letters.append(ALPHABET[chosen])
    return "".join(letters)


def _code_index(keys: Keys, code: str) -> str:
    return keys.index("card code", code)


def _derived(keys: Keys, card: Card, purpose: str) -> bytes:
    return keys.derive(f"card {purpose}", f"{card.id} {card.salt}")
