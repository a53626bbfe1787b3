"""`make strings`: collect the marked strings into locales/portal.pot and bring each .po up to date.

Existing translations stay; nothing is guessed (no fuzzy entries); what is gone goes.
"""

from functools import cache

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

from portal.files import LOCALES, TEMPLATES
from portal.i18n import LANGUAGES, PLURALS

ROOT = TEMPLATES.parent
KEYWORDS = {**DEFAULT_KEYWORDS, "lazy": None}
SOURCES = (
    (ROOT / "portal", [("**.py", "python")], {}),
    (TEMPLATES, [("**.html", "jinja2")], {"trimmed": "true", "newstyle_gettext": "true"}),
)


@cache
def collected():
    """A catalogue of every string that is marked in the code and the templates."""
    template = Catalog(project="portal", charset="utf-8")
    for folder, methods, options in SOURCES:
        found = extract_from_dir(
            str(folder),
            method_map=methods,
            options_map={pattern: {**options, "silent": "false"} for pattern, _ in methods},
            keywords=KEYWORDS,
            comment_tags=("Translators:",),
            strip_comment_tags=True,
        )
        for _file, _line, message, comments, context in found:
            template.add(message, auto_comments=comments, context=context)
    return template


def po_path(code):
    return LOCALES / code / "LC_MESSAGES" / "portal.po"


def read(code):
    with po_path(code).open("rb") as file:
        return read_po(file, locale=code)


def write(code, catalog):
    """Sorted, without places in the code (they only make noise) and without dates."""
    path = po_path(code)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(
            file,
            catalog,
            sort_output=True,
            no_location=True,
            omit_header=True,
            ignore_obsolete=True,
        )
    body = path.read_text("utf-8")
    path.write_text(HEADER.format(code=code, plural=PLURALS[code]) + "\n" + body, "utf-8")


HEADER = """msgid ""
msgstr ""
"Language: {code}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural}\\n"
"""


def main():
    template = collected()
    with (LOCALES / "portal.pot").open("wb") as file:
        write_po(file, template, sort_output=True, no_location=True, omit_header=True)
    for code in LANGUAGES:
        if code == "en":
            continue
        catalog = read(code) if po_path(code).exists() else Catalog(locale=code)
        catalog.update(template, no_fuzzy_matching=True)
        write(code, catalog)
        missing = [m.id for m in catalog if m.id and not _is_said(m)]
        print(f"{code}: {len(catalog)} strings, {len(missing)} to translate")  # noqa: T201


def _is_said(message):
    said = message.string if isinstance(message.string, (list, tuple)) else [message.string]
    return all(said)


if __name__ == "__main__":
    main()
