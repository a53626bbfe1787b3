"""Jobs and homes with a thousand offers and with a hundred thousand: how much slower is a list, an
order, a filter, a search for a frequent and for a rare word? With the plans of the databases."""

import random
import time
from datetime import timedelta
from statistics import median

from sqlalchemy import event, insert, text

from portal import clock, search
from portal.app import create_app
from portal.listings import marks
from portal.listings.filters import WORDS
from portal.listings.models import Home, Job, Listing, Skill, Trade
from tests import keyfile, make
from tests.browser import Browser
from tests.rows import Rows

FEW, MANY = 1_000, 100_000
LOOKS = 25
BATCH = 5_000
CITIES = [("Ankara", 25), ("İstanbul", 39), ("İzmir", 30), ("Bursa", 17), ("Kars", 8)]
# how many offers of a hundred thousand hold the word
WORD_SHARES = {
    "everyday": 1.0,
    "work": 0.5,
    "kitchen": 0.1,
    "needle": 0.03,
    "loom": 0.01,
    "saffron": 0.001,
}
ADDRESSES = [
    "/jobs",
    "/jobs?order=ending",
    "/jobs?order=pay",
    "/housing",
    "/housing?order=ending",
    "/housing?order=rent",
    *(f"/jobs?q={word}" for word in WORD_SHARES),
    "/jobs?q=work&order=pay",
    "/jobs?q=needle&order=pay",
    "/jobs?q=work+kitchen&order=ending",
    "/jobs?q=nothing",
    "/housing?q=kitchen&order=rent",
    "/jobs?district=Ankara",
    "/jobs?district=Kars+3&trade=textile",
    "/jobs?pay=40000",
    "/jobs?pay=64000&order=pay",
    "/jobs?women_only=y&childcare=y&no_experience=y",
    "/jobs?needs=ar&hours=part",
    "/housing?rent=9500&children=y",
    "/housing?pets=y&accessible=y&furnished=y&order=rent",
]
PLANS = {
    "newest": "/jobs",
    "best paid": "/jobs?order=pay",
    "lowest rent": "/housing?order=rent",
    "ending": "/jobs?order=ending",
    "frequent word": "/jobs?q=work",
    "rare word": "/jobs?q=saffron",
    "rare filter": "/jobs?district=Kars+3&trade=textile",
}


def run(few_url, many_url):
    """Lines to print. Both databases are migrated and empty; the offers are added to them.

    They are asked in turn, so that whatever else the machine does falls on both.
    """
    apps = {
        FEW: create_app(keyfile.settings(few_url)),
        MANY: create_app(keyfile.settings(many_url)),
    }
    browsers = {size: _filled(app, size) for size, app in apps.items()}
    worst = {True: 0, False: 0}  # by whether both pages hold as many offers
    for address in ADDRESSES:
        taken = {size: [] for size in apps}
        shown = {size: _shown(browser, address) for size, browser in browsers.items()}
        for look in range(LOOKS):
            for size, browser in browsers.items():
                took = _look(browser, address)
                taken[size] += [took] if look > LOOKS // 5 else []  # the first ones warm up
        few, many = (median(taken[size]) for size in apps)
        alike = shown[FEW] == shown[MANY]
        worst[alike] = max(worst[alike], many / few)
        yield (
            f"{address:<52} {few:5.1f} ms with {FEW:,} offers, {many:5.1f} ms with {MANY:,}: "
            f"{many / few:.2f} times"
            + ("" if alike else f" ({shown[FEW]} and {shown[MANY]} shown)")
        )
    yield f"at most {worst[True]:.2f} times where both pages hold as many offers"
    yield f"at most {worst[False]:.2f} times where few offers do not fill a page"
    yield from _plans(apps[MANY], browsers[MANY])
    for app in apps.values():
        app.state.portal.close()


def _filled(app, size):
    """A browser of somebody who is signed in and ticked two skills, before so many offers."""
    db = Rows(app.state.portal.database)
    amina = make.member(db, "amina")
    db.add(*(Skill(member_id=amina.id, key=key) for key in ("sewing", "turkish")))
    db.do(fill, size)
    browser = Browser(app)
    browser.post("/sign-in", name="amina", words=make.WORDS, next="")
    return browser


