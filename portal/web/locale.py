"""Which language this request speaks: chosen, the member's own, the browser's, the house's."""

from portal.i18n import LANGUAGES, Language
from portal.web import cookies
from portal.web.request import Request


def language_for(request: Request) -> Language:
    """Cookie, then the member's language, then Accept-Language, then the setting."""
    chosen = cookies.read(request, cookies.LANGUAGE)
    if chosen in LANGUAGES:
        return LANGUAGES[chosen]
    if request.viewer and request.viewer.language in LANGUAGES:
        return LANGUAGES[request.viewer.language]
    for code in accepted(request.headers.get("accept-language", "")):
        if code in LANGUAGES:
            return LANGUAGES[code]
    return LANGUAGES[request.portal.settings.language]


def accepted(header: str) -> list[str]:
    """Language codes of an Accept-Language header, best first; its nonsense is passed over."""
    wanted: list[tuple[float, int, str]] = []
    for place, part in enumerate(header[:500].split(",")):
        tag, _, weight = part.strip().partition(";q=")
        quality = _quality(weight)
        if tag and quality > 0:
            wanted.append((-quality, place, tag))
    codes: list[str] = []
    for _, _, tag in sorted(wanted):
        language, _, region = tag.replace("_", "-").partition("-")
        codes += [f"{language.lower()}_{region.upper()}"] if region else []
        codes.append(language.lower())
    return codes


def _quality(weight: str) -> float:
    try:
        return float(weight) if weight else 1.0
    except ValueError:
        return 0.0
