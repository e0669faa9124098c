"""Counts for any period and place, and the visits behind them."""

import pytest

from bot.domain.people import Role
from bot.storage.database import Database
from tests.chat import Chat


@pytest.fixture
async def commune(database: Database, chat: Chat) -> None:
    """Tổ 5 (lead TT, volunteer TV) and Tổ 6 (lead TT6) in Xã Hoa Mẫu (ĐP), which is in Tỉnh Mẫu (ĐPT)."""
    async with database.transaction() as transaction:
        area = await transaction.areas.commune("Xã Hoa Mẫu", "Tỉnh Mẫu")
        province = await transaction.areas.province("Tỉnh Mẫu")
        teams = [await transaction.people.add_team(name, area) for name in ("Tổ 5", "Tổ 6")]
        codes = {
            "TT": await transaction.invitations.invite(teams[0].id, Role.LEAD),
            "TV": await transaction.invitations.invite(teams[0].id, Role.VOLUNTEER),
            "TT6": await transaction.invitations.invite(teams[1].id, Role.LEAD),
            "ĐP": await transaction.invitations.invite_coordinator(area.id),
            "ĐPT": await transaction.invitations.invite_coordinator(province.id),
        }
    for speaker, invitation in codes.items():
        await chat.says(speaker, invitation.code or "")
        await chat.says(speaker, f"anh {speaker}")
    await chat.says("TV", "ghi quên mật khẩu vneid 2 người 2/11")
    await chat.says("TV", "[Hộ mới]")
    await chat.says("TV", "ghi H-001 quét mã qr trả tiền")
    await chat.says("TT6", "ghi quên mật khẩu vneid")
    await chat.says("TT6", "[Hộ mới]")


@pytest.mark.usefixtures("commune")
async def test_a_lead_reads_any_period(chat: Chat) -> None:
    for said, head in (
        ("báo cáo tháng 11", "📊 Tổ 5, tháng 11/2026\n1 hộ (kỳ trước —)\n2 lượt"),
        ("báo cáo quý 4", "📊 Tổ 5, quý 4/2026\n1 hộ (kỳ trước —)\n2 lượt"),
        ("báo cáo năm nay", "📊 Tổ 5, năm 2026\n1 hộ (kỳ trước —)\n2 lượt"),
        ("báo cáo 1/11 - 15/11", "📊 Tổ 5, 01/11 – 15/11/2026\n1 hộ (kỳ trước —)\n1 lượt"),
        ("báo cáo tuần trước", "📊 Tổ 5, tuần 09/11 – 15/11/2026\n0 hộ (kỳ trước 1)\n0 lượt"),
        ("báo cáo 2/11", "📊 Tổ 5, tuần 02/11 – 08/11/2026\n1 hộ (kỳ trước —)\n1 lượt"),
    ):
        assert (await chat.says("TT", said)).text.startswith(head)


@pytest.mark.usefixtures("commune")
async def test_the_period_before_a_month_is_a_month(chat: Chat) -> None:
    await chat.plays(
        """
        TT: báo cáo tháng 11
        Bot: 📊 Tổ 5, tháng 11/2026
             …
             [Theo tổ viên] [Xem từng lượt] [Xuất báo cáo] [Kỳ trước]
        TT: [Kỳ trước]
        Bot: 📊 Tổ 5, tháng 10/2026
             …
             [Theo tổ viên] [Xem từng lượt] [Xuất báo cáo] [Kỳ trước] [Kỳ sau]
        TT: kỳ sau
        Bot: 📊 Tổ 5, tháng 11/2026
             …
        """
    )


