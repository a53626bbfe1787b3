"""Ways of hiding accounts, numbers of papers, addresses, houses. `held` ones were kept aside."""

from tests.finding.details import HOUSES, STREETS, fours, iban, native, tc
from tests.finding.ways_numbers import Way

PASSPORT = {
    "tr": ("pasaport no", "pasaportum"), "en": ("passport number", "passport no:"),
    "uz": ("pasport raqamim", "pasportim"), "ru": ("паспорт номер", "паспорт №"),
    "uk": ("паспорт номер", "паспорт"), "ar": ("رقم جواز السفر", "جواز سفري رقم"),
    "fa": ("شماره پاسپورت", "گذرنامه شماره"), "ka": ("პასპორტის ნომერი", "პასპორტი"),
}  # fmt: skip
IDENTITY = {
    "tr": ("T.C. kimlik no:", "TC numaram", "yabancı kimlik numaram"),
    "en": ("my ID number is", "Turkish ID"), "uz": ("ID raqamim",), "ru": ("номер кимлика",),
    "uk": ("номер посвідчення",), "ar": ("رقم الكيملك", "رقم الهوية"),
    "fa": ("شماره کیملیک", "شماره تذکره"), "ka": ("პირადი ნომერი",),
}  # fmt: skip
SPOKEN = tuple(PASSPORT)
ADDRESSES = {  # by language; the last of each are held aside
    "tr": (
        "{s} Sokak No: {n}", "{s} Sok. {n}", "{s} Caddesi {n}", "{s} Cad. no {n} daire {m}",
        "{s} Mahallesi {s2} Sokak No:{n} Kat:2 D:{m}", "{s} sokağı {n} numara",
        "{s} Apartmanı daire {m}", "{s} Mah. {s2} Cd. {n}/{m}", "{n}53. Sokak No {m}",
    ),
    "en": (
        "{n} {s} Street", "{n} {s} Road, flat {m}", "{s} St. {n}", "flat {m}, {n} {s} Avenue",
        "{s} Street no {n}", "apartment {m}, {s} Road {n}", "{n}b {s} lane",
    ),
    "uz": (
        "{s} ko'chasi {n}-uy", "{s} ko'chasi, {n}-uy, {m}-xonadon", "{s} mahallasi {n}-uy",
        "{s} ko‘chasi {n}", "{s} k. {n} uy {m} kv",
    ),
    "ru": (
        "улица {s}, дом {n}, квартира {m}", "ул. {s}, {n}", "ул. {s} д. {n} кв. {m}",
        "на ‹улице {s}, {n}›", "проспект {s} {n}", "{s} {n}, кв {m}", "переулок {s}, дом {n}",
    ),
    "uk": (
        "вулиця {s}, будинок {n}", "вул. {s}, {n}", "вул. {s} буд. {n} кв. {m}",
        "провулок {s} {n}", "на ‹вулиці {s}, {n}›",
    ),
    "ar": (
        "شارع {s} رقم {n}", "شارع {s} بناية {n}", "حي {s} شارع {s2} بناية {n} شقة {m}",
        "حي {s}، عمارة {n}", "شارع {s} {n}", "بناية {n} شقة {m}", "زقاق {s} منزل رقم {n}",
    ),
    "fa": (
        "خیابان {s} پلاک {n}", "کوچه {s} پلاک {n} واحد {m}", "خیابان {s}، کوچه {n}",
        "پلاک {n} واحد {m}", "خیابان {s}، نبش کوچه {n}، خانه {m}",
    ),
    "ka": (
        "{s} ქუჩა {n}", "{s} ქუჩა №{n}, ბინა {m}", "{s} გამზირი {n}", "{s} ქ. {n}",
    ),
}  # fmt: skip


def paper(words, form):
    def make(chance, lang):
        return native(f"{chance.choice(words[lang])} ‹{form(chance)}›", lang)

    return make


def passport(chance):
    return chance.choice(("U", "AA", "N", "")) + str(chance.randrange(10**6, 10**8))


