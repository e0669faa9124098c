"""People who write at the same time are answered together, and each as if alone."""

import asyncio

import pytest

from bot.domain.people import Role
from bot.domain.period import Period
from bot.service import Conversations
from bot.storage.database import Database
from tests.chat import Chat
from tests.clock import TODAY

LOG = "ghi H-001 quên mật khẩu vneid"
NEXT = "bước tiếp"


async def two_volunteers(chat: Chat, database: Database) -> None:
    async with database.transaction() as transaction:
        team = await transaction.people.add_team("Tổ 5")
        await transaction.households.open(team.id, None)
        codes = [(await transaction.invitations.invite(team.id, Role.VOLUNTEER)).code for _ in range(2)]
    for speaker, code in zip(("Hoa", "Minh"), codes, strict=True):
        await chat.says(speaker, code or "")
        await chat.says(speaker, speaker)


async def visits(database: Database) -> list[int]:
    """Of each of the two."""
    async with database.transaction() as transaction:
        week = Period.week_of(TODAY)
        return [(await transaction.counts.of_volunteer(person, week)).visits for person in (1, 2)]


async def test_two_log_a_visit_at_once(chat: Chat, database: Database) -> None:
    await two_volunteers(chat, database)
    replies = await asyncio.gather(chat.says("Hoa", LOG), chat.says("Minh", LOG))
    assert [reply.text.startswith("✅ Đã ghi") for reply in replies] == [True, True]
    assert await visits(database) == [1, 1]


@pytest.mark.parametrize("ends", ["ABORT", "ROLLBACK"])
async def test_an_error_for_one_is_none_for_the_other(chat: Chat, database: Database, ends: str) -> None:
    """ROLLBACK undoes all of the transaction, whatever else is in it."""
    await two_volunteers(chat, database)
    async with database.transaction() as transaction:
        await transaction.connection.exec_driver_sql(
            "CREATE TRIGGER breaks BEFORE INSERT ON visits WHEN new.volunteer_id = 2 "
            f"BEGIN SELECT RAISE({ends}, 'broken'); END"
        )
    hoa, minh = await asyncio.gather(chat.says("Hoa", LOG), chat.says("Minh", LOG))
    assert hoa.text.startswith("✅ Đã ghi")
    assert minh.text.startswith("Xin lỗi")
    assert await visits(database) == [1, 0]
    async with database.transaction() as transaction:
        await transaction.connection.exec_driver_sql("DROP TRIGGER breaks")
    assert (await chat.says("Minh", LOG)).text.startswith("✅ Đã ghi")
    assert await visits(database) == [1, 1]


async def test_the_same_delivery_twice_at_once_has_one_effect(chat: Chat, database: Database) -> None:
    await two_volunteers(chat, database)
    message = chat.message("Hoa", text=LOG)
    first, again, _ = await asyncio.gather(chat.send(message), chat.send(message), chat.says("Minh", "menu"))
    assert again == first
    assert await visits(database) == [1, 0]


async def test_the_same_delivery_twice_at_once_is_kept_once(chat: Chat, conversations: Conversations) -> None:
    message = chat.message("Dân", text="quên mật khẩu vneid")
    kept, again = await asyncio.gather(*(conversations.answer_and_keep(message) for _ in range(2)))
    assert kept is not None
    assert again is None
    assert [each.id for each in await conversations.kept("paper")] == [kept.id]


async def test_what_one_person_writes_stays_in_order(chat: Chat) -> None:
    for speaker in ("Dân", "Bác Tư"):
        await chat.says(speaker, "quên mật khẩu vneid")
    texts = ("bắt đầu", NEXT, NEXT, "quay lại")
    replies = await asyncio.gather(
        *(chat.says(speaker, text) for text in texts for speaker in ("Dân", "Bác Tư"))
    )
    beginnings = [reply.text[:8] for reply in replies]
    assert beginnings[::2] == beginnings[1::2] == ["Bước 1/3", "Bước 2/3", "Bước 3/3", "Bước 2/3"]


async def test_who_hangs_up_gets_the_same_answer_later(chat: Chat, database: Database) -> None:
    await two_volunteers(chat, database)
    message = chat.message("Hoa", text=LOG)
    hung_up, other = (asyncio.create_task(each) for each in (chat.send(message), chat.says("Minh", LOG)))
    for _ in range(3):  # the round begins
        await asyncio.sleep(0)
    hung_up.cancel()
    assert (await other).text.startswith("✅ Đã ghi")
    assert (await chat.send(message)).text.startswith("✅ Đã ghi")
    assert await visits(database) == [1, 1]