@pytest.mark.usefixtures("commune")
async def test_every_number_opens_to_its_visits(chat: Chat) -> None:
    await chat.plays(
        """
        TT: báo cáo tháng 11
        Bot: …
        TT: [Xem từng lượt]
        Bot: Xem những lượt nào ạ?
             [Tất cả] [Theo nhóm việc] [Theo kết quả] [Theo tổ viên] [Hộ, câu hỏi…]
        TT: [Tất cả]
        Bot: 🔎 2 lượt, tháng 11/2026
             #2 · H-001 · Quét mã VietQR để trả tiền · 1 người · xong · hôm nay · anh TV
             #1 · H-001 · Quên mật khẩu VNeID · 2 người · xong · 02/11/2026 · anh TV
             Gõ “#2” để mở một lượt: sửa, bỏ, xem lịch sử.
             [Về số liệu]
        TT: [Về số liệu]
        Bot: …
        TT: [Xem từng lượt]
        Bot: …
        TT: [Theo nhóm việc]
        Bot: Xem những lượt nào ạ?
             [Thanh toán] [VNeID] [Về số liệu]
        TT: vneid
        Bot: 🔎 1 lượt, tháng 11/2026
             #1 · H-001 · Quên mật khẩu VNeID · 2 người · xong · 02/11/2026 · anh TV
             …
        """
    )


@pytest.mark.usefixtures("commune")
async def test_the_number_of_households_opens_to_them_and_each_to_its_visits(chat: Chat) -> None:
    await chat.says("TV", "ghi quên mật khẩu vneid 4 người")
    await chat.says("TV", "[Hộ mới]")
    await chat.plays(
        """
        TT: báo cáo tháng 11
        Bot: …
        TT: xem từng lượt
        Bot: …
        TT: từng hộ
        Bot: 🏠 2 hộ, tháng 11/2026
             H-001 · 2 lượt · 3 người
             H-002 · 1 lượt · 4 người
             Gõ mã hộ (H-001) để xem các lượt của hộ ấy.
             [Về số liệu]
        TT: h2
        Bot: 🔎 1 lượt, tháng 11/2026
             #4 · H-002 · Quên mật khẩu VNeID · 4 người · xong · hôm nay · anh TV
             …
        TT: về số liệu
        Bot: 📊 Tổ 5, tháng 11/2026
             …
        """
    )


@pytest.mark.usefixtures("commune")
async def test_the_number_of_questions_opens_to_them_for_leads_and_coordinators(chat: Chat) -> None:
    await chat.says("Dân", "xin visa đi Mỹ")
    opened = """❓ 1 câu hỏi chưa có hướng dẫn, tháng 11/2026 (không ghi ai hỏi)
             • xin visa đi Mỹ"""
    await chat.plays(
        f"""
        TT: báo cáo tháng 11
        Bot: …
        TT: [Xem từng lượt]
        Bot: …
        TT: [Hộ, câu hỏi…]
        Bot: Xem những lượt nào ạ?
             [Từng hộ] [Câu hỏi] [Về số liệu]
        TT: [Câu hỏi]
        Bot: {opened}
             [Về số liệu]
        ĐP: báo cáo tháng 11
        Bot: …
        ĐP: [Câu hỏi]
        Bot: {opened}
             [Về số liệu]
        ĐP: [Về số liệu]
        Bot: 📊 Xã Hoa Mẫu, tháng 11/2026
             …
        """
    )


@pytest.mark.usefixtures("commune")
async def test_many_visits_are_read_page_by_page(chat: Chat) -> None:
    for day in range(3, 20):
        await chat.says("TV", f"ghi H-001 quên mật khẩu vneid {day}/11")
    await chat.says("TT", "báo cáo tháng 11")
    await chat.says("TT", "[Xem từng lượt]")
    await chat.says("TT", "[Theo kết quả]")
    first = await chat.says("TT", "[xong]")
    assert first.text.startswith("🔎 19 lượt, tháng 11/2026\n#2 · ")
    second = await chat.says("TT", "[Xem tiếp (1/3)]")
    assert len(set(first.text.splitlines()) & set(second.text.splitlines())) == 1
    third = await chat.says("TT", "xem tiếp")
    assert third.text.count("\n#") == 3
    assert (await chat.says("TT", "[Xem tiếp (3/3)]")).text == first.text