def of(number, shape):
    return lambda chance, lang: native(shape(number(chance)), lang)


def some_iban(chance):
    return iban(chance, chance.choice(("TR", "TR", "TR", "DE", "UA", "GE", "AZ", "GB")))


def address(lang, form):
    def make(chance, asked):
        first, second = chance.sample(STREETS[lang], 2)
        number, flat = chance.randrange(2, 90), chance.randrange(2, 30)
        said = form.format(s=first, s2=second, n=number, m=flat)
        return native(said, lang if chance.random() < 0.6 else "en")

    return make


def _addresses():
    for lang, forms in ADDRESSES.items():
        for place, form in enumerate(forms):
            held = place >= len(forms) * 2 / 3
            yield Way("address", form, address(lang, form), held, (lang,))


def house(form, names=HOUSES):
    def make(chance, lang):
        said = form(chance.choice(names))
        return said if "‹" in said else f"‹{said}›"

    return make


WORD = {
    "tr": "evinde", "en": "house", "uz": "uyida", "ru": "дом", "uk": "дім", "ar": "بيت",
    "fa": "خانه", "ka": "სახლი",
}  # fmt: skip


def beside_house(chance, lang):
    return f"‹{chance.choice(('Bahar', 'Çınar', 'Ihlamur'))}› {WORD[lang]}"


WAYS = (
    Way("iban", "fours", of(some_iban, fours)),
    Way("iban", "one piece", of(some_iban, str)),
    Way("iban", "small letters", of(some_iban, str.lower)),
    Way("iban", "dashes", of(iban, lambda text: fours(text).replace(" ", "-"))),
    Way("iban", "named", of(iban, lambda text: f"IBAN: ‹{fours(text)}›")),
    Way("iban", "Western digits", lambda chance, lang: fours(iban(chance))),
    Way("iban", "one by one", of(iban, " ".join), True),
    Way("iban", "lines", of(iban, lambda text: fours(text).replace(" ", "\n", 3)), True),
    Way("iban", "without TR", of(iban, lambda text: fours(text.removeprefix("TR"))), True),
    Way("iban", "dots", of(iban, lambda text: fours(text).replace(" ", ".")), True),
    Way("id", "as it is", of(tc, str)),
    Way("id", "blanks", of(tc, lambda n: f"{n[:3]} {n[3:6]} {n[6:9]} {n[9:]}")),
    Way("id", "named", paper(IDENTITY, tc), langs=SPOKEN),
    Way("id", "passport", paper(PASSPORT, passport), langs=SPOKEN),
    Way("id", "Western digits", lambda chance, lang: tc(chance)),
    Way("id", "dashes", of(tc, lambda n: f"{n[:3]}-{n[3:7]}-{n[7:]}"), True),
    Way("id", "dots", of(tc, lambda n: f"{n[:5]}.{n[5:]}"), True),
    Way(
        "id", "passport, blank",
        paper(PASSPORT, lambda c: f"AB {c.randrange(10**6, 10**7)}"), True, SPOKEN,
    ),
    *_addresses(),
    Way("house", "as it is", house(str, HOUSES[3:]), langs=SPOKEN),
    Way("house", "capitals", house(str.upper, HOUSES[3:]), langs=SPOKEN),
    Way("house", "small", house(str.lower, HOUSES[3:]), langs=SPOKEN),
    Way("house", "one word", house(str, HOUSES[:3]), langs=SPOKEN),
    Way("house", "with its ending", house("{}'nda".format, HOUSES[:3]), langs=("tr",)),
    Way("house", "beside the word house", beside_house, langs=SPOKEN),
    Way("house", "dashes", house(lambda n: n.replace(" ", "-"), HOUSES[3:]), True, SPOKEN),
    Way("house", "without marks", house(
        lambda n: n.translate(str.maketrans("ÇçğıIı", "CcgiIi")), HOUSES[3:]), True, SPOKEN),
)  # fmt: skip
