"""OWASP ASVS 5.0.0 as it stands with this portal: one file a chapter in tests/gates/asvs/.

The texts of the standard are not repeated here (CC BY-SA 4.0, https://asvs.dev); numbers are enough
to find them. `met` names tests that fail when it breaks, and files where no test can.
"""

import tomllib
from collections import Counter
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "asvs"
MET, NOT_APPLICABLE, OPEN = "met", "not applicable", "open"
STATES = (MET, NOT_APPLICABLE, OPEN)


class Requirement(NamedTuple):
    """One requirement. `evidence` holds node ids of tests and paths of files, `file#heading`."""

    id: str  # "V1.2.3"
    level: int
    state: str
    evidence: tuple[str, ...] = ()
    why: str = ""  # for what is not met: why, and what stands in its place

    @property
    def tests(self):
        return [name for name in self.evidence if "::" in name]

    @property
    def files(self):
        return [name for name in self.evidence if "::" not in name]


def requirements():
    """All of them, in the order of the standard."""
    rows = []
    for path in FOLDER.glob("V*.toml"):
        for number, row in tomllib.loads(path.read_text("utf-8")).items():
            evidence = tuple(row.pop("evidence", ()))
            rows.append(Requirement(id=number, evidence=evidence, **row))
    return sorted(rows, key=lambda row: [int(part) for part in row.id[1:].split(".")])


def tests():
    """Every test that some requirement leans on."""
    return sorted({name for row in requirements() for name in row.tests})


def counts():
    """How many there are of each state on each level."""
    return Counter((row.level, row.state) for row in requirements())
