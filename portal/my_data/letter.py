"""An application about one's own data, written as the law of the country wants it, to sign."""

from collections.abc import Sequence

from portal.i18n import LANGUAGES, Language
from portal.packs.law import DataLaw
from portal.paper.letter import LetterSheet, letter


def letter_for(law: DataLaw, rights: Sequence[str], words: str) -> bytes:
    """A PDF with lines for name, number and address, which are never stored."""
    fixed = law.letter
    asked = [fixed.rights[right] for right in rights if right in fixed.rights]
    if words:
        asked.append(f"{fixed.own_words}\n{words}")
    return letter(
        LetterSheet(
            language=LANGUAGES.get(fixed.language) or Language(fixed.language, fixed.language),
            sender=fixed.sender,
            date_label=fixed.date,
            date="",
            recipient=fixed.recipient,
            subject_label=fixed.subject_label,
            subject=fixed.subject,
            opening=fixed.opening,
            paragraphs=tuple(asked),
            closing=fixed.closing,
            signature_label=fixed.signature,
        )
    )
