"""The words of the paper: a training body, a course and a day. No house, no place, no portal."""

from portal import formats, i18n
from portal.certificates.forms import CODE, QR, Paper
from portal.certificates.models import Certificate
from portal.i18n import Language
from portal.i18n import lazy as _
from portal.paper.certificate import Block, Check, certificate
from portal.text import one_line
from portal.types import in_language


def sheet_of(paper: Certificate, form: Paper, address: str, code: str) -> bytes:
    """The PDF. `address` is where a code is typed; it stands there only if she chose that."""
    name = one_line(form.own_name.data)
    blocks = [
        _block(paper, language, name, to_sign=form.to_sign.data) for language in form.languages
    ]
    if form.check.data not in {CODE, QR}:
        return certificate(blocks)
    below = form.languages[-1]  # offices read it: the second language is the one of the country
    link = f"{address}/{code}" if form.check.data == QR else ""
    with i18n.speaking(below):
        words = str(_("This paper can be checked, with its code:"))
    return certificate(blocks, Check(below, words, address, code, link))


def _block(paper: Certificate, language: Language, name: str, *, to_sign: bool) -> Block:
    with i18n.speaking(language):
        return Block(
            language,
            body=paper.body,
            title=str(_("Certificate of participation")),
            sentence=str(_("The person named here took part in this course.")),
            fields=(
                (str(_("Name")), name),
                (str(_("Course")), in_language(paper.course, language.code)),
                (str(_("Last day")), formats.full_day(paper.on)),
            ),
            to_sign=str(_("Signature and stamp")) if to_sign else "",
        )
