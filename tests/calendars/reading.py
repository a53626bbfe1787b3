"""What a calendar program reads, strictly."""

from icalendar import Calendar

from tests.take_along.reading import content_lines

ALLOWED = {
    *("BEGIN", "END", "VERSION", "PRODID", "NAME", "X-WR-CALNAME"),
    *("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "TRANSP", "SEQUENCE", "STATUS"),
}


def events(answer):
    assert answer.status_code == 200, answer.text
    return Calendar.from_ical(answer.content).walk("VEVENT")


def names(answer):
    """The names of all properties; every line is as the standard wants it."""
    return {line.replace(";", ":").partition(":")[0] for line in content_lines(answer.content)}


def said(answer):
    return [
        (str(event["summary"]), int(event["sequence"]), str(event["status"]))
        for event in events(answer)
    ]
