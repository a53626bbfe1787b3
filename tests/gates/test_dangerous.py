"""What the code may do at all: every use of cryptography is listed, what is dangerous is not there.

Read from the code itself. A new use fails until it stands in the table of portal/seal/README.md or
portal/README.md, where somebody has to think about it.
"""

import ast
import re
import time
from dataclasses import is_dataclass
from functools import cache
from importlib import import_module

import pytest

from portal import packs
from portal.files import TEMPLATES
from portal.finding.phones import shapes_of
from tests.thorough import tries

pytestmark = pytest.mark.gate
ROOT = TEMPLATES.parent
CODE = {str(p.relative_to(ROOT)): p.read_text("utf-8") for p in (ROOT / "portal").rglob("*.py")}
CRYPTO = {
    "argon2",
    "cryptography",
    "hashlib",
    "hmac",
    "itsdangerous",
    "pyotp",
    "random",
    "secrets",
    "webauthn",
}
NEVER = {  # programs, unsafe readers of bytes, and everything that speaks to another machine
    "aiohttp", "apprise", "asyncore", "ctypes", "dbm", "dill", "ftplib", "http.client",
    "http.server", "httpx", "httpx2", "imaplib", "jsonpickle", "ldap", "ldap3", "lxml", "mailbox",
    "marshal", "memcache", "multiprocessing", "pickle", "poplib", "pty", "pymemcache", "requests",
    "shelve", "smtplib", "socket", "socketserver", "ssl", "subprocess", "telnetlib",
    "urllib.request", "urllib3", "websockets", "xml", "xmlrpc", "yaml",
}  # fmt: skip
SENDERS = "portal/reminders/senders/"
MAY = {  # the only files that may speak to another machine, and with what; only the worker may
    f"{SENDERS}mail.py": {"smtplib", "ssl"},
    "portal/translating/servers/libre.py": {
        "urllib.request",
        "http.client",
        "http.client.HTTPException",
        "ssl",
    },
    f"{SENDERS}sms.py": {"urllib.request", "http.client", "http.client.HTTPException", "ssl"},
}
LOADED = {f"{SENDERS}apprise.py": ["apprise"]}  # by import_module, when the settings ask for it
CALLS = {"eval", "exec", "compile", "__import__", "breakpoint"}
METHODS = {"system", "popen", "spawn", "fork", "from_string", "md5", "sha1", "mktemp", "mkstemp"}
MADE = {  # patterns put together from tables of ours, and from those of phonenumberslite
    "portal/finding/addresses.py", "portal/finding/names.py", "portal/finding/phones.py",
    "portal/finding/runs.py", "portal/flags/amounts.py", "portal/flags/clocks.py",
    "portal/packs/flags.py", "portal/packs/patterns.py",
}  # fmt: skip
SPOKEN = {"portal/search.py", "portal/backup/rows.py"}  # SQL with names of our own tables in it
NOT_WEB = re.compile("portal/(migrations|demo)/")


@cache
def nodes_of(code):
    """Everything that stands in this code; each file is read once."""
    return list(ast.walk(ast.parse(code)))


def imports(code):
    """Every module that this code imports, by its full name."""
    for node in nodes_of(code):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (node.module, *(f"{node.module}.{alias.name}" for alias in node.names))


def calls(code):
    """Every call: the name that is called, what it is called on, and the node."""
    for node in nodes_of(code):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name):
                yield node.func.id, "", node
            elif isinstance(node.func, ast.Attribute):
                yield node.func.attr, ast.unparse(node.func.value), node


def is_in(module, names):
    return any(module == name or module.startswith(f"{name}.") for name in names)


def is_constant(node):
    return bool(node.args) and isinstance(node.args[0], ast.Constant)


def dangers(code, path="portal/x.py"):
    """What no code of ours does, in words."""
    allowed = MAY.get(path, set())
    found = [m for m in imports(code) if is_in(m, NEVER) and m not in allowed]
    for name, on, node in calls(code):
        if (name in CALLS and not on) or (name in METHODS and on):
            found.append(name)
        elif name == "compile" and on == "re" and not is_constant(node):
            found += ["a pattern made of something"] * (path not in MADE)
        elif on == "re" and name != "compile":
            found.append("a pattern that stands in no constant")
        elif name in {"text", "exec_driver_sql"} and _is_sql(node) and path not in SPOKEN:
            found.append("SQL made of something")
    return sorted(set(found))


def _is_sql(node):
    """Whether a query is put together from parts. The PRAGMAs of portal/db.py are constants."""
    joined = node.args and isinstance(node.args[0], ast.JoinedStr | ast.BinOp)
    return joined and "PRAGMA" not in ast.unparse(node.args[0])


def test_nothing_dangerous_is_called_or_imported():
    found = {path: dangers(code, path) for path, code in CODE.items() if not NOT_WEB.match(path)}

    assert found
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize(
    ("planted", "found"),
    [
        ("import subprocess", ["subprocess"]),
        ("from urllib import request", ["urllib.request"]),
        ("from xml.etree import ElementTree", ["xml.etree", "xml.etree.ElementTree"]),
        ("import smtplib", ["smtplib"]),
        ("import apprise", ["apprise"]),
        ("eval('1')", ["eval"]),
        ("os.system('ls')", ["system"]),
        ("env.from_string(body)", ["from_string"]),
        ("hashlib.md5(b'')", ["md5"]),
        ("re.compile(typed)", ["a pattern made of something"]),
        ("re.search(typed, text)", ["a pattern that stands in no constant"]),
        ("db.execute(text(f'SELECT {typed}'))", ["SQL made of something"]),
        ("db.execute(text('SELECT ' + typed))", ["SQL made of something"]),
        ("db.execute(text('SELECT 1'))", []),
    ],
)
def test_planted_dangers_are_found(planted, found):
    assert dangers(planted) == found


