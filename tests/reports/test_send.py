"""Mondays at seven: once, whatever the clock does, however often the bot is started, however many processes there are."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random

import pytest

from bot.codec import reply_from_json, session_from_json
from bot.dialogue.message import ConversationId, ReportFile
from bot.domain.notice import Schedule
from bot.domain.people import Person
from bot.domain.period import Period
from bot.domain.visit import Outcome, Visit
from bot.reports.send import Sender
from bot.storage.database import Database, Transaction
from bot.texts import load_texts
from tests.builders import a_guidebook
from tests.chat import Chat
from tests.clock import ZONE, Clock
from tests.conftest import ROOT
from tests.storage.crew import Crew, a_crew

SEVEN = time(7)


def local(year: int, month: int, day: int, hour: int = 7, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


MONDAY = local(2026, 11, 30)
LAST_WEEK = Period(date(2026, 11, 23), date(2026, 11, 29))


class Post:
    """A team whose lead (address “lead”) and volunteer (“volunteer”) can be reached, and what they were sent."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database, self.clock = database, clock
        self.sender = Sender(
            database=database,
            texts=load_texts(ROOT / "locales"),
            guidebook=a_guidebook,
            schedule=Schedule(0, SEVEN, ZONE),
        )

    async def open(self) -> Crew:
        async with self.database.transaction() as transaction:
            self.crew = await a_crew(transaction)
            await talks(transaction, self.crew.lead, "lead")
            await talks(transaction, self.crew.volunteer, "volunteer")
        return self.crew

    async def at(self, moment: datetime) -> list[tuple[str, str]]:
        """What is sent at that time: to whom, and its first line."""
        self.clock.now = moment
        await self.sender.send_due(moment)
        return [(address, text.splitlines()[0]) for address, text in await self.sent()]

    async def sent(self) -> list[tuple[str, str]]:
        async with self.database.transaction() as transaction:
            waiting = await transaction.outbox.kept("paper")
            for each in waiting:
                await transaction.outbox.carried(each.id)
        self.replies = {each.address: reply_from_json(each.reply) for each in waiting}
        return [(each.address, reply_from_json(each.reply).text) for each in waiting]

    async def logs(self, visit: Visit, at: datetime) -> Visit:
        self.clock.now = at
        async with self.database.transaction() as transaction:
            return await transaction.visits.add(visit, entered_by=visit.volunteer_id)


async def talks(
    transaction: Transaction, person: Person, address: str, language: str = "vi", channel: str = "paper"
) -> None:
    await transaction.conversations.remember(
        (channel, address), session=f'{{"language": "{language}"}}', person_id=person.id,
        delivery_id=f"{address}-{language}", reply='{"text": "x"}', known=False,
    )  # fmt: skip


@pytest.fixture
async def post(database: Database, clock: Clock) -> Post:
    made = Post(database, clock)
    await made.open()
    return made


async def test_a_lead_gets_the_last_week_on_monday_at_seven_once(post: Post) -> None:
    await post.logs(post.crew.a_visit(date(2026, 11, 29), people=2), local(2026, 11, 29, 20))
    await post.logs(post.crew.a_visit(date(2026, 11, 30)), local(2026, 11, 30, 6))
    await post.at(MONDAY - timedelta(minutes=1))
    assert await post.at(MONDAY - timedelta(minutes=1)) == []
    assert await post.at(MONDAY) == [("lead", "📊 Tổ 5, tuần 23/11 – 29/11/2026")]
    for later in (timedelta(0), timedelta(minutes=1), timedelta(days=6, hours=23)):
        assert await post.at(MONDAY + later) == []
    assert await post.at(MONDAY + timedelta(days=7)) == [("lead", "📊 Tổ 5, tuần 30/11 – 06/12/2026")]


async def test_the_report_holds_the_counts(post: Post) -> None:
    await post.logs(post.crew.a_visit(date(2026, 11, 29), people=2), local(2026, 11, 29, 20))
    await post.sender.send_due(MONDAY)
    ((_, text),) = await post.sent()
    assert "1 hộ (kỳ trước —)\n1 lượt (kỳ trước —)\n2 người (kỳ trước —)" in text
    assert text.endswith(
        "Bấm để lấy tệp, hoặc mở số liệu ra từng lượt. Gõ “báo cáo tuần trước” lúc nào cũng được."
    )


