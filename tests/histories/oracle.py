"""Every total once more, counted in plain Python from the raw rows: our SQL is nowhere in it.

What “equal” means. A household counts once in each team that helped it, and in each commune that team was in on the
days of those visits. So the teams of a commune add up to it, and communes to their province, in all three units; and
a household that moved to another team is one household in both, as each of them helped it.
"""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bot.domain.counts import Counts
from bot.domain.people import Area, AreaKind, Team
from bot.domain.period import Period


@dataclass(frozen=True)
class Row:
    """A visit as it lies in the file, with the commune its team was in on that day."""

    id: int
    team: int
    commune: int | None
    volunteer: int
    household: int | None
    guide: str | None
    topic: str
    day: date
    people: int
    outcome: str
    voided: bool


class Raw:
    """The rows of one moment, read past everything of ours."""

    def __init__(self, file: Path) -> None:
        with sqlite3.connect(file) as connection:
            self._stays = _read(connection, "SELECT team_id, area_id, first, last FROM team_parents")
            self._provinces = _read(connection, "SELECT area_id, parent_id, first, last FROM area_parents")
            found = connection.execute(
                "SELECT id, team_id, volunteer_id, household_id, guide_id, topic, day, people, outcome, voided_at "
                "FROM visits ORDER BY id"
            ).fetchall()
            self.versions = connection.execute(
                "SELECT visit_id, version, household_id, day, people, outcome, topic, voided_at "
                "FROM visit_versions ORDER BY visit_id, version"
            ).fetchall()
            self.merges = [
                (household, into, date.fromisoformat(first))
                for household, into, first in connection.execute(
                    "SELECT household_id, into_id, from_day FROM household_merges WHERE undone_at IS NULL"
                )
            ]
            self.households = connection.execute(
                "SELECT id, team_id, number FROM households ORDER BY id"
            ).fetchall()
        connection.close()
        self.rows = [self._row(*each) for each in found]

    def _row(self, *values: Any) -> Row:
        id_, team, volunteer, household, guide, topic, said, people, outcome, voided = values
        day = date.fromisoformat(said)
        commune = next((area for child, area, a, z in self._stays if child == team and a <= day <= z), None)
        return Row(
            id_, team, commune, volunteer, household, guide, topic, day, people, outcome, voided is not None
        )

    def province_of(self, row: Row) -> int | None:
        return next(
            (above for child, above, a, z in self._provinces if child == row.commune and a <= row.day <= z),
            None,
        )

    def of(self, place: Team | Area, period: Period) -> list[Row]:
        """The visits that count there."""
        return [row for row in self.rows if not row.voided and self._is_in(row, place, period)]

    def _is_in(self, row: Row, place: Team | Area, period: Period) -> bool:
        if not period.first <= row.day <= period.last:
            return False
        if isinstance(place, Team):
            return row.team == place.id
        return place.id == (row.commune if place.kind is AreaKind.COMMUNE else self.province_of(row))


def counted(rows: Iterable[Row], *, of_team: bool) -> Counts:
    """The three units."""
    houses: set[Hashable] = set()
    visits = people = 0
    for row in rows:
        visits += 1
        people += row.people
        if row.household is not None:
            houses.add(row.household if of_team else (row.team, row.commune, row.household))
    return Counts(households=len(houses), visits=visits, people=people)


def by(rows: Iterable[Row], key: Callable[[Row], Any], *, of_team: bool) -> dict[Any, Counts]:
    groups: dict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return {name: counted(group, of_team=of_team) for name, group in groups.items()}


def by_day_and_topic(rows: Iterable[Row]) -> dict[tuple[date, str], int]:
    return dict(Counter((row.day, row.topic) for row in rows))


def active_days(rows: Iterable[Row]) -> dict[tuple[int, date], tuple[int, int]]:
    """Visits and people of each volunteer's day."""
    found: dict[tuple[int, date], tuple[int, int]] = {}
    for row in rows:
        visits, people = found.get((row.volunteer, row.day), (0, 0))
        found[row.volunteer, row.day] = visits + 1, people + row.people
    return found


def _read(connection: sqlite3.Connection, query: str) -> list[tuple[int, int, date, date]]:
    return [
        (child, above, date.fromisoformat(first), date.fromisoformat(last))
        for child, above, first, last in connection.execute(query)
    ]
