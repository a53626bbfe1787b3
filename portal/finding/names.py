"""Names on platforms, mail addresses, links: also those that are half said in words."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from portal.finding.found import Kind, Span
from portal.finding.letters import Plain, Token
from portal.finding.words import names as words

LONGEST = 64  # letters of one part of an address
_WORD = r"[^\W_]"
_ENDS = "|".join(sorted(words.ENDS, key=len, reverse=True))
_DOT_WORDS = "|".join(sorted(words.DOT_WORDS, key=len, reverse=True))
_DOT = rf"(?: ?[(\[{{<] ?(?:\.|{_DOT_WORDS}) ?[)\]}}>] ?| (?:{_DOT_WORDS}) | \. ?|\. |\.|。|\u00b7)"
_END = re.compile(rf"(?P<dot>{_DOT})(?P<end>{_ENDS})(?![\w-]|\.{_WORD})")
_DOT_BEFORE = re.compile(rf"(?<=[^\W_])(?: ?[(\[{{<] ?(?:\.|{_DOT_WORDS}) ?[)\]}}>] ?| \. )$")
_PAGE = re.compile(r"(?::\d{1,5})?/\S{0,200}")
_SCHEME = re.compile(r"(?:https?|hxxps?) ?: ?/ ?/ ?(?=\S)|(?<![^\W_])www ?\. ?(?=\S)")
_SPOKEN_AT = "|".join(sorted(words.AT_WORDS, key=len, reverse=True))
_AT = re.compile(rf" ?(?:{words.AT_SIGNS}) ?| (?:{_SPOKEN_AT}) ")
_CLOSING = ".,;:!?)]}»”\"'،؟।"  # what follows an address and is not part of it
_HOST = re.compile(rf"[^\W_][\w\-]{{0,40}}(?:(?:{_DOT}|,|, )[^\W_][\w\-]{{0,30}}){{0,3}}")
_PARTS = re.compile(rf"{_DOT}|, ?")
_HANDLE = re.compile(r"(?<![\w.])@ ?([^\W_][\w.]{1,40}|_\w[\w.]{1,40})")
_NICK = r"[a-z0-9][a-z0-9._\-]{1,31}"
_AFTER = re.compile(rf"(?P<sign>[^\w@\n]{{0,8}})(?P<nick>{_NICK})(?![\w@])")
_ODD_AFTER = re.compile(  # a name as nobody writes words, up to three words further
    r"[^\w.!?\n]{0,8}(?:[^\W\d_]{1,14}[^\w.!?\n]{1,4}){0,3}?"
    r"(?P<nick>(?=[a-z0-9\-]{0,31}(?:[a-z]\d|\d[a-z]|[a-z]\.[a-z0-9]|_))[a-z][a-z0-9._\-]{2,31})(?![\w@])"
)
_NAMED = re.compile(  # in other letters, after "by the name of"
    rf"[^\w.!?\n]{{0,4}}(?:[^\W\d_]{{1,9}} )?(?:{'|'.join(words.CALLED)})[^\w.!?\n]{{1,4}}"
    r"(?P<nick>[a-z]{4,32})(?![\w@])"
)
_BEFORE = re.compile(r"(?<![\w.@])([a-z][a-z0-9._\-]{1,31})[ (]{1,3}(?:(?:on|in|в|у|na|da) )?$")
_DOTTED = re.compile(r"[a-z]\.[a-z0-9]")
_UNDERSCORED = re.compile(r"(?<![\w.@/])[a-z0-9][a-z0-9.]{0,30}_(?=[a-z0-9])[a-z0-9._]{1,31}")


def mails_in(plain: Plain) -> Iterator[Span]:
    """name@host.end, with signs or words for @ and the dots."""
    text = plain.text
    for at in _AT.finditer(text):
        start = _back(text, at.start(), "._%+-")
        host = _HOST.match(text, at.end())
        if start == at.start() or not host:
            continue
        is_sign = not at[0].strip().isalpha() and not at[0].startswith(" ")
        if end := _end_of_host(text, host.start(), host.end(), is_sign):
            yield Span(Kind.EMAIL, start, end)
    yield from _beside(plain, _is_mail, Kind.EMAIL)


def _end_of_host(text: str, start: int, end: int, is_sign: bool) -> int | None:
    """Where the host ends: after a known end of domains, or a well-known host by itself."""
    found, at, sign = None, start, ""
    while at < end:
        dot = _PARTS.search(text, at, end)
        stop = dot.start() if dot else end
        part = text[at:stop]
        if not sign:
            found = stop if part in words.MAIL_HOSTS else None
        elif part in words.ENDS or (is_sign and sign == "." and part.isascii() and len(part) < 5):
            found = stop
        else:
            break
        if dot is None or (sign and dot[0] != "."):
            break
        at, sign = dot.end(), dot[0]
    return found


def links_in(plain: Plain) -> Iterator[Span]:
    """Addresses with and without what stands in front of them."""
    text = plain.text
    at = 0
    while scheme := _SCHEME.search(text, at):
        at = _end_of_link(text, scheme.end())
        yield Span(_kind(text[scheme.end() : at]), scheme.start(), at)
    for end in _END.finditer(text):
        if span := _domain(plain, end):
            yield span


def _domain(plain: Plain, end: re.Match[str]) -> Span | None:
    text, dot = plain.text, end["dot"]
    start = _back(text, end.start(), ".-")
    if more := _DOT_BEFORE.search(text, max(0, start - 14), start):
        start = _back(text, more.start(), ".-")
    label = text[start : end.start()].rpartition(".")[2]
    tail = _PAGE.match(text, end.end())
    if not label or label.isdigit() and not tail:
        return None
    if _ends_sentence(plain, dot, end.start("end")):
        return None
    is_shy = end["end"] in words.SHY_ENDS and "." not in text[start : end.start()]
    if is_shy and not tail and label.isalpha():
        return None
    stop = start + len(text[start : tail.end() if tail else end.end()].rstrip(_CLOSING))
    return Span(_kind(text[start:stop]), start, stop)


def _ends_sentence(plain: Plain, dot: str, at: int) -> bool:
    """`bitti. Net` and `bitti.Net`: the dot of a sentence, not of a domain."""
    if dot == ". ":
        return True
    capital = plain.is_capital(at) and not plain.is_capital(at + 1)
    return dot.strip() == "." and capital


def _kind(address: str) -> Kind:
    """Somebody's own page on a platform is a name there."""
    host, slash, page = address.removeprefix("www.").partition("/")
    is_own = bool(slash and page) and host.split(".")[0] in words.PERSONAL_HOSTS
    return Kind.HANDLE if is_own else Kind.LINK


