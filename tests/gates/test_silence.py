"""What is hidden answers as what is not there: the same bytes, the same headers, to everybody."""

import pytest

from portal.app import all_routes
from portal.web.routing import Page
from tests.browser import Browser
from tests.gates.access_people import PEOPLE
from tests.gates.access_table import TABLE
from tests.thorough import tries

pytestmark = pytest.mark.gate
ROUTES = {
    route.name: route
    for route in all_routes()
    if isinstance(route.endpoint, Page) and "{id:id}" in route.path
}
NOWHERE = 424_242
WAYS = ({}, {"accept-language": "ar"}, {"hx-request-type": "partial"})
SHOWN_AT = {  # where somebody who is told "no" sees the thing itself
    "person": "desk.person",
    "post": "forum.show_post",
    "poll": "polls.show",
    "hidden_post": "forum.show_post",
    "request": "desk.agreement",
}


def whole(answer):
    """Everything of an answer but the moment and the masks of cookies."""
    headers = [
        pair for pair in answer.headers.multi_items() if pair[0] not in {"date", "set-cookie"}
    ]
    return answer.status_code, sorted(headers), answer.content


def ask(browser, route, number, **headers):
    address = route.path.replace("{id:id}", str(number)).replace("{number:id}", "1")
    if "POST" in route.methods:
        return whole(browser.post(address, headers=headers))
    return whole(browser.get(address, headers=headers))


def hidden_from(person):
    return [name for name in ROUTES if TABLE[name].answer_for(person) == "404"]


def blind_to(name):
    """From whom what this route shows is hidden."""
    return [person for person in PEOPLE if TABLE[name].answer_for(person) == "404"]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("person", PEOPLE)
def test_hidden_and_missing_are_the_same_bytes(person, people, rows, sign_in):
    """Each route is asked in every way, by one person or another.

    Whatever is missing is answered with the same bytes, and so is what is hidden: the missing need
    not be asked for beside every hidden thing. For every route it is, by every third person.
    """
    browser, different, began = sign_in(people[person]), [], [*PEOPLE].index(person)
    nothing = [ask(browser, ROUTES["plan.step"], NOWHERE, **headers) for headers in WAYS]
    for number, name in enumerate(hidden_from(person), began):
        way, numbers = number % len(WAYS), [rows[TABLE[name].row]]
        if blind_to(name).index(person) % tries(1, 3) == 0:
            numbers.append(NOWHERE)
        answers = [ask(browser, ROUTES[name], each, **WAYS[way]) for each in numbers]
        if any(answer != nothing[way] for answer in answers):
            different.append(name)

    assert {answer[0] for answer in nothing} == {404}
    assert different == []


def test_a_page_that_is_there_is_told_apart(people, rows, sign_in):
    """The control: the comparison sees a difference where there is one."""
    browser, route = sign_in(people["amina"]), ROUTES["plan.step"]

    there, missing = (ask(browser, route, number) for number in (rows["step"], NOWHERE))

    assert there != missing
    assert ask(browser, route, NOWHERE) == missing


def test_another_language_link_would_be_noticed(people, rows, sign_in):
    """The control: a page that holds its own address differs from the next one."""
    browser = sign_in(people["amina"])

    first, second = (browser.get(f"/help?x={number}").content for number in (1, 2))

    assert first != second
    assert Browser(browser.app).get("/help?x=1").content != first


@pytest.mark.parametrize("name", [name for name in ROUTES if TABLE[name].refused])
def test_only_who_sees_a_thing_is_told_no(name):
    """403 reveals nothing to somebody who can open the thing anyway."""
    row = TABLE[name]
    page = TABLE[SHOWN_AT[row.row]]

    assert {person for person in row.refused if page.answer_for(person) != "in"} == set()
