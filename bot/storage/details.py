"""What is kept about households besides their codes: sealed labels and phones, consent, and who looked."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.household import Access, Consent, Detail, How, Look
from bot.domain.visit import Household
from bot.storage.households import columns, last_visited, standing, to_household
from bot.storage.tables import households, people
from bot.storage.tables_households import consents, household_accesses, household_details
from bot.storage.vault import Vault

LABEL, PHONE = "label", "phone"
"""What sealed texts are for."""


class Kept(NamedTuple):
    label: str | None
    phone: str | None


class Details:
    def __init__(self, connection: AsyncConnection, now: datetime, vault: Vault) -> None:
        self._connection = connection
        self._now = now
        self._vault = vault

    async def labelled(self, team_id: int) -> list[Household]:
        """All of the team's households that have a label, visited last first."""
        query = (
            select(*columns, household_details.c.label)
            .join(household_details)
            .where(households.c.team_id == team_id, household_details.c.label.is_not(None), standing)
            .order_by(last_visited.desc().nulls_last(), households.c.number.desc())
        )
        rows = await self._connection.execute(query)
        return [replace(to_household(row), label=self._vault.open(row.label, LABEL)) for row in rows]

    async def with_labels(self, known: Sequence[Household]) -> list[Household]:
        query = select(household_details.c.household_id, household_details.c.label).where(
            household_details.c.household_id.in_([household.id for household in known]),
            household_details.c.label.is_not(None),
        )
        labels = {id_: self._vault.open(label, LABEL) for id_, label in await self._connection.execute(query)}
        return [replace(household, label=labels.get(household.id)) for household in known]

    async def kept(self, household_id: int) -> Kept:
        table = household_details.c
        query = select(table.label, table.phone).where(table.household_id == household_id)
        row = (await self._connection.execute(query)).one_or_none()
        if row is None:
            return Kept(None, None)
        return Kept(
            row.label and self._vault.open(row.label, LABEL), row.phone and self._vault.open(row.phone, PHONE)
        )

    async def keep(self, household_id: int, what: Detail, text: str, *, by: int | None) -> None:
        """Write a label or a phone number down, or correct it."""
        sealed = self._vault.seal(text, LABEL if what is Detail.LABEL else PHONE)
        values = {what.value: sealed, "changed_by": by, "changed_at": self._now}
        changed = update(household_details).where(household_details.c.household_id == household_id)
        if not (await self._connection.execute(changed.values(values))).rowcount:
            made = insert(household_details).values(household_id=household_id, **values)
            await self._connection.execute(made)

    async def agreed(
        self, household_id: int, what: Detail, *, how: How, text_version: str, asked_by: int | None
    ) -> None:
        """Somebody of the household said yes."""
        kept = insert(consents).values(
            household_id=household_id,
            what=what,
            asked_by=asked_by,
            asked_at=self._now,
            how=how,
            text_version=text_version,
        )
        await self._connection.execute(kept)

    async def consents(self, household_id: int) -> list[Consent]:
        """Oldest first, the withdrawn ones too."""
        query = (
            select(consents, people.c.name)
            .select_from(consents.outerjoin(people, people.c.id == consents.c.asked_by))
            .where(consents.c.household_id == household_id)
            .order_by(consents.c.id)
        )
        return [
            Consent(
                what=Detail(row.what),
                asked_by=row.name,
                asked_at=row.asked_at,
                how=How(row.how),
                text_version=row.text_version,
                withdrawn_at=row.withdrawn_at,
            )
            for row in await self._connection.execute(query)
        ]

    async def has_consent(self, household_id: int, what: Detail) -> bool:
        query = select(consents.c.id).where(
            consents.c.household_id == household_id,
            consents.c.what == what,
            consents.c.withdrawn_at.is_(None),
        )
        return (await self._connection.execute(query.limit(1))).first() is not None

    async def looked(self, household_id: int, what: Look, *, by: int | None) -> None:
        """Into the access log; `by` is None for the operator."""
        values = {"household_id": household_id, "person_id": by, "at": self._now, "what": what}
        await self._connection.execute(insert(household_accesses).values(values))

    async def accesses(self, household_id: int, limit: int = 20) -> list[Access]:
        """The latest first."""
        table = household_accesses
        query = (
            select(people.c.name, table.c.person_id, table.c.at, table.c.what)
            .select_from(table.outerjoin(people, people.c.id == table.c.person_id))
            .where(table.c.household_id == household_id)
            .order_by(table.c.id.desc())
            .limit(limit)
        )
        return [
            Access(person_id=row.person_id, name=row.name, at=row.at, what=Look(row.what))
            for row in await self._connection.execute(query)
        ]