async def test_the_week_lies_on_the_table_and_opens(post: Post, chat: Chat) -> None:
    """In the conversation of the lead, from the message itself: pressed, or typed where there are no buttons."""
    await post.logs(post.crew.a_visit(date(2026, 11, 29), people=2), local(2026, 11, 29, 20))
    await post.at(MONDAY)
    chat.replies["lead"] = post.replies["lead"]
    lies_there = await chat.conversations.where(ConversationId("paper", "lead"), language="vi")
    assert lies_there == post.replies["lead"]  # also where nobody can be written to, such as the page
    sheet = await chat.says("lead", "[Tệp Excel]")
    assert isinstance(sheet.file, ReportFile)
    assert (sheet.file.period, sheet.file.team_id) == (LAST_WEEK, post.crew.team.id)
    numbers = await chat.says("lead", "5")
    assert numbers.text.startswith("📊 Tổ 5, tuần 23/11 – 29/11/2026\n1 hộ")
    assert (await chat.says("lead", "xem từng lượt")).text == "Xem những lượt nào ạ?"


async def test_the_week_waits_while_the_lead_is_in_the_middle_of_something(post: Post, chat: Chat) -> None:
    post.clock.now = MONDAY - timedelta(minutes=1)
    asked = await chat.says("lead", "ghi")
    assert await post.at(MONDAY) == []
    assert [to for to, _ in await post.at(MONDAY + timedelta(minutes=4))] == ["lead"]
    assert (await chat.presses("lead", "Theo nhóm việc", asked)).text.startswith("Nút đó của tin cũ")


async def test_a_guide_left_open_can_be_taken_up_after_the_week(post: Post, chat: Chat) -> None:
    for said in ("quét mã qr trả tiền", "[Bắt đầu]"):
        step = await chat.says("lead", said)
    await post.at(MONDAY)
    assert (await chat.says("lead", "tiếp tục")).text == step.text


async def test_a_week_without_visits_is_told_kindly(post: Post) -> None:
    await post.sender.send_due(MONDAY)
    ((_, text),) = await post.sent()
    assert "Tuần này tổ chưa ghi lượt nào. Không sao ạ" in text


@pytest.mark.parametrize("hours", [1, 30, 24 * 6])
async def test_a_bot_that_was_down_at_seven_sends_when_it_is_back(post: Post, hours: int) -> None:
    await post.at(MONDAY - timedelta(days=1))
    assert [to for to, _ in await post.at(MONDAY + timedelta(hours=hours))] == ["lead"]


async def test_after_three_weeks_away_only_the_last_week_is_sent(post: Post) -> None:
    await post.at(MONDAY)
    assert await post.at(MONDAY + timedelta(days=21)) == [("lead", "📊 Tổ 5, tuần 14/12 – 20/12/2026")]


async def test_a_clock_put_back_repeats_nothing(post: Post) -> None:
    await post.at(MONDAY)
    for back in (timedelta(hours=2), timedelta(days=3), timedelta(days=8), timedelta(days=400)):
        assert await post.at(MONDAY - back) == []
    assert await post.at(MONDAY) == []


async def test_a_clock_that_stands_still_jumps_and_repeats_sends_every_week_once(post: Post) -> None:
    random, moment, sent = Random(53), MONDAY, []
    for _ in range(300):
        moment += timedelta(minutes=random.choice([0, 0, 1, 60, 60 * 9, 60 * 60, -1, -60 * 5, -60 * 26]))
        sent += await post.at(moment)
    assert len(sent) > 5
    assert len(sent) == len(set(sent))


async def test_across_new_year_there_is_one_week_53(post: Post) -> None:
    visit = post.crew.a_visit(date(2026, 12, 31))
    await post.logs(visit, local(2026, 12, 31, 20))
    await post.logs(replace(visit, day=date(2027, 1, 3)), local(2027, 1, 3, 20))
    sent = []
    for day in range(21):
        sent += await post.at(local(2026, 12, 27, 9) + timedelta(days=day))
    assert sent == [
        ("lead", "📊 Tổ 5, tuần 14/12 – 20/12/2026"),
        ("lead", "📊 Tổ 5, tuần 21/12 – 27/12/2026"),
        ("lead", "📊 Tổ 5, tuần 28/12/2026 – 03/01/2027"),
        ("lead", "📊 Tổ 5, tuần 04/01 – 10/01/2027"),
    ]


