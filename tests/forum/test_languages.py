"""The language of a post: said, or guessed on this machine; its author and mentors correct it."""

import pytest

from portal.forum.language import guess
from portal.forum.models import Post, Thread
from tests import make
from tests.forum.people import tried

SAID = {
    "tr": "Bugün ilk kez otobüse tek başıma bindim, çok korktum ama oldu.",
    "ar": "ركبت الحافلة وحدي لأول مرة اليوم وكنت خائفة لكنني وصلت.",
    "ru": "Сегодня я впервые одна поехала на автобусе и не заблудилась.",
    "en": "Today I took the bus alone for the first time and I did not get lost.",
    "fa_AF": "امروز برای اولین بار تنها با بس رفتم و گم نشدم.",
    "uk": "Сьогодні я вперше сама поїхала автобусом і не заблукала.",
    "uz": "Bugun birinchi marta yolgʻiz avtobusga chiqdim va adashmadim.",
    "fr": "Aujourd’hui j’ai pris le bus toute seule pour la première fois.",
    "ka": "დღეს პირველად მარტო წავედი ავტობუსით და არ დავიკარგე.",
}


@pytest.mark.parametrize(("language", "text"), SAID.items())
def test_a_sentence_is_known(language, text):
    assert guess(text) == language


@pytest.mark.parametrize("text", ["", "  ", "12", "ok", "???"])
def test_too_little_to_know_is_not_guessed(text):
    assert guess(text) == ""


def test_it_is_guessed_where_nothing_is_said_and_said_to_the_page(db, sign_in):
    amina, thread = tried(db), make.thread(db, tried(db))
    browser = sign_in(amina)
    for body, language in ((SAID["ru"], ""), (SAID["ru"], "tr"), ("ok", "")):
        browser.post(f"/forum/threads/{thread.id}/reply", body=body, language=language)
    posts = db.every(Post)[-3:]

    assert [(p.language, p.is_guessed) for p in posts] == [
        ("ru", True),
        ("tr", False),
        ("en", True),
    ]
    page = browser.get(f"/forum/threads/{thread.id}?after=0").text
    assert f'<div lang="ru"><p dir="auto">{SAID["ru"]}</p>' in page


@pytest.mark.parametrize(
    ("who", "status"), [("author", 303), ("peer_mentor", 303), ("resident", 403)]
)
def test_who_corrects_it(db, sign_in, who, status):
    author = tried(db)
    thread = make.thread(db, author, language="en")
    first = db.ask(lambda session: session.scalars(make.posts_of(thread)).first().id)
    browser = sign_in(author if who == "author" else make.member(db, role=who))

    answer = browser.post(f"/forum/posts/{first}/language", language="ky")
    strange = browser.post(f"/forum/posts/{first}/language", language="klingon")

    expected = "ky" if status == 303 else "en"
    assert (answer.status_code, strange.status_code) == (status, 409 if status == 303 else 403)
    assert db.get(Post, first).language == db.get(Thread, thread.id).language == expected
