"""Who gets what unasked, when, and once: the last week's report, and visits to come back to.

A notice is claimed and put aside for its channel in one transaction; so a restart, a second process or a clock
that jumps can neither lose nor repeat it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from structlog import get_logger

from bot.codec import reply_to_json, session_from_json, session_to_json
from bot.dialogue.message import Reply
from bot.dialogue.notice_text import laid_out, returns_text, week_text
from bot.dialogue.report_places import Scope
from bot.domain.counts import Report
from bot.domain.guide import Guidebook
from bot.domain.notice import About, Late, Recipient, Schedule
from bot.domain.people import Area, Team
from bot.domain.period import Period
from bot.storage.conversations import Reached
from bot.storage.database import Database, Transaction
from bot.texts import SOURCE, Texts

log = get_logger()

WEB = "web"
"""Its page shows where the conversation stands whenever it is opened: the week that was laid out there needs no message."""

QUIET = timedelta(minutes=5)
"""Somebody who wrote within that time is in the middle of something: the week waits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """`guidebook` is asked each time: the guides may have changed meanwhile."""

    database: Database
    texts: Mapping[str, Texts]
    guidebook: Callable[[], Guidebook]
    schedule: Schedule

    async def send_due(self, now: datetime) -> int:
        """Put aside all that should have been said by now and was not; how much it was."""
        week, moment = self.schedule.week_due(now)
        morning = self.schedule.morning(now).date()
        async with self.database.transaction() as transaction:
            reports = await transaction.notices.awaiting_week(week, moment)
            reminders = await transaction.notices.awaiting_reminder(morning)
        sent = 0
        for recipient, period in [(r, week) for r in reports] + [
            (r, Period(morning, morning)) for r in reminders
        ]:
            sent += await self._send(recipient, period, now)
        if sent:
            log.info("notices", sent=sent)
        return sent

    async def _send(self, recipient: Recipient, period: Period, now: datetime) -> int:
        """One transaction each, so that the chat goes on in between; who cannot be reached, or is busy, stays due."""
        today = now.astimezone(self.schedule.zone).date()
        async with self.database.transaction() as transaction:
            reached = await transaction.conversations.of_person(recipient.person_id)
            if reached is None or _busy(recipient, reached, now):
                return 0
            if not await transaction.notices.claim(recipient, period):
                return 0
            reply = await self._write(transaction, recipient, period, today, reached)
            if reply is None:
                return 0
            if recipient.about is About.RETURNS or reached.conversation[0] != WEB:
                await transaction.outbox.keep(reached.conversation, reply_to_json(reply))
        return 1

    async def _write(
        self, transaction: Transaction, recipient: Recipient, period: Period, today: date, reached: Reached
    ) -> Reply | None:
        session = session_from_json(reached.session)
        texts, guidebook = self.texts.get(session.language) or self.texts[SOURCE], self.guidebook()
        if recipient.about is About.RETURNS:
            returns = await transaction.notices.returns_of_volunteer(recipient.person_id, period.last)
            return Reply(text=returns_text(returns, texts, guidebook, today))
        counted = await _counted(transaction, recipient, period)
        if counted is None:
            return None
        report, team_ids = counted
        told = await transaction.notices.told(recipient, period)
        late = await transaction.notices.late(team_ids, told) if told else Late()
        text = week_text(report, late, texts, guidebook, today)
        turn = laid_out(session, _scope(recipient, period), text, texts)
        await transaction.conversations.lay_out(reached.conversation, session_to_json(turn.session))
        return turn.reply


def _busy(recipient: Recipient, reached: Reached, now: datetime) -> bool:
    """A clock put back makes nobody busy for ever."""
    return recipient.about is not About.RETURNS and timedelta() <= now - reached.wrote_at < QUIET


def _scope(recipient: Recipient, week: Period) -> Scope:
    of_team = recipient.about is About.TEAM
    return Scope(
        first=week.first,
        last=week.last,
        team_id=recipient.about_id if of_team else None,
        area_id=None if of_team else recipient.about_id,
    )


async def _counted(
    transaction: Transaction, recipient: Recipient, week: Period
) -> tuple[Report, list[int]] | None:
    """The report, and the teams it is about; None when the place is no more."""
    place: Team | Area | None
    if recipient.about is About.TEAM:
        place = await transaction.people.team(recipient.about_id)
        return (await transaction.counts.report(place, week), [place.id]) if place else None
    place = await transaction.areas.get(recipient.about_id)
    if place is None:
        return None
    teams = await transaction.areas.teams(place, week.last)
    return await transaction.area_counts.report(place, week, by_guide=False), [team.id for team in teams]
