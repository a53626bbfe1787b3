"""What somebody types who writes an offer down, and who looks at it."""

from portal.flags.indicators import Indicator

JOB = {
    "kind": "job",
    "language": "en",
    "title": "Tailor's help",
    "description": "You sew hems at a table with two others.",
    "city": "Ankara",
    "district": "Çankaya",
    "visibility": "district",
    "trade": "textile",
    "employment_type": "full",
    "work_hours": "Monday to Friday 9:00-17:00",
    "pay_min": "30.000 TL",
    "pay_max": "٣٣٬٠٠٠",
    "pay_currency": "TRY",
    "pay_unit": "month",
    "provider": "Küçük Terzi",
    "who": "Ayşe",
    "phone": "0312 000 00 11",
    "mail": "terzi@example.org",
    "address": "Gül Sokak 12",
    "notes": "Comes on Tuesdays.",
}
HOME = {
    "kind": "home",
    "language": "en",
    "title": "Quiet room",
    "description": "A room with a window and a key of its own.",
    "city": "Ankara",
    "district": "Mamak",
    "visibility": "never",
    "home_kind": "room",
    "rent": "9500",
    "deposit": "0",
    "currency": "TRY",
}


def answers(version=1, turn=1, language="en", words="", **found):
    """All eleven, fine unless said otherwise; `words` go with every question that is not fine."""
    said = {f"answer_{one}": found.get(one.value, "fine") for one in Indicator}
    told = {f"words_{one}": words for one in Indicator if found.get(one.value)}
    return {"version": str(version), "turn": str(turn), "language": language, **said, **told}
