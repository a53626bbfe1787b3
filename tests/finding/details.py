"""What is hidden in the sentences: numbers, names, accounts of nobody, with right checksums."""

SCRIPTS = {  # by language: what the numbers are counted by
    "tr": "latin",
    "en": "latin",
    "uz": "latin",
    "ru": "cyrillic",
    "uk": "cyrillic",
    "ar": "arabic",
    "fa": "persian",
    "ka": "georgian",
    "hi": "other",
    "bn": "other",
}
DIGITS = {
    "ar": "٠١٢٣٤٥٦٧٨٩",
    "fa": "۰۱۲۳۴۵۶۷۸۹",
    "hi": "०१२३४५६७८९",
    "bn": "০১২৩৪৫৬৭৮৯",
    "wide": "０１２３４５６７８９",
    "bold": "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗",
    "round": "⓪①②③④⑤⑥⑦⑧⑨",
}
# Groups as people say them; x is any digit. With a trunk 0 or 8, or without where there is none.
NUMBERS = {
    "tr": ("0532 xxx xx xx", "0544 xxx xx xx", "0505 xxx xx xx", "0312 4xx xx xx"),
    "en": ("0532 xxx xx xx", "07911 xxx xxx", "0555 xxx xx xx"),
    "uz": ("90 xxx xx xx", "93 xxx xx xx", "0532 xxx xx xx"),
    "ru": ("8 912 xxx xx xx", "8 903 xxx xx xx", "0535 xxx xx xx"),
    "uk": ("067 xxx xx xx", "050 xxx xx xx", "0541 xxx xx xx"),
    "ar": ("0933 xxx xxx", "0944 xxx xxx", "0536 xxx xx xx"),
    "fa": ("0912 xxx xxxx", "079 xxx xxxx", "0537 xxx xx xx"),
    "ka": ("555 xx xx xx", "599 xx xx xx", "0538 xxx xx xx"),
    "hi": ("0532 xxx xx xx", "098765 xxxxx", "0553 xxx xx xx"),
    "bn": ("01712 xxxxxx", "0532 xxx xx xx", "0543 xxx xx xx"),
}
COUNTRY = {"07911": "44", "90": "998", "93": "998", "8": "7", "067": "380", "050": "380"}
COUNTRY |= {"0933": "963", "0944": "963", "0912": "98", "079": "93", "555": "995", "599": "995"}
COUNTRY |= {"098765": "91", "01712": "880"}
NICKS = (
    "ayse_92", "gul.nar", "zeynep1994", "aygul77", "mehri_jan", "dasha.k", "leyla_ankara",
    "nino2001", "sabina_uz", "mr_kaan06", "umutt34", "samira.a", "olenka_ua", "star4ever",
)  # fmt: skip
PLAIN_NICKS = ("aysegul", "karimovanilu", "dashakot", "samiraali", "ninobatumi", "kaandemir")
HOSTS = ("gmail.com", "hotmail.com", "mail.ru", "yandex.ru", "outlook.com", "umail.uz", "ukr.net")
SITES = (
    "isbul-turkiye.com", "work4you.org", "kolayis.net", "dubai-jobs.ae", "rabota24.ru",
    "ish-bor.uz", "helpgirls.info", "guzelis.com.tr", "mojarobota.com.ua", "shovna.ge",
)  # fmt: skip
STREETS = {
    "tr": ("Gül", "Lale", "Atatürk", "Menekşe", "Kızılırmak", "Yeni Bahçe", "Çiçek"),
    "en": ("Rose", "Green Park", "Station", "Victoria", "Mill", "Church"),
    "uz": ("Navoiy", "Bobur", "Gulzor", "Mustaqillik", "Chilonzor"),
    "ru": ("Ленина", "Садовая", "Мира", "Гагарина", "Победы", "Новая Лесная"),
    "uk": ("Шевченка", "Садова", "Лесі Українки", "Франка"),
    "ar": ("الورد", "النصر", "ابن خلدون", "الحرية", "السلام"),
    "fa": ("گلستان", "آزادی", "بهار", "ولیعصر", "شهید رضایی"),
    "ka": ("რუსთაველის", "ჭავჭავაძის", "ვაჟა-ფშაველას", "აღმაშენებლის"),
}
HOUSES = ("Bahar", "Çınar", "Ihlamur", "Lavanta Evi", "Umut Konağı", "Green Door House")
MARKS = ("Gül Sokak 12", "Kavaklı Parkı karşısı", "Eski Değirmen Apartmanı", "שלום 5 Kat")


def digit(chance):
    return str(chance.randrange(10))


def phone(chance, lang):
    """Groups of digits, such as ["0532", "415", "23", "16"]."""
    form = chance.choice(NUMBERS[lang])
    return "".join(chance.choice("23456789") if c == "x" else c for c in form).split()


def abroad(groups):
    """The same with its country code."""
    code = COUNTRY.get(groups[0], "90")
    first = groups[0]
    if code == "7":
        return [code, *groups[1:]]
    return [code, first.removeprefix("0") if first.startswith("0") else first, *groups[1:]]


def native(text, lang):
    """In the digits of the language's script."""
    return text.translate(str.maketrans("0123456789", DIGITS.get(lang, "0123456789")))


def tc(chance):
    """A number as on Turkish identity cards, with its two check digits."""
    nine = [chance.choice((1, 2, 3, 4, 5, 6, 9)), *(chance.randrange(10) for _ in range(8))]
    tenth = (7 * sum(nine[0::2]) - sum(nine[1::2])) % 10
    return "".join(map(str, [*nine, tenth, (sum(nine) + tenth) % 10]))


BANKS = {"TR": 22, "DE": 18, "UA": 25, "GE": ("BG", 16), "AZ": ("NABZ", 20), "GB": ("NWBK", 14)}


def iban(chance, country="TR"):
    form = BANKS[country]
    letters, length = form if isinstance(form, tuple) else ("", form)
    account = letters + "".join(digit(chance) for _ in range(length))
    number = "".join(str(int(c, 36)) for c in f"{account}{country}00")
    return f"{country}{98 - int(number) % 97:02d}{account}"


def fours(text):
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))
