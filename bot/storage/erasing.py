"""Erasing what is kept about a household, wherever it is; its code and its visits go on counting."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time

from sqlalchemy import Column, Table, and_, delete, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.household import Detail, Why, spaced
from bot.domain.visit import Household
from bot.storage.conversations import REPLY, SESSION
from bot.storage.details import Details
from bot.storage.forgetting import without
from bot.storage.households import columns, last_visited, to_household
from bot.storage.tables import (
    conversations,
    deliveries,
    households,
    outbox,
    questions,
    visit_versions,
    visits,
)
from bot.storage.tables_households import consents, erasures, household_details, household_moves
from bot.storage.vault import Vault

_SHOWN: tuple[tuple[Column[str], str], ...] = (
    (conversations.c.session, SESSION),
    (deliveries.c.reply, REPLY),
    (outbox.c.reply, REPLY),
)
"""Where what people were shown is kept for a while."""


class Erasing:
    """`done` tells the database to leave no trace in its files either, once this is committed."""

    def __init__(self, connection: AsyncConnection, now: datetime, vault: Vault) -> None:
        self._connection = connection
        self._now = now
        self._vault = vault
        self._details = Details(connection, now, vault)
        self.done = False

    async def erase(self, household: Household, why: Why, *, by: int | None) -> None:
        """Label, phone, consent and what was written about its visits."""
        await self._forget(household)
        await self._connection.execute(delete(consents).where(consents.c.household_id == household.id))
        elsewhere = select(household_moves.c.household_id).where(
            household_moves.c.to_household_id == household.id
        )
        of_household = select(visits.c.id).where(
            or_(visits.c.household_id == household.id, visits.c.household_id.in_(elsewhere))
        )
        silenced = update(visit_versions).where(visit_versions.c.visit_id.in_(of_household))
        await self._connection.execute(silenced.values(reason=None))
        await self._record(household, why, by)

    async def withdraw(self, household: Household, what: Detail, *, by: int | None) -> None:
        """The household no longer agrees: what it agreed to is erased, that it was asked is kept.

        Without a label there is no phone number either.
        """
        everything = what is Detail.LABEL
        if everything:
            await self._forget(household)
        else:
            await self._forget_phone(household)
        agreed = update(consents).where(
            consents.c.household_id == household.id, consents.c.withdrawn_at.is_(None)
        )
        if not everything:
            agreed = agreed.where(consents.c.what == what)
        await self._connection.execute(agreed.values(withdrawn_at=self._now))
        await self._record(household, Why.WITHDRAWN, by)

    async def too_old(self, before: date) -> list[Household]:
        """Households with details whose last visit, and last change, were before that day."""
        midnight = datetime.combine(before, time(), UTC)
        query = (
            select(*columns)
            .join(household_details)
            .where(
                or_(last_visited.is_(None), last_visited < before), household_details.c.changed_at < midnight
            )
            .order_by(households.c.id)
        )
        return [to_household(row) for row in await self._connection.execute(query)]

    async def grown_too_old(self, team_id: int, since: datetime) -> int:
        """How many of the team's households lost their details by themselves since then."""
        query = (
            select(func.count())
            .select_from(erasures.join(households, households.c.id == erasures.c.household_id))
            .where(households.c.team_id == team_id, erasures.c.why == Why.TOO_OLD, erasures.c.at >= since)
        )
        return (await self._connection.execute(query)).scalar_one()

    async def unclean(self) -> bool:
        """Whether traces of something that was erased may be left in the files."""
        query = select(erasures.c.id).where(erasures.c.cleaned_at.is_(None)).limit(1)
        return await self._connection.scalar(query) is not None

    async def cleaned(self) -> None:
        clean = update(erasures).where(erasures.c.cleaned_at.is_(None))
        await self._connection.execute(clean.values(cleaned_at=self._now))

    async def _forget(self, household: Household) -> None:
        kept = await self._details.kept(household.id)
        gone = delete(household_details).where(household_details.c.household_id == household.id)
        await self._connection.execute(gone)
        forms: dict[str, str] = {}
        if kept.label:
            named = replace(household, label=kept.label)
            forms |= dict.fromkeys((named.title, named.button, kept.label), household.code)
        if kept.phone:
            forms |= _phones(kept.phone)
        await self._forget_shown(forms)

    async def _forget_phone(self, household: Household) -> None:
        phone = (await self._details.kept(household.id)).phone
        gone = update(household_details).where(household_details.c.household_id == household.id)
        await self._connection.execute(gone.values(phone=None))
        if phone:
            await self._forget_shown(_phones(phone))

    async def _forget_shown(self, forms: Mapping[str, str]) -> None:
        """Out of what was shown or typed lately, and out of kept questions; each form with what stands there instead."""
        for column, purpose in _SHOWN if forms else ():
            table: Table = column.table
            ids = list(table.primary_key)
            rows = (await self._connection.execute(select(*ids, column))).all()
            for *key, sealed in rows:
                text = self._vault.open(sealed, purpose)
                cleaned = without(text, {_in_json(form): instead for form, instead in forms.items()})
                if cleaned != text:
                    here = and_(*(id_ == value for id_, value in zip(ids, key, strict=True)))
                    await self._connection.execute(
                        update(table).where(here).values({column: self._vault.seal(cleaned, purpose)})
                    )
        asked = (await self._connection.execute(select(questions.c.id, questions.c.text))).all()
        for id_, text in asked if forms else ():
            cleaned = without(text, forms)
            if cleaned != text:
                rewritten = update(questions).where(questions.c.id == id_).values(text=cleaned)
                await self._connection.execute(rewritten)

    async def _record(self, household: Household, why: Why, by: int | None) -> None:
        values = {"household_id": household.id, "why": why, "at": self._now, "by": by}
        await self._connection.execute(insert(erasures).values(values))
        self.done = True


def _phones(phone: str) -> dict[str, str]:
    return dict.fromkeys((spaced(phone), phone), "…")


def _in_json(form: str) -> str:
    return json.dumps(form, ensure_ascii=False)[1:-1]
