"""Which day it is where the house is: its evenings end before those of UTC."""

from zoneinfo import ZoneInfo

from portal import clock

HOUSE = ZoneInfo("Europe/Istanbul")


def today():
    return clock.today(HOUSE)
