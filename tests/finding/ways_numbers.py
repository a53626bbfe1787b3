"""Ways of hiding a telephone number. `held` ones were kept aside while the detector was written."""

from typing import NamedTuple

from tests.finding.details import DIGITS, abroad, native, phone


class Way(NamedTuple):
    """`make(chance, lang)` gives the hidden detail; what is between ‹ › must be taken out whole,
    everything where there are no such marks."""

    kind: str
    name: str
    make: object
    held: bool = False
    langs: tuple = ()


NAMES = {  # of the digits 0-9
    "tr": "sıfır bir iki üç dört beş altı yedi sekiz dokuz",
    "en": "zero one two three four five six seven eight nine",
    "uz": "nol bir ikki uch to'rt besh olti yetti sakkiz to'qqiz",
    "ru": "ноль один два три четыре пять шесть семь восемь девять",
    "uk": "нуль один два три чотири п'ять шість сім вісім дев'ять",
    "ar": "صفر واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة",
    "fa": "صفر یک دو سه چهار پنج شش هفت هشت نه",
    "ka": "ნული ერთი ორი სამი ოთხი ხუთი ექვსი შვიდი რვა ცხრა",
}
THEN = {
    "tr": ("sonra", "ardından", "ve"), "en": ("then", "and", "after that"),
    "uz": ("keyin", "va"), "ru": ("потом", "и", "дальше"), "uk": ("потім", "далі"),
    "ar": ("ثم", "وبعدها"), "fa": ("بعد", "سپس"), "ka": ("მერე", "და"),
    "hi": ("फिर",), "bn": ("তারপর",),
}  # fmt: skip
TENS = {  # 10, 20 … 90
    "tr": "on yirmi otuz kırk elli altmış yetmiş seksen doksan",
    "ru": "десять двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто",
}
TEENS = (
    "десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать "
    "восемнадцать девятнадцать"
)
HUNDREDS = "сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот"
SPOKEN = tuple(NAMES)


def joined(separator, shape=native):
    return lambda chance, lang: shape(separator.join(phone(chance, lang)), lang)


def one_by_one(separator, shape=native):
    return lambda chance, lang: shape(separator.join("".join(phone(chance, lang))), lang)


def in_digits(name):
    def make(chance, lang):
        return " ".join(phone(chance, lang)).translate(str.maketrans("0123456789", DIGITS[name]))

    return make


def plus(chance, lang):
    return native("+" + " ".join(abroad(phone(chance, lang))), lang)


def two_zeros(chance, lang):
    return native("00" + "".join(abroad(phone(chance, lang))), lang)


def bracketed(chance, lang):
    first, *rest = phone(chance, lang)
    return native(f"({first}) {' '.join(rest)}", lang)


def no_trunk(chance, lang):
    return native(" ".join(["5" + "32", *(phone(chance, "tr")[1:])]), lang)


def letters_for_zero(chance, lang):
    o = "о" if lang in {"ru", "uk"} else chance.choice("oO")
    return " ".join(phone(chance, lang)).replace("0", o)


def keycaps(chance, lang):
    return "".join(f"{c}\ufe0f\u20e3" for c in "".join(phone(chance, lang)))


def with_words(chance, lang):
    then = chance.choice(THEN[lang])
    return native(f" {then} ".join(phone(chance, lang)), lang)


def in_words(chance, lang):
    names = NAMES[lang].split()
    return " ".join(names[int(c)] for c in "".join(phone(chance, lang)))


def half_in_words(chance, lang):
    first, second, *rest = phone(chance, lang)
    names = NAMES[lang].split()
    return native(f"{first} {' '.join(names[int(c)] for c in second)} {' '.join(rest)}", lang)