def users_of(module):
    """Files outside of it that import it, or something inside it."""
    folder = module.replace(".", "/")
    return {
        path
        for path, code in CODE.items()
        if not path.startswith(folder) and any(is_in(m, {module}) for m in imports(code))
    }


def test_only_the_worker_reaches_what_opens_connections():
    """No page can: import-linter holds the same for every way round (pyproject.toml)."""
    assert users_of("portal.reminders.senders") == {"portal/worker.py"}
    assert users_of("portal.translating.servers") == {"portal/worker.py"}
    assert users_of("portal.worker") == {"portal/cli.py", "portal/serving.py"}


def test_what_may_open_connections_exists_and_uses_it():
    """The control: no leave is given that nobody needs."""
    used = {path: {m for m in imports(CODE[path]) if is_in(m, NEVER)} for path in MAY}

    assert used == MAY


def test_modules_are_loaded_by_name_in_one_place():
    """What is loaded by a name stands in no import: these are constants."""
    loaded = {
        path: [ast.literal_eval(node.args[0]) for name, _, node in calls(code)
               if name == "import_module"]
        for path, code in CODE.items()
    }  # fmt: skip

    assert {path: names for path, names in loaded.items() if names} == LOADED


@cache
def inventory():
    """The table of portal/seal/README.md: library → files that use it."""
    rows = re.findall(r"^\| `(\w+)` \|[^|]*\|([^|]*)\|", _section("Where cryptography is"), re.M)
    return {library: set(re.findall(r"`([\w/]+\.py)`", files)) for library, files in rows}


def _section(heading):
    text = (ROOT / "portal/seal/README.md").read_text("utf-8")
    return text.partition(f"## {heading}\n")[2].partition("\n## ")[0]


def used(library):
    return {
        path.removeprefix("portal/")
        for path, code in CODE.items()
        if any(is_in(module, {library}) for module in imports(code))
    }


@pytest.mark.parametrize("library", sorted(CRYPTO))
def test_every_use_of_cryptography_is_in_the_inventory(library):
    assert used(library) == inventory()[library]


def test_the_inventory_knows_no_other_library():
    assert set(inventory()) == CRYPTO


def test_chance_that_can_be_guessed_is_for_the_demo_world_only():
    assert {path for path in used("random") if not path.startswith("demo/")} == set()


def test_ciphers_are_authenticated_ones_and_no_other():
    """AES-256-GCM: no other mode is imported, and every key has 32 bytes."""
    ciphers = {m for code in CODE.values() for m in imports(code) if m.startswith("cryptography")}

    assert ciphers == {
        "cryptography.exceptions",
        "cryptography.exceptions.InvalidTag",
        "cryptography.hazmat.primitives.ciphers.aead",
        "cryptography.hazmat.primitives.ciphers.aead.AESGCM",
    }


def patterns():
    """Every pattern of the code: from its constants, and those that are made when it starts."""
    for path, code in CODE.items():
        for name, on, node in calls(code):
            if name == "compile" and on == "re" and path not in MADE:
                yield node.args[0].value
    made = [import_module(path.removesuffix(".py").replace("/", ".")) for path in sorted(MADE)]
    for holder in [*made, shapes_of("tr")]:
        yield from (thing.pattern for thing in vars(holder).values() if hasattr(thing, "pattern"))
    yield from within(packs.load("tr").red_flags)


def within(thing):
    """The patterns in tables of a country pack."""
    if isinstance(thing, re.Pattern):
        yield thing.pattern
    elif isinstance(thing, dict | tuple | list):
        for part in thing.values() if isinstance(thing, dict) else thing:
            yield from within(part)
    elif is_dataclass(thing):
        yield from within(vars(thing))


SHORT, ENOUGH = 2_000, 0.001  # of a text, and the seconds that are plenty for it


def seconds_for(pattern, size=20_000):
    """The longest that this pattern takes on texts made to keep it busy."""
    begun, slowest = re.compile(pattern), 0.0
    for piece in ("a", " ", "-", ".,", "{a", "{a:", "1'", "aA ", "\u0301"):
        hostile = piece * (size // len(piece)) + "\0!"
        began = time.process_time()
        begun.findall(hostile)
        slowest = max(slowest, time.process_time() - began)
    return slowest


def is_slow(pattern):
    """Half a second for a long text, three times: a machine may be busy once.

    What grows faster than its text takes five milliseconds for a tenth of that, or far more. So
    nearly all patterns are through after a short one.
    """
    if seconds_for(pattern, size=SHORT) < tries(0, ENOUGH):
        return False
    return all(seconds_for(pattern) > 0.5 for _ in range(3))


def test_no_pattern_can_be_kept_busy():
    assert [pattern for pattern in set(patterns()) if is_slow(pattern)] == []


def test_a_pattern_that_can_be_kept_busy_is_found():
    assert seconds_for(r"(a|aa)+$", size=31) > 0.02
    assert seconds_for(r" +$", size=SHORT) > ENOUGH


def test_logs_are_kept_in_one_place():
    """Nothing but `serving.py` says where log lines go."""
    names = {"basicConfig", "FileHandler", "StreamHandler", "SysLogHandler", "addHandler"}
    keepers = {path for path, code in CODE.items() if {n for n, _, _ in calls(code)} & names}

    assert keepers == {"portal/serving.py"}
