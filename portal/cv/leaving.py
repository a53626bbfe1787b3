"""Words that would tell where somebody lives, or from what she was helped: found before they leave.

Both a CV and what goes out with it are looked through by this, when they are kept and once more
when they go.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from portal.accounts.house_names import house_names
from portal.finding.explanations import EXPLANATIONS
from portal.finding.queries import checker_for
from portal.i18n import lazy as _
from portal.text import fold, isolated

_HELP = re.compile(  # in folded text, at the start of a word
    r"(?<!\w)(?:shelters?(?!\w)|refuge(?!e)|safe ?house|traffick|siginma ?ev|siginak|siginma|"
    r"konukev|konuk ev|kadin konuk|sonim|insan ticaret|ملجا|ماوي|ايواء|الاتجار|پناهگاه|"
    r"приют|убежищ|торговл[а-я]* людьми|boshpana|притул)"
)
_REST = re.compile(r"\w*")  # of a word
_EDGES = ".,;:!?()“”«»\"'"  # of a quoted word
A_HOUSE = _("“%(words)s” tells where you live or lived. Please write it without that.")
A_HELP = _(
    "“%(words)s” tells others that you were helped, and how. Please say it in other words, such as "
    "“an association”."
)
THE_SITE = _("“%(words)s” tells about this site. Please write it without that.")
FOUND = _("“%(words)s”: %(why)s Please take it out; who answers can reach you through your house.")


class Slip(NamedTuple):
    """Something that must not leave, and why."""

    words: str
    why: Any

    def __str__(self) -> str:
        return str(self.why)


Look = Callable[[str], list[Slip]]


def looker_for(db: Session, country: str, site: str) -> Look:
    """Looks through any number of texts, after a few statements. `site` is the portal's name."""
    houses, check = house_names(db), checker_for(db, country)

    def look(text: str) -> list[Slip]:
        folded = fold(text)
        slips = [_slip(A_HOUSE, _as_written(name, text)) for name in houses if name in folded]
        slips += [_slip(A_HELP, _as_written(word, text)) for word in _around(_HELP, folded)]
        if fold(site) and fold(site) in folded:
            slips.append(_slip(THE_SITE, site))
        for found in check(text):
            said = {"words": isolated(found.said), "why": str(EXPLANATIONS[found.kind])}
            slips.append(Slip(found.said, str(FOUND) % said))
        return slips

    return look


def slips_in(look: Look, texts: Iterable[str]) -> list[Slip]:
    """Of several texts, each explanation once."""
    found = [slip for text in texts if text for slip in look(text)]
    return list({str(slip): slip for slip in found}.values())


def _slip(why: Any, words: str) -> Slip:
    return Slip(words, str(why) % {"words": words})


def _around(pattern: re.Pattern[str], folded: str) -> list[str]:
    """Whole words of what was found, as a person knows them again."""
    return [m[0] + (_REST.match(folded, m.end()) or m)[0] for m in pattern.finditer(folded)]


def _as_written(found: str, text: str) -> str:
    """The words as she wrote them: what is folded is for comparing, not for showing."""
    words, many = text.split(), len(found.split())
    runs = (" ".join(words[at : at + many]) for at in range(len(words)))
    return next((run.strip(_EDGES) for run in runs if found in fold(run)), found)