async def test_a_restart_neither_forgets_nor_repeats(post: Post, database_file: Path, clock: Clock) -> None:
    url = f"sqlite+aiosqlite:///{database_file}"
    assert len(await post.at(MONDAY)) == 1
    async with Database.opened(url, clock) as again:
        restarted = Post(again, clock)
        assert await restarted.at(MONDAY + timedelta(minutes=1)) == []
        assert len(await restarted.at(MONDAY + timedelta(days=7))) == 1


async def test_two_processes_send_once(post: Post, database_file: Path, clock: Clock) -> None:
    async with Database.opened(f"sqlite+aiosqlite:///{database_file}", clock) as other:
        twin = Post(other, clock)
        sent = await asyncio.gather(*(each.sender.send_due(MONDAY) for each in (post, twin, post, twin)))
    assert sum(sent) == 1
    assert len(await post.sent()) == 1


async def test_who_cannot_be_reached_stays_due(post: Post) -> None:
    async with post.database.transaction() as transaction:
        await transaction.conversations.unreachable(("paper", "lead"))
    assert await post.at(MONDAY) == []
    async with post.database.transaction() as transaction:
        await talks(transaction, post.crew.lead, "other phone")
    assert [to for to, _ in await post.at(MONDAY + timedelta(hours=5))] == ["other phone"]


async def test_one_person_on_two_channels_is_told_once_where_they_wrote_last(post: Post) -> None:
    post.clock.forward(timedelta(hours=1))
    async with post.database.transaction() as transaction:
        await talks(transaction, post.crew.lead, "tablet", "en")
    assert await post.at(MONDAY) == [("tablet", "📊 Tổ 5, week 23/11 – 29/11/2026")]


async def test_who_wrote_on_the_page_last_is_told_where_a_message_arrives(post: Post) -> None:
    post.clock.forward(timedelta(hours=1))
    async with post.database.transaction() as transaction:
        await talks(transaction, post.crew.lead, "browser", channel="web")
    assert [to for to, _ in await post.at(MONDAY)] == ["lead"]


async def test_who_has_only_the_page_finds_the_week_there_and_not_twice(post: Post) -> None:
    async with post.database.transaction() as transaction:
        crew = await a_crew(transaction, "Tổ 6")
        await talks(transaction, crew.lead, "browser", channel="web")
    assert [to for to, _ in await post.at(MONDAY)] == ["lead"]
    async with post.database.transaction() as transaction:
        page = session_from_json((await transaction.conversations.load(("web", "browser"), "")).session)
        assert await transaction.outbox.kept("web") == []
    assert page.last_reply.text.startswith("📊 Tổ 6, tuần 23/11 – 29/11/2026")


async def test_who_leads_since_monday_noon_waits_for_the_next_week(post: Post) -> None:
    post.clock.now = MONDAY + timedelta(hours=5)
    async with post.database.transaction() as transaction:
        crew = await a_crew(transaction, "Tổ 6")
        await talks(transaction, crew.lead, "new lead")
    assert [to for to, _ in await post.at(MONDAY + timedelta(hours=6))] == ["lead"]
    assert [to for to, _ in await post.at(MONDAY + timedelta(days=7))] == ["lead", "new lead"]


async def test_late_entries_and_changes_are_told_in_the_next_report(post: Post) -> None:
    entry = await post.logs(post.crew.a_visit(date(2026, 11, 24)), local(2026, 11, 24, 20))
    await post.logs(post.crew.a_visit(date(2026, 11, 27)), MONDAY - timedelta(minutes=5))  # in time
    await post.at(MONDAY)
    await post.logs(post.crew.a_visit(date(2026, 11, 28), people=3), MONDAY + timedelta(hours=3))  # late
    await post.logs(post.crew.a_visit(date(2026, 12, 1)), MONDAY + timedelta(days=1))
    async with post.database.transaction() as transaction:
        await transaction.visits.void(entry.id or 0, by=None, reason="ghi trùng")
    await post.sender.send_due(MONDAY + timedelta(days=7))
    ((_, text),) = await post.sent()
    assert "30/11 – 06/12/2026\n1 hộ (kỳ trước 1)\n1 lượt (kỳ trước 2)" in text
    assert (
        "Ghi thêm cho những tuần đã báo cáo: 1 lượt\n• H-001 · Cài đặt VNeID · 3 người · xong · 28/11/2026\n"
        "Đã sửa hoặc bỏ sau khi báo cáo: 1 lượt"
    ) in text
    await post.sender.send_due(MONDAY + timedelta(days=14))
    ((_, text),) = await post.sent()
    assert "đã báo cáo" not in text