def _end_of_link(text: str, at: int) -> int:
    """To the next blank, and over blanks round dots as long as a domain goes on."""
    end = at
    while end < len(text) and not text[end].isspace():
        end += 1
    end = at + len(text[at:end].rstrip(_CLOSING))
    while (more := _END.match(text, end)) and more["dot"] != ". ":
        end = more.end()
    return end


def handles_in(plain: Plain) -> Iterator[Span]:
    """@name, a platform and a name, and names as nobody writes words."""
    for match in _HANDLE.finditer(plain.text):
        if any(letter.isalpha() for letter in match[1]):
            yield Span(Kind.HANDLE, match.start(), match.start(1) + len(match[1].rstrip("._")))
    for match in _UNDERSCORED.finditer(plain.text):
        if any(letter.isalpha() for letter in match[0]):
            yield Span(Kind.HANDLE, match.start(), match.end())
    yield from _beside(plain, _is_platform, Kind.HANDLE)


def _beside(plain: Plain, is_place: Callable[[str], bool], kind: Kind) -> Iterator[Span]:
    for token in plain.tokens:
        if token.is_number or not is_place(token.said):
            continue
        if after := _name_after(plain.text, token):
            yield Span(kind, after.start("nick"), after.start("nick") + _length(after["nick"]))
        before = _BEFORE.search(plain.text, max(0, token.start - 45), token.start)
        if before and _is_odd(before[1]):
            yield Span(kind, before.start(1), before.end(1))


def _name_after(text: str, token: Token) -> re.Match[str] | None:
    """A name as nobody writes words; or a word straight after a sign, or in other letters."""
    odd = _ODD_AFTER.match(text, token.end)
    if odd and _is_odd(odd["nick"]):
        return odd
    if not token.said.isascii() and (named := _NAMED.match(text, token.end)):
        return named
    after = _AFTER.match(text, token.end)
    return after if after and _is_plain_name(token, after) else None


def _is_plain_name(token: Token, after: re.Match[str]) -> bool:
    nick, sign = after["nick"].rstrip("._-"), after["sign"]
    if len(nick) < 3 or not nick.isalpha() or nick in words.NO_NAMES:
        return False
    other_letters = not token.said.isascii()
    points = any(mark in sign for mark in ":=→>")
    is_short = token.said in words.SHORT_PLATFORMS and sign == " " and not nick.startswith("da")
    return (points or other_letters or is_short) and not _is_platform(nick)


def _is_odd(nick: str) -> bool:
    """Letters and digits together, or signs inside: a name, not a word."""
    nick = nick.rstrip("._-")
    letters = sum(letter.isalpha() for letter in nick)
    mixed = letters >= 2 and any(letter.isdigit() for letter in nick)
    dotted = letters >= 4 and _DOTTED.search(nick) is not None and len(nick) <= 24
    return letters >= 2 and (mixed or dotted or "_" in nick)


def _length(nick: str) -> int:
    return len(nick.rstrip("._-"))


@lru_cache(maxsize=5_000)
def _is_platform(said: str) -> bool:
    if said in words.SHORT_PLATFORMS:
        return True
    return any(said[:n] in words.PLATFORMS for n in range(3, len(said) + 1))


@lru_cache(maxsize=5_000)
def _is_mail(said: str) -> bool:
    return any(said[:n] in words.MAIL_PLATFORMS for n in range(5, len(said) + 1))


def _back(text: str, at: int, signs: str) -> int:
    """Where the piece of letters, digits and these signs begins that ends here."""
    start = at
    while (
        start and at - start < LONGEST and (text[start - 1].isalnum() or text[start - 1] in signs)
    ):
        start -= 1
    while start < at and not text[start].isalnum():
        start += 1
    return start
