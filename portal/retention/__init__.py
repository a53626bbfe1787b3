"""How long what is kept, and why: the one table behind `portal purge`, my data and erasing.

A clock says in plain words why something is kept and until when. The number in its words is the
number by which rows go.
"""

from portal.retention import (
    account,
    after,
    duty,
    imports,
    openings,
    searches,
    support,
    talk,
    training,
)
from portal.retention.shape import Clock

__all__ = ["CLOCKS", "Clock"]

CLOCKS: dict[str, Clock] = {
    **account.CLOCKS,
    **support.CLOCKS,
    **training.CLOCKS,
    **talk.CLOCKS,
    **duty.CLOCKS,
    **openings.CLOCKS,
    **searches.CLOCKS,
    **after.CLOCKS,
    **imports.CLOCKS,
}
