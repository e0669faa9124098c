"""An evening at the community house: one place, many households or only counts of people."""

import pytest

from bot.domain.people import Role
from bot.domain.period import Period
from bot.domain.visit import Mode
from bot.storage.database import Database
from tests.chat import Chat
from tests.clock import TODAY


@pytest.fixture
async def volunteer(database: Database, chat: Chat) -> Chat:
    async with database.transaction() as transaction:
        team = await transaction.people.add_team("Tổ 5")
        for _ in range(4):
            await transaction.households.open(team.id, None)
        code = (await transaction.invitations.invite(team.id, Role.VOLUNTEER)).code or ""
    await chat.says("TV", code)
    await chat.says("TV", "chị Hoa")
    return chat


async def test_an_evening_is_logged_line_by_line(volunteer: Chat, database: Database) -> None:
    await volunteer.plays(
        """
        TV: hội trường
        Bot: 🏛 Buổi ở hội trường: tối nay giúp việc gì ạ? Gõ ngắn gọn, hoặc bấm.
             [Theo nhóm việc]
        TV: quên mật khẩu vneid
        Bot: 🏛 Buổi này: 0 hộ · 0 lượt · 0 người
             Gõ mã hộ (H-012 2 người), nhiều mã một lúc, hoặc chỉ số người (12 người). Xong thì gõ “kết thúc”.
             [Hộ mới] [Đổi việc] [Kết thúc]
        TV: H-001 2 người
        Bot: ✅ Đã ghi: H-001 · Quên mật khẩu VNeID · 2 người · xong · nhà văn hóa · hôm nay.
             🏛 Buổi này: 1 hộ · 1 lượt · 2 người
             …
             [Hộ mới] [Đổi việc] [Hoàn tác] [Kết thúc]
        TV: h2, h3
        Bot: ✅ Đã ghi: H-003 · Quên mật khẩu VNeID · 1 người · xong · nhà văn hóa · hôm nay.
             🏛 Buổi này: 3 hộ · 3 lượt · 4 người
             …
        TV: 12 người
        Bot: ✅ Đã ghi: không có hộ · Quên mật khẩu VNeID · 12 người · xong · nhà văn hóa · hôm nay.
             🏛 Buổi này: 3 hộ · 4 lượt · 16 người
             …
        TV: 3
        Bot: ✅ Đã ghi: không có hộ · Quên mật khẩu VNeID · 3 người · xong · nhà văn hóa · hôm nay.
             …
        TV: [Hoàn tác]
        Bot: Đã bỏ khỏi sổ: không có hộ · Quên mật khẩu VNeID · 3 người · xong · nhà văn hóa · hôm nay.
             🏛 Buổi này: 3 hộ · 4 lượt · 16 người
             …
        TV: H-004 quét mã qr trả tiền
        Bot: ✅ Đã ghi: H-004 · Quét mã VietQR để trả tiền · 1 người · xong · nhà văn hóa · hôm nay.
             🏛 Buổi này: 4 hộ · 5 lượt · 17 người
             …
        TV: [Hộ mới]
        Bot: ✅ Đã ghi: H-005 · Quên mật khẩu VNeID · 1 người · xong · nhà văn hóa · hôm nay.
             🏛 Buổi này: 5 hộ · 6 lượt · 18 người
             …
        TV: kết thúc
        Bot: 🏛 Buổi này: 5 hộ · 6 lượt · 18 người
             ✅ Đã kết thúc buổi ở hội trường. Mọi lượt đã nằm trong sổ.
        TV: ghi H-001 quên mật khẩu vneid
        Bot: ✅ Đã ghi: H-001 · Quên mật khẩu VNeID · 1 người · xong · hôm nay.
             […]
        """
    )
    async with database.transaction() as transaction:
        visits = await transaction.visits.of_volunteer(1, Period.week_of(TODAY))
    assert [visit.mode for visit in visits] == [Mode.COMMUNITY_HOUSE] * 6 + [Mode.HOME]


async def test_a_guide_in_the_middle_of_the_evening_is_logged_there_too(volunteer: Chat) -> None:
    await volunteer.plays(
        """
        TV: hoi truong
        Bot: …
        TV: quên mật khẩu vneid
        Bot: …
        TV: quét mã qr trả tiền
        Bot: 📘 Quét mã VietQR để trả tiền · 2 bước · khoảng 10 phút
             …
        TV: [Bắt đầu]
        Bot: …
        TV: [Bước tiếp]
        Bot: …
        TV: [Xong rồi ✅]
        Bot: …
        TV: H-001
        Bot: ✅ Đã ghi: H-001 · Quét mã VietQR để trả tiền · 1 người · xong · nhà văn hóa · hôm nay.
             🏛 Buổi này: 1 hộ · 1 lượt · 1 người
             …
        TV: hội trường
        Bot: 🏛 Buổi này: 1 hộ · 1 lượt · 1 người
             …
        """
    )


async def test_what_cannot_be_is_explained_and_nothing_is_logged(volunteer: Chat) -> None:
    for said in ("hội trường", "quên mật khẩu vneid"):
        await volunteer.says("TV", said)
    assert (await volunteer.says("TV", "H-001 H-099")).text.startswith("Tổ chưa có hộ H-099.")
    assert (await volunteer.says("TV", "150 người")).text.startswith("Một lượt ghi từ 1 đến 99 người.")
    assert "0 lượt" in (await volunteer.says("TV", "hội trường")).text


async def test_the_task_can_change_during_the_evening(volunteer: Chat) -> None:
    await volunteer.plays(
        """
        TV: hội trường
        Bot: …
        TV: [Theo nhóm việc]
        Bot: …
        TV: [VNeID]
        Bot: …
        TV: 5 người
        Bot: …
        TV: [Đổi việc]
        Bot: …
        TV: quét mã qr trả tiền
        Bot: 🏛 Buổi này: 0 hộ · 1 lượt · 5 người
             …
        TV: 2 người
        Bot: ✅ Đã ghi: không có hộ · Quét mã VietQR để trả tiền · 2 người · xong · nhà văn hóa · hôm nay.
             🏛 Buổi này: 0 hộ · 2 lượt · 7 người
             …
        """
    )


async def test_a_resident_has_no_evening(chat: Chat) -> None:
    for said in ("hội trường", "kết thúc"):
        assert not (await chat.says("Dân", said)).text.startswith("🏛")
