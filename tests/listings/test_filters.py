"""Every filter alone, several together, and what is not understood."""

from urllib.parse import urlencode

from portal.listings import actions
from tests import make
from tests.listings.reading import titles


def ask(browser, path, **asked):
    return browser.get(f"{path}?{urlencode(asked)}")


JOBS = [
    ({"district": "Keçiören"}, {"district": "Keçiören"}),
    ({"district": "İzmir"}, {"city": "İzmir", "district": "Konak"}),
    ({"trade": "kitchen"}, {"trade": "kitchen"}),
    ({"hours": "part"}, {"employment_type": "part"}),
    ({"language": "ar"}, {"language": "ar"}),
    ({"women_only": "y"}, {"women_only": True}),
    ({"no_experience": "y"}, {"no_experience": True}),
    ({"childcare": "y"}, {"childcare": True}),
]
HOMES = [
    ({"district": "Keçiören"}, {"district": "Keçiören"}),
    ({"kind": "flat"}, {"home_kind": "flat"}),
    ({"rent": "9000"}, {"rent": 9000}),
    ({"language": "ru"}, {"language": "ru"}),
    ({"women_only": "y"}, {"women_only": True}),
    ({"children": "y"}, {"children": True}),
]


def test_each_filter_of_jobs(db, sign_in):
    browser = sign_in(make.member(db))
    make.job(db, "other", no_experience=False)
    for number, (_, values) in enumerate(JOBS):
        make.job(db, f"wanted {number}", **{"no_experience": False, **values})

    found = [titles(ask(browser, "/jobs", **asked)) for asked, _ in JOBS]

    assert found == [[f"wanted {number}"] for number in range(len(JOBS))]


def test_each_filter_of_homes(db, sign_in):
    browser = sign_in(make.member(db))
    make.home(db, "other", children=False)
    for number, (_, values) in enumerate(HOMES):
        make.home(db, f"wanted {number}", **{"children": False, **values})

    found = [titles(ask(browser, "/housing", **asked)) for asked, _ in HOMES]

    assert found == [[f"wanted {number}"] for number in range(len(HOMES))]


def test_a_rent_is_read_however_it_is_written(db, sign_in):
    make.home(db, "dear", rent=9001)
    make.home(db, "cheap", rent=9000)
    browser = sign_in(make.member(db))
    written = ["9000", "9.000 TL", "9,000", "₺ 9 000", "٩٬٠٠٠", "۹۰۰۰"]

    found = [titles(ask(browser, "/housing", rent=text)) for text in written]

    assert found == [["cheap"]] * len(written)


def test_a_rent_in_another_currency_is_not_compared(db, sign_in):
    make.home(db, "in lira", rent=9000)
    make.home(db, "in euro", rent=800, currency="EUR")

    assert titles(ask(sign_in(make.member(db)), "/housing", rent="9000")) == ["in lira"]


def test_the_language_that_is_enough_at_work(db, sign_in):
    make.job(db, "none", languages_needed=[])
    make.job(db, "turkish", languages_needed=["tr"])
    make.job(db, "english", languages_needed=["en"])
    make.job(db, "both", languages_needed=["tr", "en"])
    browser = sign_in(make.member(db))

    found = {
        needs: titles(ask(browser, "/jobs", needs=needs))
        for needs in ("", "no_tr", "tr", "en", "ar")
    }

    assert found == {
        "": ["both", "english", "turkish", "none"],
        "no_tr": ["english", "none"],
        "tr": ["turkish", "none"],
        "en": ["english", "none"],
        "ar": ["none"],
    }


