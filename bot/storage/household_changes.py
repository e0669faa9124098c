"""Households that turn out to be one, or two after all, or that another team looks after from now on."""

from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.people import Team
from bot.domain.visit import Household
from bot.storage.households import Households, columns, to_household
from bot.storage.places import FURTHER_NOTICE, team_columns, to_team
from bot.storage.tables import households, teams, visits
from bot.storage.tables_areas import team_parents
from bot.storage.tables_households import (
    consents,
    household_details,
    household_merges,
    household_moves,
    merged_visits,
)
from bot.storage.visits import Visits


class HouseholdChanges:
    def __init__(self, connection: AsyncConnection, now: datetime) -> None:
        self._connection = connection
        self._now = now
        self._households = Households(connection, now)
        self._visits = Visits(connection, now)

    async def merge(
        self, household: Household, into: Household, from_day: date, *, by: int | None
    ) -> list[int]:
        """From that day on both are one; earlier visits stay where they are, so that earlier reports stay true.

        The visits that changed hands, each with a new version.
        """
        made = insert(household_merges).values(
            household_id=household.id, into_id=into.id, from_day=from_day, at=self._now, by=by
        )
        merge_id = (await self._connection.execute(made.returning(household_merges.c.id))).scalar_one()
        later = select(visits.c.id).where(visits.c.household_id == household.id, visits.c.day >= from_day)
        ids = await self._hand_over(list((await self._connection.scalars(later)).all()), household, into, by)
        if ids:
            rows = [{"merge_id": merge_id, "visit_id": visit_id} for visit_id in ids]
            await self._connection.execute(insert(merged_visits), rows)
        return ids

    async def split(self, household: Household, *, by: int | None) -> tuple[Household, list[int]] | None:
        """Undo the latest merge into that household: the other one has its code and its visits again."""
        latest = (
            select(household_merges.c.id, household_merges.c.household_id)
            .where(household_merges.c.into_id == household.id, household_merges.c.undone_at.is_(None))
            .order_by(household_merges.c.id.desc())
            .limit(1)
        )
        row = (await self._connection.execute(latest)).one_or_none()
        other = None if row is None else await self._households.get(row.household_id)
        if row is None or other is None:
            return None
        undone = update(household_merges).where(household_merges.c.id == row.id)
        await self._connection.execute(undone.values(undone_at=self._now, undone_by=by))
        given = select(merged_visits.c.visit_id).where(merged_visits.c.merge_id == row.id)
        ids = await self._hand_over(list((await self._connection.scalars(given)).all()), household, other, by)
        return other, ids

    async def merged(self, household_id: int) -> list[Household]:
        """All that were found to be this one, also by way of another."""
        found: list[Household] = []
        waiting = [household_id]
        while waiting:
            query = (
                select(*columns)
                .join(household_merges, household_merges.c.household_id == households.c.id)
                .where(household_merges.c.into_id == waiting.pop(), household_merges.c.undone_at.is_(None))
                .order_by(household_merges.c.id)
            )
            here = [to_household(row) for row in await self._connection.execute(query)]
            found += here
            waiting += [each.id for each in here]
        return found

    async def move(self, household: Household, team_id: int, day: date, *, by: int | None) -> Household:
        """From that day on it is another team's, with a code of theirs; details go along, visits stay."""
        new = await self._households.open(team_id, by)
        made = insert(household_moves).values(
            household_id=household.id, to_household_id=new.id, day=day, at=self._now, by=by
        )
        await self._connection.execute(made)
        for table in (household_details, consents):
            taken = update(table).where(table.c.household_id == household.id)
            await self._connection.execute(taken.values(household_id=new.id))
        return new

    async def neighbours(self, team_id: int) -> list[Team]:
        """The other teams of its commune."""
        now = team_parents.c.last == FURTHER_NOTICE
        commune = select(team_parents.c.area_id).where(team_parents.c.team_id == team_id, now)
        query = (
            select(*team_columns)
            .join(team_parents, team_parents.c.team_id == teams.c.id)
            .where(team_parents.c.area_id.in_(commune), now, teams.c.id != team_id)
            .order_by(teams.c.name, teams.c.id)
        )
        return [to_team(row) for row in await self._connection.execute(query)]

    async def is_own_and_new(self, household_id: int, person_id: int) -> bool:
        """Opened by that person, and visited by nobody else."""
        opened = select(households.c.created_by).where(households.c.id == household_id)
        others = select(visits.c.id).where(
            visits.c.household_id == household_id, visits.c.volunteer_id != person_id
        )
        return (
            await self._connection.scalar(opened) == person_id
            and await self._connection.scalar(others.limit(1)) is None
        )

    async def visit_ids(self, household_ids: list[int]) -> list[int]:
        """Visits that count, the latest first."""
        query = (
            select(visits.c.id)
            .where(visits.c.household_id.in_(household_ids), visits.c.voided_at.is_(None))
            .order_by(visits.c.day.desc(), visits.c.id.desc())
        )
        return list((await self._connection.scalars(query)).all())

    async def _hand_over(
        self, visit_ids: list[int], source: Household, target: Household, by: int | None
    ) -> list[int]:
        """Each gets a new version; those that are voided, or were corrected to yet another household, stay."""
        done = []
        for visit_id in visit_ids:
            visit = await self._visits.get(visit_id)
            if visit is None or visit.household != source:
                continue
            right = replace(visit, household=target)
            if await self._visits.correct(right, by=by, reason=f"{source.code} → {target.code}"):
                done.append(visit_id)
        return done