def said(number, lang):
    """A number below a thousand as people say it."""
    hundred, ten, one = number // 100, number // 10 % 10, number % 10
    names, tens = NAMES[lang].split(), ["", *TENS[lang].split()]
    parts = [tens[ten], names[one] if one else ""]
    if lang == "ru":
        parts = [TEENS.split()[one]] if ten == 1 else parts
        return " ".join(filter(None, [["", *HUNDREDS.split()][hundred], *parts]))
    yuz = ["" if hundred < 2 else names[hundred], "yüz" if hundred else ""]
    return " ".join(filter(None, [*yuz, *parts]))


def composed(chance, lang):
    """sıfır beş yüz otuz iki dört yüz on beş yirmi üç …"""
    groups = phone(chance, lang)
    zero = NAMES[lang].split()[0]
    out = []
    for group in groups:
        rest = group.lstrip("0")
        out += [zero] * (len(group) - len(rest)) + [said(int(rest), lang)] * bool(rest)
    return " ".join(out)


def doubled(chance, lang):
    """oh five double three …"""
    names, out, rest = NAMES[lang].split(), [], "".join(phone(chance, lang))
    while rest:
        twice = rest[1:2] == rest[0]
        out.append(f"double {names[int(rest[0])]}" if twice else names[int(rest[0])])
        rest = rest[2 if twice else 1 :]
    return " ".join(out).replace("zero", "oh")


def long_words(chance, lang):
    then = {"tr": "en sonda da", "en": "and at the end", "ru": "а в конце"}[lang]
    *groups, last = phone(chance, lang)
    return native(f"{' '.join(groups)} {then} {last}", lang)


def hidden_blanks(chance, lang):
    return native("\u200b".join("".join(phone(chance, lang))), lang)


def looks_like(chance, lang):
    return " ".join(phone(chance, lang)).translate(str.maketrans("01", "Ol"))


def backwards(chance, lang):
    return native("".join(phone(chance, lang))[::-1], lang)


def round_each(chance, lang):
    return native("".join(f"({group})" for group in phone(chance, lang)), lang)


def with_hearts(chance, lang):
    return native(chance.choice("❤🌹⭐👉").join(phone(chance, lang)), lang)


def named(chance, lang):
    word = {"tr": "tel", "en": "tel", "uz": "tel", "ru": "тел", "uk": "тел", "ar": "هاتف"}
    return native(f"{word.get(lang, 'tel')}:‹{'-'.join(phone(chance, lang))}›", lang)


WAYS = (
    Way("phone", "blanks", joined(" ")),
    Way("phone", "blanks, Western digits", joined(" ", lambda text, lang: text)),
    Way("phone", "one piece", joined("")),
    Way("phone", "dots", joined(".")),
    Way("phone", "dashes", joined("-")),
    Way("phone", "slashes", joined("/")),
    Way("phone", "plus and country", plus),
    Way("phone", "00 and country", two_zeros),
    Way("phone", "brackets", bracketed),
    Way("phone", "without 0", no_trunk),
    Way("phone", "one by one", one_by_one(" ")),
    Way("phone", "one by one, commas", one_by_one(", ")),
    Way("phone", "letter o", letters_for_zero),
    Way("phone", "keycaps", keycaps),
    Way("phone", "full-width", in_digits("wide")),
    Way("phone", "words between", with_words),
    Way("phone", "in words", in_words, langs=SPOKEN),
    Way("phone", "half in words", half_in_words, langs=SPOKEN),
    Way("phone", "lines", joined("\n")),
    Way("phone", "stars", joined("*")),
    Way("phone", "composed words", composed, True, ("tr", "ru")),
    Way("phone", "double five", doubled, True, ("en",)),
    Way("phone", "longer words between", long_words, True, ("tr", "en", "ru")),
    Way("phone", "invisible blanks", hidden_blanks, True),
    Way("phone", "letters l and O", looks_like, True),
    Way("phone", "backwards", backwards, True),
    Way("phone", "brackets round each", round_each, True),
    Way("phone", "hearts", with_hearts, True),
    Way("phone", "wide dashes", one_by_one(" – "), True),
    Way("phone", "bold digits", in_digits("bold"), True),
    Way("phone", "digits in circles", in_digits("round"), True),
    Way("phone", "named", named, True),
)
