"""Sessions that have begun, and how they are marked."""

from tests import make


def held(db, *people, days=-1, **values):
    """A session of the past in which these people had a seat."""
    training = make.training(db, days=days, taken=len(people), **values)
    for seat, person in enumerate(people, 1):
        make.booking(db, training, person, seat)
    return training


def shown_in(answer):
    """What the page of the desk says of how people were marked when it was made."""
    return answer.text.split('name="shown" value="')[1].split('"')[0]


def marked(browser, training, *marks):
    """Marks people in the order of the page: "yes", "no" or ""."""
    here = f"/desk/trainings/{training.id}/attendance"
    shown = shown_in(browser.get(here))
    numbers = [pair.split(":")[0] for pair in shown.split()]
    fields = {f"mark-{number}": mark for number, mark in zip(numbers, marks, strict=True)}
    return browser.post(here, shown=shown, **fields)
