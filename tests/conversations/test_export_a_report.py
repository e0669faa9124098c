"""A lead takes the week along: as picture, spreadsheet, letter, or text for the group."""

import io
from datetime import timedelta

import pytest
from openpyxl import load_workbook

from bot.dialogue.message import ConversationId, Fetched, Form, Reply, ReportFile
from bot.domain.people import Role, Team
from bot.domain.period import Period
from bot.reports.office import Office
from bot.storage.database import Database
from tests.chat import Chat
from tests.clock import TODAY, Clock

WEEK = Period.week_of(TODAY)


@pytest.fixture
async def team(database: Database, chat: Chat, clock: Clock) -> Team:
    """Tổ 5 with a lead (TT) and a volunteer (TV), who made a visit last week and two in this one."""
    async with database.transaction() as transaction:
        team = await transaction.people.add_team("Tổ 5")
        lead = await transaction.invitations.invite(team.id, Role.LEAD)
        volunteer = await transaction.invitations.invite(team.id, Role.VOLUNTEER)
    await chat.says("TT", lead.code or "")
    await chat.says("TT", "bác Tâm")
    await chat.says("TV", volunteer.code or "")
    await chat.says("TV", "chị Hoa")
    clock.forward(timedelta(days=-7))
    await chat.says("TV", "ghi quên mật khẩu vneid")
    await chat.says("TV", "[Hộ mới]")
    clock.forward(timedelta(days=7))
    await chat.says("TV", "ghi H-001 quên mật khẩu vneid 2 người")
    await chat.says("TV", "ghi H-001 quét mã qr trả tiền chưa xong")
    return team


async def fetched(chat: Chat, speaker: str, reply: Reply) -> Fetched | str:
    assert reply.file
    return await chat.conversations.fetch(ConversationId(chat.channel, speaker), reply.file)


async def test_a_lead_chooses_a_form_and_comes_back(chat: Chat, team: Team) -> None:
    await chat.plays(
        """
        TT: báo cáo
        Bot: …
             [Theo tổ viên] [Xem từng lượt] [Xuất báo cáo] [Tuần trước]
        TT: [Xuất báo cáo]
        Bot: Xuất số liệu tuần 16/11 – 22/11/2026 ở dạng nào ạ?
             [Biểu đồ] [Tệp Excel] [Báo cáo Word] [Chép để gửi nhóm] [Xem lại số liệu]
        TT: bieu do
        Bot: 📊 Biểu đồ Tổ 5, tuần 16/11 – 22/11/2026
             [Biểu đồ] [Tệp Excel] [Báo cáo Word] [Chép để gửi nhóm] [Xem lại số liệu]
        TT: 4
        Bot: 📣 Tổ 5, tuần 16/11 – 22/11/2026
             • 1 hộ · 2 lượt · 3 người
             • Kỳ trước: 1 hộ · 1 lượt · 1 người
             • Nhiều nhất: Thanh toán 1 lượt; VNeID 1 lượt
             • 1 tổ viên cùng làm. Cảm ơn cả tổ!
             [Biểu đồ] [Tệp Excel] [Báo cáo Word] [Chép để gửi nhóm] [Xem lại số liệu]
        TT: [Xem lại số liệu]
        Bot: 📊 Tổ 5, tuần 16/11 – 22/11/2026
             …
             [Theo tổ viên] [Xem từng lượt] [Xuất báo cáo] [Tuần trước]
        TT: báo cáo tuần trước
        Bot: …
             [Theo tổ viên] [Xem từng lượt] [Xuất báo cáo] [Tuần trước] [Tuần sau]
        TT: báo cáo word
        Bot: 📘 Báo cáo Tổ 5, tuần 09/11 – 15/11/2026. Anh/chị đọc lại các chỗ ghi [đề xuất], sửa hoặc xóa, rồi mới ký.
             […]
        """
    )


