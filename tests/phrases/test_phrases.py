"""Ready words: enough, in every language, rightly written, and refused when they are not."""

import re
from collections import Counter

import pytest

from portal import phrases
from portal.i18n import LANGUAGES
from portal.plan.models import Doer, GoalType
from portal.text import fold

ALL = list(phrases.every().values())
ARABIC = re.compile("[\u0600-\u06ff]")
LATIN = re.compile("[A-Za-zÀ-ɏ]")
STRAIGHT_OR_HIDDEN = re.compile("[\"'%\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
BEFORE_ARABIC = (
    "(?:[وف]?(?:[بكل]?ال|لل|[بكل])?)?"  # and, with, for, the: written in one with a word
)

# Beginnings of words that tell what happened, where she lives, who she is, or assert a right.
# A $ ends the word.
FORBIDDEN = {
    "en": """victim, survivor, traffick, exploit, violen, abus, assault, shelter, refuge,
        safe house, rescue, slave, smuggl, prostitut, police, raid, crime, criminal, perpetrat,
        trauma, beneficiar, migrant, asylum, deport, nationality, syria, uzbek, afghan, turk,
        god$, pray, mosque, church, religio, right to, entitle, you, must, percent""",
    "tr": """mağdur, kurban, insan ticareti, sömürü, istismar, şiddet, saldırı, sığın, barın,
        kurtar, köle, fuhuş, polis, jandarma, baskın, suç, fail, travma, göçmen, mülteci,
        sınır dışı, uyruk, suriye, özbek, afgan, türk, tanrı, allah, dua, namaz, cami, kilise,
        dini, dinsel, hakkı var, hakkın var, yüzde, zorunda""",
    "ar": """ضحية, ضحايا, ناجية, ناجين, ناجيات, اتجار, استغلال, عنف, اعتداء, ملجأ, ملاجئ, مأوى,
        إيواء, إنقاذ, استرقاق, عبودية, تهريب, دعارة, شرطة, مداهمة, جريمة, جناة, صدمة, مستفيد,
        مهاجر, لاجئ, لجوء, ترحيل, جنسية, سوري, أوزبك, أفغان, تركي$, تركيا, الله, صلاة, دعاء, مسجد,
        كنيسة, ديني, ديانة, يحق, من حق, نسبة""",
}


def stems(code):
    """Forbidden beginnings as one pattern for folded text."""
    found = [stem.strip() for stem in FORBIDDEN[code].split(",")]
    found = [re.escape(fold(stem.rstrip("$"))) + r"\b" * stem.endswith("$") for stem in found]
    return re.compile(rf"\b{BEFORE_ARABIC if code == 'ar' else ''}(?:{'|'.join(found)})")


def faults(code, text):
    """What is wrong with one text."""
    found = [f"forbidden: {hit.group()}" for hit in stems(code).finditer(fold(text))]
    if not 1 <= len(text) <= 80:
        found.append("length")
    if STRAIGHT_OR_HIDDEN.search(text):
        found.append("quotes, percent or direction marks")
    if text != " ".join(text.split()):
        found.append("blanks")
    if text.endswith((".", "!", "…", "؟", "?")):
        found.append("end")
    wanted, other = (ARABIC, LATIN) if code == "ar" else (LATIN, ARABIC)
    if not wanted.search(text) or other.search(text):
        found.append("script")
    return found


def test_there_are_enough_in_every_kind_of_goal():
    kinds = Counter(phrase.type for phrase in ALL)

    assert len(ALL) >= 150
    assert set(kinds) == set(GoalType)
    assert min(kinds.values()) >= 15


@pytest.mark.parametrize("kind", GoalType)
def test_each_kind_has_goals_and_steps_for_everybody(kind):
    assert len(phrases.of(kind, goals=True)) >= 4
    assert {step.doer for step in phrases.of(kind, goals=False)} == set(Doer)


def test_every_phrase_is_said_in_exactly_the_languages_of_the_portal():
    assert [phrase.key for phrase in ALL if set(phrase.texts) != set(LANGUAGES)] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_text_is_rightly_written(code):
    wrong = {phrase.key: faults(code, phrase.texts[code]) for phrase in ALL}

    assert {key: found for key, found in wrong.items() if found} == {}


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_text_stands_there_twice(code):
    said = Counter(fold(phrase.texts[code]) for phrase in ALL)

    assert [text for text, times in said.items() if times > 1] == []


def test_steps_and_goals_are_deeds_in_turkish():
    assert [phrase.key for phrase in ALL if not re.search("m[ae]k$", phrase.texts["tr"])] == []


@pytest.mark.parametrize(
    ("code", "text", "fault"),
    [
        ("en", "Talk about the trafficking", "forbidden: traffick"),
        ("en", "Ask for the right to work", "forbidden: right to"),
        ("tr", "Sığınma evinden ayrılmak", "forbidden: sigin"),
        ("tr", "İnsan ticaretini anlatmak", "forbidden: insan ticareti"),
        ("ar", "مساعدة الضحايا", "forbidden: الضحايا"),
        ("ar", "الحديث عن الاتجار", "forbidden: الاتجار"),
        ("ar", "الانتقال من المأوى", "forbidden: الماوي"),
        ("en", "x" * 81, "length"),
        ("en", "Ask about “papers” and 'fees'", "quotes, percent or direction marks"),
        ("ar", "فتح حساب\u200f", "quotes, percent or direction marks"),
        ("en", "Open  an account", "blanks"),
        ("tr", "Hesap açmak.", "end"),
        ("ar", "Open an account", "script"),
        ("ar", "فتح account", "script"),
        ("tr", "فتح حساب", "script"),
    ],
)
def test_planted_faults_are_found(code, text, fault):
    """The control."""
    assert faults(code, text) == [fault]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_forbidden_word_is_found(code):
    words = [word.strip(" $\n") for word in FORBIDDEN[code].split(",")]

    assert [word for word in words if not stems(code).search(fold(word))] == []


def test_words_are_found_by_their_key():
    assert phrases.words_of("find-a-job", "tr") == "İş bulmak"
    assert phrases.words_of("find-a-job", "ru") == "Find a job"
    assert phrases.words_of("no-such-phrase", "en") == ""
    assert phrases.of("no-such-kind", goals=True) == []


GOAL = '[[goals]]\nkey = "rest"\nen = "Rest"\ntr = "Dinlenmek"\n'
STEP = '[[steps]]\nkey = "sit-down"\ndoer = "me"\nen = "Sit down"\ntr = "Oturmak"\n'


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Files in place of ours, by their names."""
    monkeypatch.setattr(phrases, "PHRASES", tmp_path)

    def write(**files):
        for name, text in files.items():
            (tmp_path / f"{name}.toml").write_text(text, "utf-8")
        phrases.every.cache_clear()
        return phrases.every()

    yield write
    phrases.every.cache_clear()


def test_right_files_are_read_in_order(written):
    found = written(calm=STEP + GOAL, work=GOAL.replace("rest", "earn"))

    assert [(phrase.type, phrase.key) for phrase in found.values()] == [
        ("calm", "rest"),
        ("calm", "sit-down"),
        ("work", "earn"),
    ]
    assert found["sit-down"] == phrases.Phrase(
        "sit-down", "calm", False, "me", {"en": "Sit down", "tr": "Oturmak"}
    )
    assert phrases.of("calm", goals=False) == [found["sit-down"]]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('tr = "Oturmak"\n', "", r"not said in \['tr'\]"),
        ('en = "Sit down"\n', "", "not said in English"),
        ('"Oturmak"', '" "', "characters in tr"),
        ('"Oturmak"', f'"{"o" * 81}"', "characters in tr"),
        ('"Oturmak"', "5", "characters in tr"),
        ('"sit-down"', '"rest"', "twice"),
        ('key = "sit-down"\n', "", "not a key"),
        ('"sit-down"', '"Sit down"', "not a key"),
        ('"sit-down"', f'"{"s" * 41}"', "not a key"),
        ('"me"', '"nobody"', "cannot be done by 'nobody'"),
        ('doer = "me"\n', "", "cannot be done by ''"),
        ('key = "rest"\n', 'key = "rest"\ndoer = "me"\n', "cannot be done by 'me'"),
        ("[[steps]]", "[[step]]", "only goals and steps"),
        ("[[steps]]", "[steps]", "under"),
        ("[[steps]]", "[[steps", "calm: "),
    ],
)
def test_bad_files_are_refused(written, old, new, told):
    assert len(written(calm=GOAL + STEP)) == 2
    assert old in GOAL + STEP

    with pytest.raises(phrases.BadPhrase, match=told):
        written(calm=(GOAL + STEP).replace(old, new))


def test_a_key_is_refused_in_a_second_file(written):
    with pytest.raises(phrases.BadPhrase, match="twice"):
        written(calm=GOAL, work=GOAL)
