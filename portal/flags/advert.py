"""What rules look at: the words and the facts of one advert, whoever wrote it down."""

from typing import NamedTuple


class Advert(NamedTuple):
    """A job or a home. Whatever is left out was not said."""

    title: str = ""
    text: str = ""
    language: str = ""
    is_home: bool = False
    pay_min: int = 0
    pay_max: int = 0
    pay_currency: str = ""
    pay_unit: str = ""  # hour, day, week or month
    hours: str = ""
    address_known: bool = False
    housing_with_it: bool = False
    tied_to_job: bool = False
    women_only: bool = False  # a place for women, and that is said
