"""What several pages know of a CV: its leaves, what can be ticked, and what must not leave."""

from portal.certificates.models import Certificate
from portal.certificates.queries import certificates_of
from portal.cv import sheet
from portal.cv.leaving import Look, looker_for
from portal.cv.parts import Written
from portal.cv.queries import written_by
from portal.i18n import LANGUAGES
from portal.listings.skills import SKILLS
from portal.paper.resume import Leaf
from portal.seal.box import keys_of
from portal.web.request import Request


def mine(request: Request) -> Written:
    """What she wrote; in the language of her pages while she chose none."""
    found = written_by(request.db, request.member)
    return found if found.languages else Written(languages=(request.language.code,))


def papers_of(request: Request) -> list[Certificate]:
    return certificates_of(request.db, request.member)


def leaves_of(request: Request, written: Written, codes: list[str]) -> list[Leaf]:
    """In these of its languages, or in all of them."""
    papers, keys = papers_of(request), keys_of(request.db)
    wanted = [code for code in written.languages if code in codes] or list(written.languages)
    return [
        sheet.leaf_of(written, code, papers, SKILLS, keys) for code in wanted if code in LANGUAGES
    ]


def look_of(request: Request) -> Look:
    portal = request.portal
    return looker_for(request.db, portal.pack.code, portal.settings.name)
