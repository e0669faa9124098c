"""A coordinator takes the sums of a commune along, and any team's numbers, but no list of visits."""

import io
from collections.abc import Mapping

import pytest
from docx import Document
from openpyxl import Workbook, load_workbook

from bot.dialogue.message import ConversationId, Fetched, Form, Reply
from bot.storage.database import Database
from tests.chat import Chat
from tests.conversations.test_read_counts import commune

__all__ = ["commune"]  # a fixture

pytestmark = pytest.mark.usefixtures("commune")
REFUSED = "Việc này anh/chị không có quyền"


async def fetched(chat: Chat, speaker: str, reply: Reply) -> Fetched | str:
    assert reply.file
    return await chat.conversations.fetch(ConversationId(chat.channel, speaker), reply.file)


async def book(chat: Chat, speaker: str, said: str) -> Workbook:
    file = await fetched(chat, speaker, await chat.says(speaker, said))
    assert isinstance(file, Fetched)
    return load_workbook(io.BytesIO(file.data))


def lines(book: Workbook, sheet: str) -> Mapping[object, tuple[object, ...]]:
    return {row[0]: row[1:] for row in book[sheet].iter_rows(min_row=5, values_only=True)}


async def test_a_commune_as_spreadsheet_lists_its_teams_and_nobody(chat: Chat) -> None:
    await chat.says("ĐP", "báo cáo tháng 11")
    made = await book(chat, "ĐP", "excel")
    assert made.sheetnames == ["Tổng hợp", "Theo nhóm việc", "Theo hướng dẫn", "Theo tổ"]
    assert lines(made, "Theo tổ") == {"Tổ 5": (1, 2, 3), "Tổ 6": (1, 1, 1)}
    assert lines(made, "Tổng hợp")["Số tổ có hoạt động trong kỳ"][:2] == ("tổ", 2)


async def test_a_team_as_spreadsheet_has_its_visits_for_the_lead_alone(chat: Chat) -> None:
    for speaker, listed in (("TT", True), ("ĐP", False)):
        await chat.says(speaker, "báo cáo Tổ 5 tháng 11")
        assert ("Lượt hỗ trợ" in (await book(chat, speaker, "excel")).sheetnames) == listed


async def test_a_commune_as_letter_has_a_table_by_team(chat: Chat) -> None:
    await chat.says("ĐP", "báo cáo tháng 11")
    file = await fetched(chat, "ĐP", await chat.says("ĐP", "báo cáo word"))
    assert isinstance(file, Fetched)
    page = Document(io.BytesIO(file.data))
    by_team = next(table for table in page.tables if table.cell(0, 0).text == "Tổ")
    assert [[cell.text for cell in row.cells] for row in by_team.rows][1:] == [
        ["Tổ 5", "1", "2", "—", "3"],
        ["Tổ 6", "1", "1", "—", "1"],
    ]
    head = page.tables[0].cell(0, 0).text.split("\n")
    assert head[:2] == ["ỦY BAN NHÂN DÂN", "XÃ HOA MẪU"]
    assert "3. Kết quả theo tổ" in [paragraph.text for paragraph in page.paragraphs]


async def test_a_chart_from_the_list_of_places_is_of_the_commune_shown(chat: Chat) -> None:
    await chat.says("ĐPT", "báo cáo tháng 11")
    await chat.says("ĐPT", "[Mở từng nơi]")
    reply = await chat.says("ĐPT", "biểu đồ")
    assert (reply.text, reply.file and reply.file.form) == ("📊 Biểu đồ Tỉnh Mẫu, tháng 11/2026", Form.CHART)
    file = await fetched(chat, "ĐPT", reply)
    assert isinstance(file, Fetched)
    assert file.data.startswith(b"\x89PNG")


async def test_who_coordinates_several_areas_says_which_one_a_file_is_of(
    chat: Chat, database: Database
) -> None:
    async with database.transaction() as transaction:
        commune = await transaction.areas.commune("Xã Hoa Mẫu", "Tỉnh Mẫu")
        code = (await transaction.invitations.invite_coordinator(commune.id)).code
    await chat.says("ĐPT", code or "")
    for answer in ("[Xã Hoa Mẫu]", "xa hoa mau"):
        await chat.says("ĐPT", "menu")
        assert (await chat.says("ĐPT", "biểu đồ")).text == "Số liệu của nơi nào ạ? Bấm, hoặc gõ tên."
        reply = await chat.says("ĐPT", answer)
        assert reply.text == "📊 Biểu đồ Xã Hoa Mẫu, tuần 16/11 – 22/11/2026"
        assert isinstance(await fetched(chat, "ĐPT", reply), Fetched)
    await chat.says("ĐPT", "menu")
    assert (await chat.says("ĐPT", "báo cáo")).text == "Số liệu của nơi nào ạ? Bấm, hoặc gõ tên."
    assert (await chat.says("ĐPT", "[Tỉnh Mẫu]")).text.startswith("📊 Tỉnh Mẫu, tuần")


async def test_whoever_does_not_coordinate_the_commune_gets_no_file_of_it(chat: Chat) -> None:
    await chat.says("ĐP", "báo cáo tháng 11")
    of_commune = await chat.says("ĐP", "excel")
    assert "Có số của từng nơi" in of_commune.text
    await chat.says("ĐPT", "báo cáo tháng 11")
    of_province = await chat.says("ĐPT", "excel")
    for nosy, reply in (("TT", of_commune), ("TV", of_commune), ("Dân", of_commune), ("ĐP", of_province)):
        assert str(await fetched(chat, nosy, reply)).startswith(REFUSED)
    assert isinstance(await fetched(chat, "ĐPT", of_commune), Fetched)
