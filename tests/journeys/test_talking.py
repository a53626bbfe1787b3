"""A first post in Chromium, without JavaScript: it waits, a mentor reads it, it stands."""

import re

from portal import i18n
from tests.journeys.test_looks import too_wide

NEWCOMER = "Yıldız"


def said(text):
    return i18n.translations("tr").gettext(text)


def test_a_first_post_is_read_by_a_mentor_and_then_by_all(as_person):
    def sees(page, text, place="main"):
        assert said(text) in page.locator(place).inner_text()
        assert not too_wide(page)

    hers = as_person(NEWCOMER, "tr", scripts=False)
    hers.goto("/forum")
    hers.click("main a[href='/forum/first-weeks']")
    hers.click("main a[href='/forum/first-weeks/new']")
    hers.fill("#title", "Merhaba")
    hers.fill("#body", "Merhaba herkese, ben yeni geldim.")
    hers.click("main form button:not([name])")
    sees(hers, "A mentor reads this first. Others do not see it yet.", "article.post")
    number = re.search(r"\d+", hers.locator("article.post").get_attribute("id"))[0]
    hers.goto("/forum/mine")
    sees(hers, "A mentor reads this first. Others do not see it yet.", "ul.lines")

    mentors = as_person("deniz", "tr", scripts=False)
    mentors.click("main a[href='/moderation']")
    if mentors.locator("button[name=minutes]").count():  # nobody was there before in this world
        mentors.click("button[name=minutes][value='30']")
    here = f"/moderation/posts/{number}"
    mentors.click(f"main a[href='{here}']")
    sees(mentors, "Before you read it")
    mentors.click(f"form[action='{here}/claim'] button")
    sees(mentors, "One post, and you decide")
    mentors.click(f"form[action='{here}/admission'] button")
    assert mentors.locator(f"main a[href='{here}']").count() == 0
    mentors.goto(f"/forum/posts/{number}")
    sees(mentors, "Answer", f"#p{number}")

    hers.goto(f"/forum/posts/{number}")
    sees(hers, "Answer", f"#p{number}")
    assert hers.locator(f"#p{number} .note").count() == 0
    assert [hers.strangers, mentors.strangers] == [[], []]
