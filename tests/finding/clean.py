"""Two thousand sentences with nothing to be found, always the same ones."""

import random
from typing import NamedTuple

from tests.finding import sentences_latin, sentences_other
from tests.finding.details import SCRIPTS, native

MANY = 2_000
SENTENCES = sentences_latin.SENTENCES | sentences_other.SENTENCES
MONEY = {
    "tr": ("{n}.000 TL", "₺{n},000", "{n} bin lira", "{n}.{n}00 TL", "{n}500 lira", "{n}000₺"),
    "en": ("{n},000 TL", "₺{n},000", "{n}.500 lira", "${n}50", "€{n}.50", "{n}00 euros"),
    "uz": ("{n}.000 lira", "{n} 000 so'm", "{n} ming lira", "{n}00 000 so‘m"),
    "ru": ("{n} 000 лир", "{n}.000 лир", "{n} тысяч", "{n}500 рублей", "{n}00$"),
    "uk": ("{n} 000 лір", "{n} тисяч", "{n}500 гривень"),
    "ar": ("{n}000 ليرة", "{n}٬000 ليرة", "{n} ألف ليرة", "{n},500 ليرة", "${n}00"),
    "fa": ("{n} هزار لیره", "{n}000 لیره", "{n}٬000 لیره", "{n} میلیون تومان"),
    "ka": ("{n} 000 ლირა", "{n}00 ლარი", "{n}.000 ლირა"),
    "hi": ("{n}000 लीरा", "₺{n},000"),
    "bn": ("{n}000 লিরা", "₺{n},000"),
}
DAYS = ("{d:02}.{m:02}.{y}", "{d}.{m}.{y}", "{d}/{m}/{y}", "{y}-{m:02}-{d:02}", "{d:02}.{m:02}")


class Clean(NamedTuple):
    text: str
    script: str
    held: bool  # kept aside while the detector was written: every third sentence


def clean(many=MANY, seed=17):
    """No text twice: every sentence alone, then about as often as another with a second one."""
    chance = random.Random(seed)  # noqa: S311 - the same sentences each time
    lines = [
        (lang, line, place % 3 == 2)
        for lang, text in SENTENCES.items()
        for place, line in enumerate(text.strip().splitlines())
    ]
    found = {}
    for lang, line, held in lines:
        found[fill(chance, lang, line)] = (SCRIPTS[lang], held)
    while len(found) < many:
        lang, line, held = chance.choice(lines)
        other = chance.choice([line for *of, line in _same(lines, lang, held)])
        text = fill(
            chance,
            lang,
            chance.choice(("{0} {1}", "{0}\n{1}")).replace("{0}", line).replace("{1}", other),
        )
        found[text] = (SCRIPTS[lang], held)
    return [Clean(text, *what) for text, what in found.items()][:many]


def _same(lines, lang, held):
    return [(its, is_held, line) for its, line, is_held in lines if (its, is_held) == (lang, held)]


def fill(chance, lang, line):
    """Numbers for the braces; in the digits of the script more often than not."""

    def one(brace):
        n = chance.randrange(2, 31)
        hour, minute = chance.randrange(8, 22), chance.choice((0, 15, 30, 45))
        day = chance.choice(DAYS).format(
            d=chance.randrange(1, 29), m=chance.randrange(1, 13), y=chance.randrange(2019, 2028)
        )
        made = {
            "{n}": str(n),
            "{h}": f"{hour:02}:{minute:02}",
            "{h2}": f"{hour + 2}{chance.choice(':.')}{minute:02}",
            "{m}": chance.choice(MONEY[lang]).replace("{n}", str(chance.randrange(1, 60))),
            "{d}": day,
            "{y}": str(chance.randrange(1995, 2027)),
        }
        return native(made[brace], lang if chance.random() < 0.6 else "en")

    for brace in ("{n}", "{h}", "{h2}", "{m}", "{d}", "{y}"):
        while brace in line:
            line = line.replace(brace, one(brace), 1)
    return line
