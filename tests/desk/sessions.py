"""What staff type to plan and change sessions, and what people are told."""

from sqlalchemy import update

from portal import clock
from portal.training.models import News, Series, SessionNews, Training, Wait
from tests import make

NOW = "2026-11-22 09:00:00+00:00"  # a Sunday; noon in Istanbul


def planned(course, **values):
    """The form of new sessions."""
    begins = {
        "course": str(course.id),
        "day": "2026-12-01",
        "begins": "10:00",
        "ends": "12:00",
        "place": "Room 2",
        "seats": "8",
        "interpreter": "",
        "trainer": "",
        "repeat": "once",
        "count": "",
        "until": "",
        "rule": "",
    }
    return begins | {name: str(value) for name, value in values.items()}


def dates_on(answer):
    """The dates that a preview shows: (key, whether it is ticked)."""
    parts = answer.text.split('name="on" value="')[1:]
    return [(part[:16], part.split(">")[0].endswith("checked")) for part in parts]


def seen_on(answer):
    return answer.text.split('name="seen" value="')[1].split('"')[0]


def plan(browser, fields, *, on=None):
    """Looked at and kept, with the dates that are ticked or those in `on`."""
    look = browser.post("/desk/trainings", look="y", **fields)
    assert look.status_code == 200, look.text
    ticked = [key for key, is_on in dates_on(look) if is_on] if on is None else on
    return browser.post("/desk/trainings", sure="y", seen=seen_on(look), on=ticked, **fields)


def starts(db):
    rows = sorted(db.every(Training), key=lambda row: row.starts_at)
    return [f"{row.starts_at:%m-%d %H:%M}" for row in rows]


def told(db, member):
    """What she has not seen yet, newest first."""
    rows = [row for row in db.every(SessionNews) if row.member_id == member.id]
    return [(row.training_id, row.news) for row in reversed(rows) if row.seen_at is None]


def wait(db, training, member, **values):
    return db.add(
        Wait(training_id=training.id, member_id=member.id, joined_at=clock.now(), **values)
    )


def series(db, training, many=3):
    """This session and later ones, a week apart."""
    row = {"rule": "FREQ=WEEKLY", "starts_at": training.starts_at, "made_at": clock.now()}
    made = db.add(Series(course_id=training.course_id, **row))
    db.do(lambda s: s.execute(update(Training).values(series_id=made.id)))
    place = {"house_id": training.house_id, "series_id": made.id, "seats": 3}
    return [make.training(db, training.course_id, days=2 + 7 * n, **place) for n in range(1, many)]


def details(**values):
    begins = {"place": "Room 2", "seats": "3", "interpreter": "", "trainer": "", "version": "1"}
    return begins | {name: str(value) for name, value in values.items()}


def at(day="2026-11-25", begins="14:00", ends="16:00", **values):
    return {"day": day, "begins": begins, "ends": ends, "version": "1", **values}


MOVED, CALLED_OFF = News.MOVED, News.CALLED_OFF
