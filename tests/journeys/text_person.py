"""Somebody of the demo world at a text browser: what she reads in her language, and her rows."""

from sqlalchemy import select

from portal import demo, i18n
from portal.accounts.models import Member


class Person:
    """`name` as it is typed; `language` that of the pages."""

    def __init__(self, browser, rows, name, language):
        self.browser, self.rows, self.name, self.language = browser, rows, name, language
        self.words = i18n.translations(language).gettext
        self.id = rows.one(select(Member.id).where(Member.name == name.title()))

    def sign_in(self):
        self.fill("Your name here", self.name)
        page = self.fill("Your secret words", demo.words_of(self.name))
        assert demo.words_of(self.name) not in page
        self.choose("Sign in")

    def choose(self, words, **options):
        return self.browser.choose(self.words(words), **options)

    def tab(self, words):
        return self.choose(words, from_the_end=True)

    def fill(self, label, text):
        return self.browser.fill(self.words(label), text)

    def sees(self, *texts):
        page = self.browser.page()
        missing = [text for text in texts if self.words(text) not in page]
        assert not missing, f"{missing} not in:\n{page}"
        return page

    def all(self, statement):
        return self.rows.all(statement)