def test_filters_and_words_together(db, sign_in):
    findable(db, "Kitchen help", trade="kitchen", childcare=True)
    findable(db, "Kitchen chief", trade="kitchen", childcare=False)
    findable(db, "Kitchen shop", trade="shop", childcare=True)
    findable(db, "Cook", trade="kitchen", childcare=True)
    browser = sign_in(make.member(db))

    page = ask(browser, "/jobs", q="KITCH", trade="kitchen", childcare="y", hours="", needs="")

    assert titles(page) == ["Kitchen help"]
    assert 'value="KITCH"' in page.text
    assert '<option value="kitchen" selected>' in page.text
    assert (
        '<bdi class="tag">Kitchen and food</bdi> <bdi class="tag">With childcare</bdi>' in page.text
    )
    assert "<details>" in page.text


def test_words_are_found_whatever_the_spelling(db, sign_in):
    findable(db, "Işıklı dikiş atölyesi", language="tr")
    findable(db, "خيّاطة في ورشةٍ", language="ar")
    findable(db, "Швея, приём", language="ru")
    findable(db, "Somewhere else", hiring_organization="Gül Pastanesi")
    browser = sign_in(make.member(db))

    def found(words):
        return titles(ask(browser, "/jobs", q=words))

    assert found("ISIKLI dikis") == ["Işıklı dikiş atölyesi"]
    assert found("خياطه") == ["خيّاطة في ورشةٍ"]
    assert found("ПРИЕМ") == ["Швея, приём"]
    assert found("gul pasta") == ["Somewhere else"]
    assert found("cankaya швея") == ["Швея, приём"]
    assert found("nothing of the kind") == []


def test_hidden_ones_are_not_found(db, sign_in):
    findable(db, "Baker one", assured=False)
    findable(db, "Baker two", days_left=-2)
    gone = findable(db, "Baker three")
    findable(db, "Baker four")
    boss = make.viewer(make.member(db, role="coordinator"))
    db.do(lambda session: actions.withdraw(session, session.merge(gone), boss))

    assert titles(ask(sign_in(make.member(db)), "/jobs", q="baker")) == ["Baker four"]


def test_only_places_of_visible_listings_are_offered(db, sign_in):
    make.job(db, city="Ankara", district="Çankaya")
    make.job(db, city="Ankara", district="Altındağ")
    make.job(db, city="Ankara", district="Mamak", assured=False)
    make.home(db, city="İzmir", district="Konak")

    page = sign_in(make.member(db)).get("/jobs").text

    offered = page.partition('name="district"')[2].partition("</select>")[0]
    assert offered.count("<option") == 4
    assert offered.index("Altındağ") < offered.index("Çankaya")


def test_what_is_not_understood_is_said(db, sign_in):
    browser = sign_in(make.member(db))
    odd = ["trade=nothing", "hours=x", "needs=xx", "language=xx", "q=" + "a" * 81]
    odd += ["district=" + "a" * 61, "q=" + "%EF%B7%BA" * 90]
    got = {query: browser.get(f"/jobs?{query}").status_code for query in odd}

    assert got == dict.fromkeys(odd, 422)
    assert browser.get("/jobs?hours=%00x").status_code == 400


def test_a_rent_that_is_no_number_is_asked_again(db, sign_in):
    make.home(db, "shown")
    browser = sign_in(make.member(db))
    for rent in ("cheap", "-5", "1e5", "9" * 40, "½"):
        page = ask(browser, "/housing", rent=rent)

        assert page.status_code == 422
        assert "Please write a number, such as 9500." in page.text
        assert f'value="{rent}"' in page.text


def test_odd_questions_get_a_page(db, sign_in):
    make.job(db)
    browser = sign_in(make.member(db))
    odd = ["q=%FF%FE", "q=%22*()%26%7C'%3A-", "district=nowhere", "women_only=maybe", "q=&q=x"]
    odd += ["unknown=1", "rent=0", "q=" + "%EF%B7%BA" * 80, "q=" + "z" * 80]
    got = {
        (path, query): browser.get(f"{path}?{query}").status_code
        for path in ("/jobs", "/housing")
        for query in odd
    }

    assert got == dict.fromkeys(got, 200)


def findable(db, title, **values):
    made = make.job(db, title, **values)
    db.do(actions.make_findable, made)
    return made
