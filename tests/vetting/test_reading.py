"""Files of every kind become rows; nothing that stands in one stops the reading."""

import json

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis
from hypothesis import strategies as st

from portal import spreadsheet
from portal.vetting.looking import Looker
from portal.vetting.reading.columns import names_of, template_rows
from portal.vetting.reading.files import MOST_ROWS, read
from portal.vetting.reading.letters import text_of

WORDS = "Başlık;Açıklama\nDikiş işi;Çocuğa bakım, öğle yemeği\n"
ARABIC = "title;description\nخياطة;تعمل على طاولة مع اثنين آخرين\n"
POSTING = {
    "@type": "JobPosting",
    "title": "Cook &amp; baker",
    "description": "<p>Come in</p><script>alert(1)</script><a href='http://x.y'>Cook</a>",
    "hiringOrganization": {"name": "Small Kitchen", "telephone": "+90 312 111 22 33"},
    "jobLocation": {"address": {"addressRegion": "Ankara", "addressLocality": "Çankaya"}},
    "baseSalary": {"currency": "TRY", "value": {"minValue": 30000.0, "unitText": "MONTH"}},
    "employmentType": ["FULL_TIME"],
    "validThrough": "2999-01-01T00:00:00",
    "inLanguage": "en-GB",
}
ROW = {
    "title": "Cook & baker",
    "description": "Come in\nCook",
    "language": "en",
    "city": "Ankara",
    "district": "Çankaya",
    "provider": "Small Kitchen",
    "phone": "+90 312 111 22 33",
    "employment_type": "full",
    "valid_through": "2999-01-01",
    "pay_min": "30000",
    "pay_currency": "TRY",
    "pay_unit": "month",
    "trade": "other",
}


@pytest.mark.parametrize("letters", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1254"])
def test_turkish_is_read_however_it_was_written(letters):
    found = read(WORDS.encode(letters), "job", "tr").rows

    assert found == [
        (2, {"title": "Dikiş işi", "description": "Çocuğa bakım, öğle yemeği", "language": "tr"})
    ]


@pytest.mark.parametrize("letters", ["utf-8", "utf-16", "cp1256"])
def test_arabic_too(letters):
    assert text_of(ARABIC.encode(letters)) == ARABIC


@pytest.mark.parametrize("between", [",", ";", "\t", "|"])
def test_whatever_stands_between_cells(between):
    lines = [
        f"title{between}description{between}odd",
        f'"A{between} ""b"""{between}"c\nd"{between}',
    ]
    found = read("\r\n".join([*lines, "", f"E{between}f{between}{between}g"]).encode(), "job", "en")

    assert found.unread == ["odd"]
    assert [(line, row["title"], row["description"]) for line, row in found.rows] == [
        (2, f'A{between} "b"', "c\nd"),
        (5, "E", "f"),
    ]
    assert found.rows[1][1]["?"] == "g"


@pytest.mark.parametrize(
    "written",
    [
        json.dumps(POSTING),
        json.dumps([POSTING]),
        json.dumps({"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, POSTING]}),
        json.dumps(POSTING) + "\n" + json.dumps({"@type": "Organization"}) + "\n",
        json.dumps({"@type": "ItemList", "itemListElement": [{"item": POSTING}]}),
    ],
)
def test_job_postings_are_read_in_every_form(written):
    found = read(written.encode(), "job", "tr")

    assert (found.way, found.rows) == ("json", [(1, ROW)])


def test_what_is_not_json_says_in_which_line():
    lines = [json.dumps(POSTING), "{oh", json.dumps(POSTING)]
    fault = str(read("\n".join(lines).encode(), "job", "tr").why)

    assert fault.startswith("This cannot be read from line 2 on.")
    assert read(b"[" * 100_000, "job", "tr").rows == []
    assert "20000" in str(read(b"title\n" + b"a\n" * (MOST_ROWS + 1), "job", "tr").why)


@pytest.mark.parametrize(
    ("written", "rows"),
    [
        ('{"title": ' + "[" * 900 + '"x"' + "]" * 900 + "}", 0),
        ("[" * 900 + "]" * 900, 0),
        (r'{"title": "\ud800A\u0000", "description": "B", "\udfff?": 1}', 1),
    ],
)
def test_what_no_person_wrote_stops_nothing_either(written, rows):
    found = read(written.encode(), "job", "en")

    assert [row for _line, row in found.rows] == [
        {"title": "A", "description": "B", "language": "en"}
    ] * rows
    assert bool(found.fault) == (not rows)
    assert json.dumps(found.unread, ensure_ascii=False).encode() == (b'["?"]' if rows else b"[]")


def test_a_few_bytes_do_not_become_gigabytes():
    tags = "".join(f"<b a={n}>" for n in range(20_000)) + "<p>" * 20_000
    found = read(json.dumps({"title": "Cook", "description": f"{tags}3 < 4"}).encode(), "job", "en")

    assert [row["description"] for _line, row in found.rows] == ["3 < 4"]


@pytest.mark.parametrize("kind", ["job", "home"])
def test_the_empty_table_is_itself_a_good_file(kind):
    found = read(spreadsheet.sheet(template_rows(kind)), kind, "tr")

    assert [Looker(kind, "tr").look(row).problems for _line, row in found.rows] == [[]]


@hypothesis(max_examples=60)
@given(st.dictionaries(st.sampled_from(names_of("job")), st.text(max_size=40)))
def test_no_row_stops_the_reading(row):
    looked = Looker("job", "tr").look(row)

    assert (looked.offer is None) == bool(looked.problems)


@hypothesis(max_examples=60)
@given(st.one_of(st.binary(max_size=60), st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inside: st.lists(inside, max_size=3)
    | st.dictionaries(st.sampled_from(["@type", "@graph", "title", "baseSalary", "value"]), inside),
    max_leaves=8,
).map(lambda value: json.dumps(value).encode())))  # fmt: skip
def test_no_file_stops_the_reading(content):
    found = read(content, "job", "tr")

    assert bool(found.fault) != bool(found.rows)
