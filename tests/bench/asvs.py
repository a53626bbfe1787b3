"""How far OWASP ASVS 5.0.0 is met, counted from the table of tests/gates/asvs."""

from tests.gates.asvs_table import STATES, counts


def run():
    """Lines to print: one a level."""
    found = counts()
    for level in (1, 2, 3):
        said = ", ".join(f"{found[level, state]} {state}" for state in STATES)
        yield f"level {level}: {sum(found[level, state] for state in STATES)} requirements: {said}"
