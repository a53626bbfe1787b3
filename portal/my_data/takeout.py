"""Everything about a person as one small file to take along: to read, and for machines."""

import json
from collections.abc import Sequence
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from markupsafe import Markup
from starlette.responses import Response

from portal.i18n import Language
from portal.my_data.queries import Holding
from portal.web.attachment import attachment
from portal.web.rendering import environment

NAME = "papers"  # says nothing to whoever finds it
PAGE = Markup(
    '<!doctype html>\n<html lang="{tag}" dir="{direction}">\n<head>\n<meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width">\n<title>{title}</title>\n'
    "<style>body{{max-width:40rem;margin:auto;padding:1rem;font:1rem/1.5 sans-serif}}"
    "dl{{border:1px solid #bbb;border-radius:.5rem;padding:.5rem 1rem}}dd{{margin:0 0 .5rem}}"
    "dt,.soft{{color:#555}}</style>\n</head>\n<body>\n{body}</body>\n</html>\n"
)


def packed(holdings: Sequence[Holding], language: Language, title: str) -> Response:
    """The ZIP, made in memory, with nothing in its name or in the page's title."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as file:
        for name, text in (
            (f"{NAME}.html", _page(holdings, language, title)),
            (f"{NAME}.json", json.dumps(_told(holdings), ensure_ascii=False, indent=1)),
        ):
            file.writestr(ZipInfo(name), text.encode(), ZIP_DEFLATED)
    return attachment(buffer.getvalue(), "application/zip", f"{NAME}.zip")


def _page(holdings: Sequence[Holding], language: Language, title: str) -> str:
    part = environment(language.code).get_template("my_data/_holdings.html")
    body = Markup(part.render(holdings=holdings, is_page=False))  # noqa: S704 - escaped there
    return PAGE.format(tag=language.tag, direction=language.direction, title=title, body=body)


def _told(holdings: Sequence[Holding]) -> dict[str, Any]:
    return {
        holding.section.key: {
            "title": str(holding.section.title),
            "why": [str(clock.why) for clock in holding.clocks],
            "until": [clock.until_said for clock in holding.clocks],
            "entries": [
                {fact.name: fact.told for fact in entry.facts} for entry in holding.entries
            ],
        }
        for holding in holdings
    }
