"""When things happened: plausible moments, counted back from now or forward from today."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from portal import clock

WAKES = 7  # nobody writes before seven or after eleven at night
DAY = 16 * 60  # minutes of a day in which people are awake
SATURDAY = 5


class Times:
    """One now and one today for the whole world, in the houses' time zone."""

    def __init__(self, zone: ZoneInfo) -> None:
        self.zone = zone
        self.now = clock.now()
        self.today = clock.today(zone)
        local = self.now.astimezone(zone)
        awake = (local.hour - WAKES) * 60 + local.minute
        self._awake = min(max(awake, 0), DAY)

    def ago(self, minutes: float) -> datetime:
        """The moment so many waking minutes ago: nights do not count, order is kept."""
        days, minute = divmod(self._awake - minutes, DAY)
        day = self.at(self.day(int(days)), WAKES)
        return min(day + timedelta(minutes=minute), self.now)

    def at(self, day: date, hour: int, minute: int = 0) -> datetime:
        """A time of day where the houses are."""
        return datetime.combine(day, time(hour, minute), self.zone).astimezone(UTC)

    def day(self, offset: int) -> date:
        """The day so many days from today."""
        return self.today + timedelta(days=offset)

    def workday(self, offset: int) -> date:
        """The same, moved away from the weekend: to the Friday before or the Monday after."""
        day = self.day(offset)
        beyond = day.weekday() - SATURDAY
        return day if beyond < 0 else day + timedelta(days=2 * beyond - 1)

    def past(self, moment: datetime, minutes: int = 20) -> datetime:
        """This moment, or a little before now when it would lie in the future."""
        return min(moment, self.now - timedelta(minutes=minutes))
