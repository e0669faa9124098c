"""What is said unasked, to whom, and when: the last week's report, visits to come back to."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo
from enum import StrEnum

from bot.domain.period import Period
from bot.domain.visit import Visit


class About(StrEnum):
    TEAM = "team"
    AREA = "area"
    RETURNS = "returns"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Somebody who is due a notice."""

    person_id: int
    about: About
    about_id: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    """What has changed in weeks that were reported already."""

    entered: tuple[Visit, ...] = ()
    changed: int = 0  # corrected or taken out


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """An unfinished visit with a day to come back, and nobody has been there since."""

    visit: Visit
    team: str  # its name
    volunteer: str | None


@dataclass(frozen=True, slots=True)
class Schedule:
    """When reports go out: a day of the week (0 is Monday) and a local time; reminders go out daily at that time."""

    weekday: int
    at: time
    zone: tzinfo

    def week_due(self, now: datetime) -> tuple[Period, datetime]:
        """The week whose report should be out by now, and since when."""
        moment = self.morning(now)
        moment -= timedelta(days=(moment.weekday() - self.weekday) % 7)
        return Period.week_of(moment.date()).before(), moment

    def morning(self, now: datetime) -> datetime:
        """The last time the clock struck the hour."""
        local = now.astimezone(self.zone)
        moment = datetime.combine(local.date(), self.at, self.zone)
        return (
            moment
            if moment <= local
            else datetime.combine(local.date() - timedelta(days=1), self.at, self.zone)
        )
