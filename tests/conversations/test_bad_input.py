"""Whatever arrives is answered kindly, loses nothing, and nothing is kept that must not be."""

import asyncio
from dataclasses import replace

import pytest

from bot.dialogue.message import Attachment, Press
from bot.domain.people import Role
from bot.domain.period import Period
from bot.storage.database import Database
from tests.chat import Chat
from tests.clock import TODAY


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("", "Tôi chưa thấy câu hỏi nào."),
        ("   \n\t ", "Tôi chưa thấy câu hỏi nào."),
        ("🙏🙏🙏", "Tôi chưa thấy câu hỏi nào."),
        ("?!...", "Tôi chưa thấy câu hỏi nào."),
        ("\x00\x07\x1b[31m", "Tôi chưa"),
        ("a" * 50_000, "Tin dài quá"),
        ("quên mật khẩu " * 4_000, "Tin dài quá"),
        ("\u202eưm nậuq", "Tôi chưa"),
        ("que\u0302n ma\u0323\u0302t kha\u0302\u0309u vneid", "📘 Quên mật khẩu VNeID"),
        ("079123456789", "⚠️ Bác đừng gửi số căn cước"),
        ("thẻ của tôi 4111 1111 1111 1111", "⚠️ Bác đừng gửi số thẻ ngân hàng"),
        ("ma otp cua toi la 482913 gio lam gi nua", "⚠️ Bác đừng gửi mã OTP"),
        ("mk của tôi là Hoahong@1975", "⚠️ Bác đừng gửi mật khẩu"),
    ],
)
async def test_every_text_is_answered(chat: Chat, text: str, answer: str) -> None:
    assert (await chat.says("Dân", text)).text.startswith(answer)


@pytest.mark.parametrize("attachment", list(Attachment))
async def test_what_is_no_text_is_answered_and_the_guide_goes_on(chat: Chat, attachment: Attachment) -> None:
    await chat.says("Dân", "quên mật khẩu vneid")
    step = await chat.says("Dân", "[Bắt đầu]")
    reply = await chat.says("Dân", attachment=attachment)
    assert reply.text.endswith(step.text)
    assert reply.choices == step.choices


async def test_a_secret_reaches_neither_the_database_nor_the_log(
    chat: Chat, database: Database, capsys: pytest.CaptureFixture[str]
) -> None:
    secrets = ("079123456789", "482913", "Hoahong@1975")
    for text in ("cccd 079123456789", "mã otp là 482913", "mật khẩu là Hoahong@1975"):
        await chat.says("Dân", text)
    async with database.transaction() as transaction:
        tables = ("conversations", "deliveries", "questions")
        rows = [await transaction.connection.exec_driver_sql(f"select * from {table}") for table in tables]
        kept = str([row for result in rows for row in result])
    printed = "".join(capsys.readouterr())
    assert [secret for secret in secrets if secret in kept + printed] == []


async def test_the_same_delivery_twice_has_one_effect_and_the_same_answer(
    chat: Chat, database: Database
) -> None:
    await _join(chat, database)
    message = chat.message("TV", text="ghi H-001 quên mật khẩu vneid")
    first = await chat.send(message)
    assert await chat.send(message) == first
    await chat.says("TV", "menu")
    assert await chat.send(message) == first
    assert await _visits(database) == 1


async def test_two_quick_taps_are_one(chat: Chat, database: Database) -> None:
    await _join(chat, database)
    choices = await chat.says("TV", "ghi quên mật khẩu vneid")
    press = chat.message("TV", pressed=Press(choices.turn, "h.1"))
    again = replace(press, delivery_id="again")
    first, second = await asyncio.gather(chat.send(press), chat.send(again))
    assert second == replace(first, replaces=True)
    assert await _visits(database) == 1


async def test_an_old_button_says_where_we_are_and_changes_nothing(chat: Chat, database: Database) -> None:
    await _join(chat, database)
    logged = await chat.says("TV", "ghi H-001 quên mật khẩu vneid")
    await chat.says("TV", "quét mã qr trả tiền")
    reply = await chat.presses("TV", "Hoàn tác", logged)
    assert reply.text.startswith("Nút đó của tin cũ rồi ạ. Ta đang ở đây:\n\n📘 Quét mã VietQR")
    assert await _visits(database) == 1
    assert (await chat.says("TV", "[Bắt đầu]")).text.startswith("Bước 1/2")


@pytest.mark.parametrize("value", ["", "next", "way.99", "h.1", "undo", "people", "💥", "x" * 500])
async def test_a_forged_button_does_no_harm(chat: Chat, value: str) -> None:
    opened = await chat.says("Dân", "quên mật khẩu vneid")
    reply = await chat.send(chat.message("Dân", pressed=Press(opened.turn, value)))
    assert reply.text.startswith("Nút đó của tin cũ rồi ạ.")


async def test_a_session_nobody_can_read_any_more_is_a_fresh_start(chat: Chat, database: Database) -> None:
    await chat.says("Dân", "quên mật khẩu vneid")
    async with database.transaction() as transaction:
        await transaction.connection.exec_driver_sql("update conversations set session = '{\"place\": 7}'")
    assert (await chat.says("Dân", "bước tiếp")).text != ""


async def _join(chat: Chat, database: Database) -> None:
    async with database.transaction() as transaction:
        team = await transaction.people.add_team("Tổ 5")
        await transaction.households.open(team.id, None)
        invitation = await transaction.invitations.invite(team.id, Role.VOLUNTEER)
    await chat.says("TV", invitation.code or "")
    await chat.says("TV", "chị Hoa")


async def _visits(database: Database) -> int:
    async with database.transaction() as transaction:
        return (await transaction.counts.of_volunteer(1, Period.week_of(TODAY))).visits
