"""What goes out: a few lines in her name, with a neutral address for the answer and nothing more.

It names no house and no portal. Who sends it on decides how: by telephone, by mail, on paper.
"""

import json
from typing import NamedTuple

from portal.cv.sheet import as_text, kept
from portal.i18n import LANGUAGES, speaking
from portal.i18n import lazy as _
from portal.listings.models import JOB, Listing
from portal.paper.resume import Leaf

HELLO = _("Good day,")
JOB_LINE = _("my name is %(name)s, and I am interested in the job you offer: “%(title)s”.")
HOME_LINE = _("my name is %(name)s, and I am interested in the home you offer: “%(title)s”.")
WITH_CV = _("My CV comes with this.")
ANSWER_TO = _("Please answer here: %(contact)s")
CALLED = _("You will be called about this.")
BYE = _("Kind regards")


class Offer(NamedTuple):
    """Which listing it is, as it was when she asked."""

    id: int
    kind: str
    title: str
    language: str

    @classmethod
    def of(cls, listing: Listing) -> "Offer":
        return cls(listing.id, listing.kind, listing.title, listing.language)

    def dumped(self) -> str:
        return json.dumps(self._asdict(), ensure_ascii=False)


class Outgoing(NamedTuple):
    """All that goes out: the letter in one language, and leaves of her CV, or none."""

    name: str
    words: str
    language: str
    leaves: tuple[Leaf, ...] = ()
    contact: str = ""  # PORTAL_RELAY

    def letter(self, offer: Offer) -> str:
        with speaking(LANGUAGES[self.language]):
            line = JOB_LINE if offer.kind == JOB else HOME_LINE
            answer = str(ANSWER_TO) % {"contact": self.contact} if self.contact else str(CALLED)
            blocks = [
                str(HELLO),
                str(line) % {"name": self.name, "title": offer.title},
                self.words,
                str(WITH_CV) if self.leaves else "",
                answer,
                f"{BYE}\n{self.name}",
            ]
        return "\n\n".join(block for block in blocks if block)

    def told(self, offer: Offer) -> str:
        """As it is kept: what was agreed to never changes."""
        leaves = [kept(leaf) for leaf in self.leaves]
        return json.dumps({"letter": self.letter(offer), "leaves": leaves}, ensure_ascii=False)

    def everything(self, offer: Offer) -> str:
        """All of it as one text, for her receipt."""
        return "\n\n— — —\n\n".join([self.letter(offer), *map(as_text, self.leaves)])

    @property
    def own_words(self) -> list[str]:
        """What she wrote, to be looked through before it goes."""
        return [self.name, self.words, *map(as_text, self.leaves)]
