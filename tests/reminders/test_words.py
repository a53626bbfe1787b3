"""No text that can leave the portal says what it is about, to whom it goes, or from where."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal import i18n
from portal.i18n import LANGUAGES
from portal.packs import load
from portal.reminders.models import Contact, Kind
from portal.reminders.words import WORDINGS, text_of, texts_for
from portal.settings import Settings
from portal.text import fold

TOPICS = {  # what this place is about, in the words of its pages; folded, as beginnings of words
    "en": """portal shelter survivor traffick victim course training session seat waiting booking
        member caseworker coordinator mentor goal step forum job housing violence police lawyer
        help safe woman women girl child state embassy certificate attendance club group""",
    "tr": """portal sığınma barınma ev hayatta kurban mağdur kurs eğitim oturum koltuk sıra
        rezervasyon üye danışman koordinatör plan hedef adım forum iş konut şiddet polis avukat
        yardım güven kadın kız çocuk devlet elçilik sertifika katılım ders""",
    "ar": """بوابة مأوى ناجية ضحية اتجار دورة تدريب جلسة مقعد انتظار حجز عضو منسق خطة هدف خطوة منتدى
        وظيفة سكن عنف شرطة محام مساعدة أمان نساء امرأة بنت طفل شهادة حضور درس""",
}
ALLOWED = {"tr": {"evi", "eve", "evini"}}  # “Call home” says the everyday word
EVERY = [(language, kind, key) for language in LANGUAGES for kind in Kind for key in WORDINGS[kind]]


def faults(text, language="en"):
    """Everything a message says too much."""
    found, folded = set(), fold(text)
    words = re.findall(r"\w+", folded)
    if re.search(r"[:/@]|www|\.\w", text):
        found.add("a link")
    if any(unicodedata.category(c)[0] == "N" for c in text):
        found.add("a digit")
    names = [Settings.name, "bahar", "second chance", "house lavender"]
    names += [line.number for line in load("tr").lines]
    if any(fold(name) in folded for name in names):
        found.add("a name")
    topics = {fold(word) for word in TOPICS[language].split()}
    for word in set(words) - ALLOWED.get(language, set()):
        bare = re.sub("^(?:ال|لل|بال)", "", word)
        long = (topic for topic in topics if len(topic) > 3)
        if bare in topics or any(bare.startswith(topic) for topic in long):
            found.add(word)
    if not text.isprintable() or len(text) > 60:
        found.add("its form")
    return found


@pytest.mark.parametrize(("language", "kind", "key"), EVERY)
def test_no_wording_says_too_much(language, kind, key):
    text = text_of(kind, key, language)
    spoken = "en" if text == text_of(kind, key, "en") else language

    assert faults(text, spoken) == set()


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Look at bahar.example", "en", {"a link", "a name"}),
        ("Come at 9", "en", {"a digit"}),
        ("Come at ٩", "ar", {"a digit"}),
        ("Your course is tomorrow", "en", {"course"}),
        ("Eğitimin yarın", "tr", {"egitimin"}),
        ("الدورة غداً", "ar", {"الدوره"}),
        ("Call 157", "en", {"a digit", "a name"}),
    ],
)
def test_a_wording_that_does_is_found(text, language, found):
    """The control."""
    assert faults(text, language) == found


def test_there_are_about_five_to_choose_from():
    assert [len(WORDINGS[kind]) for kind in (Kind.OFFER, Kind.SESSION, Kind.CHANGE)] == [5, 5, 5]
    for language in LANGUAGES:
        for wordings in WORDINGS.values():
            texts = {text_of(kind, key, language) for kind, w in WORDINGS.items() for key in w}
            assert len(texts) >= len(wordings)


@given(
    st.text(max_size=20),
    st.text(max_size=20),
    st.text(max_size=20),
    st.sampled_from([*LANGUAGES, "xx", ""]),
    st.booleans(),
    st.booleans(),
)
def test_whatever_stands_in_the_row_only_these_words_can_leave(offer, session, change, lang, a, b):
    row = Contact(
        offer_wording=offer, session_wording=session, change_wording=change,
        language=lang, offers=a, sessions=b,
    )  # fmt: skip
    possible = set()
    for spoken in LANGUAGES.values():
        with i18n.speaking(spoken):
            possible |= {str(text) for wordings in WORDINGS.values() for text in wordings.values()}

    assert set(texts_for(row).values()) <= possible
