"""The demo world."""

NAMED = [("papatya", "resident", "en")]


def words_of(name: str) -> str:
    return f"demo {name} garden river"


def cards():
    return []


def build(database, settings, *, scale, say): ...
