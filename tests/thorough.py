"""How much is tried: enough to see a fault in CI, all of it with PORTAL_EVERY_VARIANT=1."""

import os

EVERYTHING = bool(os.environ.get("PORTAL_EVERY_VARIANT"))


def tries(full, quick):
    """`full` in a thorough run, `quick` in an ordinary one."""
    return full if EVERYTHING else quick