async def test_a_coordinator_gets_sums_and_no_household(post: Post) -> None:
    async with post.database.transaction() as transaction:
        commune = await transaction.areas.commune("Xã Hoa Mẫu")
        invitation = await transaction.invitations.invite_coordinator(commune.id)
        await talks(transaction, await transaction.people.join(None, invitation), "coordinator")
    await post.logs(post.crew.a_visit(date(2026, 11, 24)), local(2026, 11, 24, 20))
    await post.at(MONDAY)
    await post.logs(post.crew.a_visit(date(2026, 11, 28)), MONDAY + timedelta(hours=3))
    await post.logs(post.crew.a_visit(date(2026, 12, 1)), MONDAY + timedelta(days=1))
    await post.sender.send_due(MONDAY + timedelta(days=7))
    text = dict(await post.sent())["coordinator"]
    assert text.startswith("📊 Xã Hoa Mẫu, tuần 30/11 – 06/12/2026\n1 hộ (kỳ trước 1)")
    assert "Từng nơi:\n• Tổ 5: 1 hộ · 1 lượt · 1 người" in text
    assert "Ghi thêm cho những tuần đã báo cáo: 1 lượt" in text
    assert "H-001" not in text


async def test_a_volunteer_is_reminded_on_the_day_and_only_then(post: Post) -> None:
    unfinished = replace(
        post.crew.a_visit(date(2026, 11, 30)), outcome=Outcome.UNFINISHED, due=date(2026, 12, 2)
    )
    await post.logs(unfinished, local(2026, 11, 30, 20))
    await post.at(MONDAY + timedelta(days=1))
    assert await post.at(local(2026, 12, 2, 6, 59)) == []
    assert await post.at(local(2026, 12, 2)) == [("volunteer", "🔔 Hôm nay anh/chị hẹn quay lại 1 lượt:")]
    for later in (1, 60, 60 * 24, 60 * 48):
        assert await post.at(local(2026, 12, 2) + timedelta(minutes=later)) == []


async def test_somebody_who_came_back_is_not_reminded(post: Post) -> None:
    unfinished = replace(
        post.crew.a_visit(date(2026, 11, 30)), outcome=Outcome.UNFINISHED, due=date(2026, 12, 2)
    )
    await post.logs(unfinished, local(2026, 11, 30, 20))
    await post.logs(post.crew.a_visit(date(2026, 12, 1)), local(2026, 12, 1, 20))
    assert [to for to, _ in await post.at(local(2026, 12, 2))] == ["lead"]


async def test_a_reminder_missed_while_the_bot_was_down_comes_the_next_day(post: Post) -> None:
    unfinished = replace(
        post.crew.a_visit(date(2026, 11, 30)), outcome=Outcome.UNFINISHED, due=date(2026, 12, 2)
    )
    await post.logs(unfinished, local(2026, 11, 30, 20))
    await post.sender.send_due(local(2026, 12, 3, 9))
    text = dict(await post.sent())["volunteer"]
    assert "hẹn quay lại 02/12 · quá hẹn 1 ngày" in text
    assert await post.at(local(2026, 12, 4, 9)) == []


async def test_who_left_the_team_gets_nothing_any_more(post: Post) -> None:
    unfinished = replace(
        post.crew.a_visit(date(2026, 11, 30)), outcome=Outcome.UNFINISHED, due=date(2026, 12, 2)
    )
    await post.logs(unfinished, local(2026, 11, 30, 20))
    async with post.database.transaction() as transaction:
        for person in (post.crew.lead, post.crew.volunteer):
            await transaction.people.leave(person.id or 0, post.crew.team.id)
    assert await post.at(local(2026, 12, 2)) == []
