"""The key file: what opens the sealed records, kept apart from the database and its backups.

One line a key: `index`, `trail`, and `wrap` with a name. The last `wrap` line is the one in use.
"""

import base64
import os
import secrets
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

SIZE = 32  # bytes of every key
OTHERS = stat.S_IRWXG | stat.S_IRWXO
HEADING = """\
# The keys of the portal. With this file and the database together everything can be read;
# without it the sealed records are lost for ever. Keep a copy where no backup of the database is.
"""


class WrongKeyFile(ValueError):  # noqa: N818
    """The key file is missing, damaged, open to others, or belongs to another database."""


class KeyFile(NamedTuple):
    """What a key file holds; every key is 32 bytes."""

    lookup: bytes  # for looking up what must not be readable
    trail: bytes | None  # the first key of the trail's chain; may be kept elsewhere once it began
    wraps: Mapping[str, bytes]  # by name, oldest first; they wrap the keys of people

    @property
    def current(self) -> str:
        """The name of the wrapping key in use."""
        return list(self.wraps)[-1]


def new() -> KeyFile:
    """Fresh random keys."""
    return KeyFile(_key(), _key(), {_name(): _key()})


def with_new_wrap(keys: KeyFile) -> KeyFile:
    """The same keys and a new wrapping key, from now on in use."""
    return keys._replace(wraps={**keys.wraps, _name(): _key()})


def only_current(keys: KeyFile) -> KeyFile:
    """The same keys without wrapping keys that are no longer in use."""
    return keys._replace(wraps={keys.current: keys.wraps[keys.current]})


def read(path: Path) -> KeyFile:
    """The keys in the file. Raises `WrongKeyFile`, whose text says what to do."""
    try:
        mode = path.stat().st_mode
        lines = path.read_text("ascii").splitlines()
    except FileNotFoundError:
        raise WrongKeyFile(f"there is no key file {path}: `portal keys new` makes one") from None
    except (OSError, UnicodeDecodeError) as error:
        raise WrongKeyFile(f"the key file {path} cannot be read: {error}") from None
    if os.name == "posix" and mode & OTHERS:
        raise WrongKeyFile(f"the key file {path} is open to others: `chmod 600 {path}`")
    found, wraps = _parse(path, lines)
    if "index" not in found or not wraps:
        raise WrongKeyFile(f"the key file {path} is not complete: take the copy you kept")
    return KeyFile(found["index"], found.get("trail"), wraps)


def write(path: Path, keys: KeyFile, *, anew: bool) -> None:
    """Store the keys for this account alone (0600), all or nothing.

    With `anew` an existing file is left alone and `FileExistsError` raised.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if anew and path.exists():
        raise FileExistsError(path)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(HEADING + "".join(f"{line}\n" for line in _lines(keys)))
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def _lines(keys: KeyFile) -> list[str]:
    trail = [f"trail {_text(keys.trail)}"] if keys.trail else []
    wraps = [f"wrap {name} {_text(key)}" for name, key in keys.wraps.items()]
    return [f"index {_text(keys.lookup)}", *trail, *wraps]


def _parse(path: Path, lines: list[str]) -> tuple[dict[str, bytes], dict[str, bytes]]:
    found: dict[str, bytes] = {}
    wraps: dict[str, bytes] = {}
    for line in filter(None, lines):
        match line.split():
            case ["#", *_]:
                continue
            case [("index" | "trail") as name, text]:
                found[name] = _bytes(path, text)
            case ["wrap", name, text]:
                wraps[name] = _bytes(path, text)
            case _:
                raise WrongKeyFile(f"the key file {path} has a line that is no key")
    return found, wraps


def _bytes(path: Path, text: str) -> bytes:
    try:
        key = base64.b64decode(text, validate=True)
    except ValueError:
        key = b""
    if len(key) != SIZE:
        raise WrongKeyFile(f"the key file {path} holds a damaged key: take the copy you kept")
    return key


def _text(key: bytes) -> str:
    return base64.b64encode(key).decode()


def _key() -> bytes:
    return secrets.token_bytes(SIZE)


def _name() -> str:
    return secrets.token_hex(6)
