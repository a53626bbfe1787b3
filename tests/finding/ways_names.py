"""Ways of hiding a handle, a mail address, a link. `held` ones were kept aside."""

from tests.finding.details import HOSTS, NICKS, PLAIN_NICKS, SITES, native, phone
from tests.finding.ways_numbers import Way

PLATFORMS = {
    "tr": ("telegram", "insta", "instagramım", "tiktok", "telegramda", "WhatsApp'ım", "snap"),
    "en": ("telegram", "insta", "instagram", "snapchat", "my tg", "ig", "discord"),
    "uz": ("telegram", "insta", "telegramim", "instagramda", "imo"),
    "ru": ("телеграм", "инста", "тг", "в телеге", "вк", "инстаграм"),
    "uk": ("телеграм", "інста", "тг", "в інстаграмі", "вайбер"),
    "ar": ("تلغرام", "انستا", "انستغرام", "تيليجرام", "سناب", "فيسبوك"),
    "fa": ("تلگرام", "اینستا", "اینستاگرام", "تلگرامم", "ایمو"),
    "ka": ("ტელეგრამი", "ინსტა", "ინსტაგრამი", "ტელეგრამში"),
    "hi": ("telegram", "insta", "टेलीग्राम", "इंस्टा"),
    "bn": ("telegram", "insta", "টেলিগ্রাম", "ইমো"),
}
AT = {
    "tr": "et", "en": "at", "uz": "kuchukcha", "ru": "собака", "uk": "собачка", "ar": "آت",
    "fa": "ات", "ka": "ეთ",
}  # fmt: skip
DOT = {
    "tr": "nokta", "en": "dot", "uz": "nuqta", "ru": "точка", "uk": "крапка", "ar": "نقطة",
    "fa": "نقطه", "ka": "წერტილი",
}  # fmt: skip
COM = {"ru": "ком", "uk": "ком", "ar": "كوم", "fa": "کام", "ka": "კომ"}
GMAIL = {"ru": "джимейл", "uk": "джимейл", "ar": "جيميل", "fa": "جیمیل", "ka": "ჯიმეილ"}
SPOKEN = tuple(DOT)


def nick(chance):
    return chance.choice(NICKS)


def platform(form, nicks=NICKS):
    def make(chance, lang):
        return form.format(p=chance.choice(PLATFORMS[lang]), n=chance.choice(nicks))

    return make


def fixed(form):
    return lambda chance, lang: form.format(n=nick(chance))


def wa(chance, lang):
    return "wa.me/" + "".join(phone(chance, "tr")).replace("0", "90", 1)


def mail(form, hosts=HOSTS):
    def make(chance, lang):
        who, host = nick(chance), chance.choice(hosts)
        name, _, end = host.partition(".")
        return form.format(n=who, host=host, name=name, end=end)

    return make


def mail_in_words(chance, lang):
    host, _, end = chance.choice(HOSTS).partition(".")
    return f"{nick(chance)} {AT[lang]} {host} {DOT[lang]} {end}"


def mail_in_own_words(chance, lang):
    who = chance.choice(("aysegul", "samira77", "dasha", "nino", "leyla94"))
    return f"{who} {AT[lang]} {GMAIL.get(lang, 'gmail')} {DOT[lang]} {COM.get(lang, 'com')}"


def wide_at(chance, lang):
    return f"{nick(chance)}＠{chance.choice(HOSTS).replace('.', '．')}"


def mail_named(chance, lang):
    at = {"tr": "gmail adresim", "en": "my gmail is", "ru": "моя почта gmail"}[lang]
    return f"{at} ‹{chance.choice(('zeynep1994', 'leyla_94', 'kaan06', 'dasha.k95'))}›"


def link(form):
    def make(chance, lang):
        site = chance.choice(SITES)
        name, _, end = site.partition(".")
        return form.format(s=site, name=name, end=end, loud=site.upper())

    return make


def link_in_words(chance, lang):
    name, _, end = chance.choice([site for site in SITES if site.count(".") == 1]).partition(".")
    end = COM.get(lang, end) if end == "com" else end
    return f"{name} {DOT[lang]} {end}"


WAYS = (
    Way("handle", "@name", fixed("@{n}")),
    Way("handle", "platform: name", platform("{p}: ‹{n}›")),
    Way("handle", "platform name", platform("{p} ‹{n}›")),
    Way("handle", "platform: plain name", platform("{p}: ‹{n}›", PLAIN_NICKS)),
    Way("handle", "t.me", fixed("t.me/{n}")),
    Way("handle", "https t.me", fixed("https://t.me/{n}")),
    Way("handle", "wa.me", wa),
    Way("handle", "instagram.com", fixed("instagram.com/{n}")),
    Way("handle", "platform @name", platform("{p} ‹@{n}›")),
    Way("handle", "platform - name", platform("{p} - ‹{n}›"), True),
    Way("handle", "name (platform)", platform("‹{n}› ({p})"), True),
    Way("handle", "platform → name", platform("{p} → ‹{n}›", PLAIN_NICKS), True),
    Way("handle", "platform = name", platform("{p}={n}".replace("{n}", "‹{n}›")), True),
    Way("handle", "@ name", fixed("@ ‹{n}›"), True),
    Way("handle", "facebook path", fixed("www.facebook.com/{n}"), True),
    Way("email", "as it is", mail("{n}@{host}")),
    Way("email", "capitals", lambda c, lang: mail("{n}@{host}")(c, lang).upper()),
    Way("email", "blanks", mail("{n} @ {name} . {end}")),
    Way("email", "(at) (dot)", mail("{n}(at){name}(dot){end}")),
    Way("email", "[at]", mail("{n} [at] {host}")),
    Way("email", "in words", mail_in_words, langs=SPOKEN),
    Way("email", "in own words", mail_in_own_words, langs=SPOKEN),
    Way("email", "full-width", wide_at),
    Way("email", "braces", mail("{n}{{at}}{name}{{dot}}{end}"), True),
    Way("email", "comma", mail("{n}@{name},{end}"), True),
    Way("email", "no end", mail("{n}@{name}", ("gmail.com", "hotmail.com")), True),
    Way("email", "named", mail_named, True, ("tr", "en", "ru")),
    Way("email", "AT DOT", mail("{n} AT {name} DOT {end}"), True),
    Way("link", "https", link("https://{s}/is?id=7")),
    Way("link", "www", link("www.{s}")),
    Way("link", "bare", link("{s}")),
    Way("link", "bare with path", link("{s}/kayit")),
    Way("link", "hxxp", link("hxxp://{s}")),
    Way("link", "dot in words", link_in_words, langs=SPOKEN),
    Way("link", "[.]", link("{name}[.]{end}")),
    Way("link", "blanks", link("{name} . {end}")),
    Way("link", "capitals", link("{loud}"), True),
    Way("link", "(dot)", link("{name}(dot){end}"), True),
    Way("link", "blanks everywhere", link("https : // {name} . {end}"), True),
    Way("link", "short", lambda chance, lang: f"bit.ly/{native('3xKq9Tz', 'en')}", True),
    Way("link", "domain in own letters", lambda chance, lang: "моя-работа.рф", True),
)
