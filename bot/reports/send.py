"""Who gets what unasked, when, and once: the last week's report, and visits to come back to.

A notice is claimed and put aside for its channel in one transaction; so a restart, a second process or a clock
that jumps can neither lose nor repeat it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from structlog import get_logger

from bot.codec import reply_to_json, session_from_json
from bot.dialogue.message import Reply
from bot.dialogue.notice_text import returns_text, week_text
from bot.domain.counts import Report
from bot.domain.guide import Guidebook
from bot.domain.notice import About, Late, Recipient, Schedule
from bot.domain.people import Area, Team
from bot.domain.period import Period
from bot.storage.conversations import Reached
from bot.storage.database import Database, Transaction
from bot.texts import SOURCE, Texts

log = get_logger()


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
        """One transaction each, so that the chat goes on in between; who cannot be reached stays due."""
        today = now.astimezone(self.schedule.zone).date()
        async with self.database.transaction() as transaction:
            reached = await transaction.conversations.of_person(recipient.person_id)
            if reached is None or not await transaction.notices.claim(recipient, period):
                return 0
            text = await self._write(transaction, recipient, period, today, reached)
            if text is None:
                return 0
            await transaction.outbox.keep(reached.conversation, reply_to_json(Reply(text=text)))
        return 1

    async def _write(
        self, transaction: Transaction, recipient: Recipient, period: Period, today: date, reached: Reached
    ) -> str | None:
        language = session_from_json(reached.session).language
        texts, guidebook = self.texts.get(language) or self.texts[SOURCE], self.guidebook()
        if recipient.about is About.RETURNS:
            returns = await transaction.notices.returns_of_volunteer(recipient.person_id, period.last)
            return returns_text(returns, texts, guidebook, today)
        counted = await _counted(transaction, recipient, period)
        if counted is None:
            return None
        report, team_ids = counted
        told = await transaction.notices.told(recipient, period)
        late = await transaction.notices.late(team_ids, told) if told else Late()
        return week_text(report, late, texts, guidebook, today)


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