@pytest.mark.usefixtures("commune")
async def test_a_coordinator_reads_sums_and_any_teams_numbers_but_no_household(chat: Chat) -> None:
    await chat.plays(
        """
        ĐP: báo cáo tháng 11
        Bot: 📊 Xã Hoa Mẫu, tháng 11/2026
             2 hộ (kỳ trước —)
             3 lượt (kỳ trước —)
             4 người (kỳ trước —)

             Theo nhóm việc:
             • VNeID: 2 hộ · 2 lượt · 3 người
             • Thanh toán: 1 hộ · 1 lượt · 1 người

             Từng nơi:
             • Tổ 5: 1 hộ · 2 lượt · 3 người
             • Tổ 6: 1 hộ · 1 lượt · 1 người

             Kết quả:
             • xong: 3 lượt

             Câu hỏi chưa có hướng dẫn: 0
             [Mở từng nơi] [Câu hỏi] [Xuất báo cáo] [Kỳ trước]
        ĐP: [Mở từng nơi]
        Bot: Mở số liệu tháng 11/2026 của nơi nào? Bấm, hoặc gõ tên.
             [Tổ 5] [Tổ 6]
        ĐP: to 6
        Bot: 📊 Tổ 6, tháng 11/2026
             1 hộ (kỳ trước —)
             …
             [Theo tổ viên] [Xem từng lượt] [Xuất báo cáo] [Kỳ trước]
        ĐP: [Xem từng lượt]
        Bot: …
        ĐP: [Hộ, câu hỏi…]
        Bot: Xem những lượt nào ạ?
             [Câu hỏi] [Về số liệu]
        ĐP: [Về số liệu]
        Bot: …
        ĐP: [Xem từng lượt]
        Bot: …
        ĐP: [Tất cả]
        Bot: 🔎 1 lượt, tháng 11/2026
             #3 · Quên mật khẩu VNeID · 1 người · xong · hôm nay · Tổ viên số 3
             [Về số liệu]
        ĐP: báo cáo Tổ 5 quý 4
        Bot: 📊 Tổ 5, quý 4/2026
             …
        ĐP: tuần của tôi
        Bot: …
        """
    )
    assert all("H-0" not in reply.text for reply in chat.replies.values() if reply is chat.replies["ĐP"])


@pytest.mark.usefixtures("commune")
async def test_a_province_opens_to_its_communes_and_their_teams(chat: Chat) -> None:
    await chat.plays(
        """
        ĐPT: báo cáo quý này
        Bot: 📊 Tỉnh Mẫu, quý 4/2026
             2 hộ (kỳ trước —)
             3 lượt (kỳ trước —)
             …
        ĐPT: [Mở từng nơi]
        Bot: …
             [Xã Hoa Mẫu]
        ĐPT: [Xã Hoa Mẫu]
        Bot: 📊 Xã Hoa Mẫu, quý 4/2026
             …
        ĐPT: [Mở từng nơi]
        Bot: …
             [Tổ 5] [Tổ 6]
        ĐPT: [Tổ 5]
        Bot: 📊 Tổ 5, quý 4/2026
             …
        """
    )


@pytest.mark.usefixtures("commune")
async def test_a_lead_who_also_coordinates_says_which(chat: Chat, database: Database) -> None:
    async with database.transaction() as transaction:
        area = await transaction.areas.find("Xã Hoa Mẫu")
        assert area
        code = (await transaction.invitations.invite_coordinator(area.id)).code or ""
    await chat.says("TT", code)
    await chat.plays(
        """
        TT: báo cáo
        Bot: Số liệu của nơi nào ạ? Bấm, hoặc gõ tên.
             [Xã Hoa Mẫu] [Tổ 5]
        TT: [Tổ 5]
        Bot: 📊 Tổ 5, tuần 16/11 – 22/11/2026
             …
        """
    )


@pytest.mark.usefixtures("commune")
async def test_nobody_reads_what_is_not_theirs(chat: Chat) -> None:
    assert (await chat.says("TV", "báo cáo tháng 11")).text.startswith("Việc này dành cho tổ trưởng")
    for speaker, said in (("TT6", "báo cáo Tổ 5"), ("Dân", "báo cáo tháng 11"), ("TT", "báo cáo Tỉnh Mẫu")):
        assert not (await chat.says(speaker, said)).text.startswith("📊")
