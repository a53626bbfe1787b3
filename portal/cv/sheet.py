"""A CV as others read it, in one language: no house, no address, no portal."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from babel import Locale

from portal import formats, i18n
from portal.certificates.codes import code_of
from portal.certificates.models import Certificate
from portal.consent.texts import isolated
from portal.cv import labels
from portal.cv.parts import Kind, Stretch, Written
from portal.i18n import LANGUAGES, WRITTEN, Language
from portal.paper.resume import Leaf, Part, resume
from portal.seal.keys import Keys
from portal.types import in_language

Kept = Mapping[str, Any]  # a leaf as JSON knows it


def leaf_of(
    written: Written,
    code: str,
    certificates: Iterable[Certificate],
    skills: Mapping[str, Any],
    keys: Keys,
) -> Leaf:
    """In one of its languages. Certificates that were taken back, or that nobody shall check, lose
    their code or their place."""
    with i18n.speaking(LANGUAGES[code]) as language:
        known = [str(skills[key]) for key in written.skills if key in skills]
        spoken = [_language(key, language) for key in written.speaks if key in WRITTEN]
        parts = [
            Part(str(labels.YEARS), tuple(years_of(one, code) for one in written.in_order)),
            Part(str(labels.COURSES), tuple(_courses(written, code, certificates, keys))),
            Part(str(labels.SKILLS), tuple((one, "") for one in known)),
            Part(str(labels.SPEAKS), ((" · ".join(spoken), ""),) if spoken else ()),
        ]
        return Leaf(
            language,
            written.name,
            _said(written.headline, code),
            _said(written.about, code),
            tuple(part for part in parts if part.lines),
        )


def paper(leaves: Iterable[Leaf]) -> bytes:
    return resume(list(leaves))


def kept(leaf: Leaf) -> dict[str, Any]:
    """What a yes was given to must not change when she writes on."""
    return asdict(leaf) | {"language": leaf.language.code}


def read_kept(found: Kept) -> Leaf:
    parts = tuple(
        Part(part["heading"], tuple((line, fact) for line, fact in part["lines"]))
        for part in found["parts"]
    )
    said = (found["name"], found["headline"], found["about"])
    return Leaf(LANGUAGES[found["language"]], *said, parts)


def as_text(leaf: Leaf) -> str:
    """The same words without a page: for a receipt, and to be looked through."""
    blocks = ["\n".join(filter(None, (leaf.name, leaf.headline))), leaf.about]
    for part in leaf.parts:
        lines = ["\n".join(filter(None, line)) for line in part.lines]
        blocks.append("\n".join([part.heading, *lines]))
    return "\n\n".join(block for block in blocks if block)


def years_of(one: Stretch, code: str) -> tuple[str, str]:
    """What they were, and where and when; in the language that is spoken at the moment."""
    numerals = LANGUAGES[code].numerals
    years = {"since": numerals(str(one.since)), "until": numerals(str(one.until))}
    when = str(labels.FROM_TO if one.until else labels.GOES_ON) % years
    if one.until == one.since:
        when = years["since"]
    if one.kind is Kind.GAP:
        return str(labels.WHY[one.why]) if one.why in labels.WHY else _said(one.what, code), when
    where = _said(one.where, code)
    return _said(one.what, code), f"{isolated(where)} · {when}" if where else when


def _courses(
    written: Written, code: str, certificates: Iterable[Certificate], keys: Keys
) -> Iterable[tuple[str, str]]:
    for paper in certificates:
        if paper.id not in written.courses or paper.withdrawn_at:
            continue
        facts = [formats.month_of_year(paper.on)]
        if paper.id in written.codes and not paper.closed_at:
            facts.append(str(labels.CODE) % {"code": code_of(keys, paper.number)})
        yield in_language(paper.course, code), " · ".join(facts)


def _language(key: str, spoken: Language) -> str:
    """What a language is called in the one that is spoken."""
    return Locale.parse(key).get_language_name(spoken.code) or WRITTEN[key]


def _said(texts: Mapping[str, str], code: str) -> str:
    """In this language, or as it was written."""
    return texts.get(code) or next((text for text in texts.values() if text), "")