@pytest.mark.parametrize(
    ("said", "form", "begins"),
    [
        ("biểu đồ", Form.CHART, b"\x89PNG"),
        ("excel", Form.SHEET, b"PK"),
        ("báo cáo word", Form.LETTER, b"PK"),
        ("csv", Form.TABLE, b"\xef\xbb\xbfpart,key,name,"),
        ("json", Form.DATA, b"{"),
    ],
)
async def test_a_form_is_understood_from_anywhere(
    chat: Chat, team: Team, said: str, form: Form, begins: bytes
) -> None:
    reply = await chat.says("TT", said)
    assert reply.file == ReportFile(team_id=team.id, period=WEEK, form=form)
    file = await fetched(chat, "TT", reply)
    assert isinstance(file, Fetched)
    assert (file.name, file.data.startswith(begins)) == (f"bao-cao-to-5-2026-W47.{form}", True)


async def test_the_spreadsheet_has_the_numbers_of_the_chat(chat: Chat, team: Team) -> None:
    file = await fetched(chat, "TT", await chat.says("TT", "excel"))
    assert isinstance(file, Fetched)
    book = load_workbook(io.BytesIO(file.data))
    rows = list(book["Tổng hợp"].iter_rows(min_row=5, max_row=7, min_col=3, max_col=4, values_only=True))
    assert rows == [(1, 1), (2, 1), (3, 1)]
    everything = [str(v) for sheet in book for row in sheet.iter_rows(values_only=True) for v in row]
    assert [text for text in everything if "H-0" in text] == []


async def test_there_is_no_chart_of_nothing(chat: Chat, team: Team, clock: Clock) -> None:
    clock.forward(timedelta(days=14))
    reply = await chat.says("TT", "biểu đồ")
    assert (reply.text, reply.file) == ("Chưa có lượt nào được ghi trong thời gian này.", None)


async def test_a_repeated_delivery_gets_the_same_file_again(chat: Chat, team: Team) -> None:
    message = chat.message("TT", text="excel")
    once = await chat.send(message)
    await chat.says("TT", "thôi")
    assert await chat.send(message) == once
    assert isinstance(await fetched(chat, "TT", once), Fetched)


async def test_whoever_may_not_see_the_counts_gets_no_file(chat: Chat, team: Team) -> None:
    reply = await chat.says("TT", "excel")
    for nosy in ("TV", "Dân"):
        assert str(await fetched(chat, nosy, reply)).startswith("Việc này anh/chị không có quyền")
    assert (await chat.says("TV", "excel")).text == "Việc này dành cho tổ trưởng ạ."
    assert (await chat.says("Dân", "excel")).file is None


async def test_a_lead_who_has_left_gets_no_file_any_more(chat: Chat, team: Team, database: Database) -> None:
    reply = await chat.says("TT", "excel")
    async with database.transaction() as transaction:
        for member in await transaction.people.members(team.id):
            await transaction.people.leave(member.person_id, team.id)
    assert str(await fetched(chat, "TT", reply)).startswith("Việc này anh/chị không có quyền")


async def test_a_file_that_cannot_be_built_is_an_apology_with_a_code(chat: Chat, team: Team) -> None:
    async def fail(_order: object) -> bytes:
        raise MemoryError

    chat.conversations._office = Office(chat.conversations.texts, build=fail)
    reply = await chat.says("TT", "excel")
    assert str(await fetched(chat, "TT", reply)).startswith("Xin lỗi, tôi vừa gặp trục trặc (mã ")


async def test_a_lead_of_two_teams_is_asked_which(chat: Chat, team: Team, database: Database) -> None:
    async with database.transaction() as transaction:
        other = await transaction.people.add_team("Tổ 6")
        code = (await transaction.invitations.invite(other.id, Role.LEAD)).code
    await chat.says("TT", code or "")
    await chat.plays(
        """
        TT: chép để gửi nhóm
        Bot: …
             [Tổ 6] [Tổ 5]
        TT: tổ 5
        Bot: 📣 Tổ 5, tuần 16/11 – 22/11/2026
             …
        """
    )