def fill(session, size):
    """Half of them jobs; a fifth has ended. Statistics are gathered afterwards, as PostgreSQL does
    by itself every minute."""
    chance, now = random.Random(7), clock.now()  # noqa: S311 - the same offers each time
    for begin in range(0, size, BATCH):
        numbers = range(begin + 1, min(begin + BATCH, size) + 1)
        made = [_offer(chance, now, number, size) for number in numbers]
        rows = {of: [_row(each) for each in made if isinstance(each, of)] for of in (Job, Home)}
        for of in (Listing, Job, Home):
            table = of.__table__
            values = [row for each in rows.values() for row in each] if of is Listing else rows[of]
            kept = [{key: row[key] for key in row if key in table.c} for row in values]
            session.execute(insert(table), kept)
        words = [
            (each.id, f"{each.title} {each.description}", marks.of_listing(each)) for each in made
        ]
        search.index_new(session, WORDS, words)
    session.execute(text("ANALYZE"))
    return make


def _offer(chance, now, number, size):
    city, districts = chance.choices(CITIES, weights=[40, 40, 12, 7, 1])[0]
    assured = now - timedelta(minutes=45 * 24 * 60 * (1 - number / size) * chance.random())
    words = [word for word, share in WORD_SHARES.items() if chance.random() < share]
    shared = {
        "id": number,
        "language": chance.choice(["tr", "tr", "tr", "ar", "ru", "en"]),
        "title": " ".join(words[-2:]).capitalize(),
        "description": " ".join([*words, "you sit at a table with two others", f"no{number}"]),
        "city": city,
        "district": f"{city} {chance.randrange(districts)}",
        "women_only": chance.random() < 0.1,
        "posted_at": assured - timedelta(days=1),
        "assured_at": assured,
        "assured_until": (assured + timedelta(days=46)).date(),
        "valid_through": (now + timedelta(days=chance.randrange(-15, 60))).date(),
        "withdrawn_at": now if number % 50 == 3 else None,
        "skills": chance.sample(["sewing", "turkish", "cooking", "selling"], 2),
        "visibility": "district",
        "address_known": False,
        "version": 1,
    }
    if number % 2:
        return Job(
            **shared,
            kind="job",
            trade=chance.choice(list(Trade)),
            hiring_organization="A workshop",
            employment_type=chance.choice(["full", "full", "part", "shift"]),
            work_hours="Mon-Fri 9-17",
            pay_min=(pay := int(chance.triangular(18_000, 70_000, 30_000)) // 100 * 100),
            pay_max=pay,
            pay_currency="TRY",
            pay_unit="month",
            languages_needed=chance.choice([[], ["tr"], ["tr"], ["tr", "en"], ["ar"]]),
            no_experience=chance.random() < 0.4,
            childcare=chance.random() < 0.05,
            insured=True,
            job_benefits="",
            eligibility="",
            housing_with_it=False,
        )
    return Home(
        **shared,
        kind="home",
        home_kind=chance.choice(["room", "flat", "studio", "shared"]),
        rooms="1",
        rent=int(chance.triangular(0, 40_000, 14_000)) // 100 * 100,
        deposit=0,
        currency="TRY",
        bills_included=True,
        available_on=now.date(),
        lives_there="Two working women",
        transport="Ten minutes on foot to the metro",
        children=chance.random() < 0.5,
        pets=chance.random() < 0.1,
        furnished=chance.random() < 0.5,
        accessible=chance.random() < 0.1,
        tied_to_job=False,
    )


def _row(made):
    return {name: value for name, value in vars(made).items() if not name.startswith("_")}


def _shown(browser, address):
    """How many offers stand on the page."""
    return browser.get(address).text.count('<div class="card"><a ')


def _look(browser, address):
    """Milliseconds."""
    began = time.perf_counter()
    answer = browser.get(address)
    took = (time.perf_counter() - began) * 1000
    assert answer.status_code == 200
    return took


def _plans(app, browser):
    """How the database finds the rows of a page, in its own words."""
    database = app.state.portal.database
    seen = []

    def note(connection, cursor, statement, parameters, *rest):
        seen.append((statement, parameters))

    explain = "EXPLAIN QUERY PLAN " if database.is_sqlite else "EXPLAIN "
    for name, address in PLANS.items():
        seen.clear()
        event.listen(database.engine, "before_cursor_execute", note)
        browser.get(address)
        event.remove(database.engine, "before_cursor_execute", note)
        statement, parameters = next(pair for pair in seen if "listings.title" in pair[0])
        with database.engine.connect() as connection:
            for row in connection.exec_driver_sql(explain + statement, parameters):
                if any(word in str(row[-1]) for word in ("SEARCH", "SCAN", "Scan", "TEMP", "Sort")):
                    yield f"  {name}: {' '.join(str(row[-1]).split())[:150]}"
