"""A volunteer in somebody's kitchen, one hand free."""

import pytest

from bot.domain.people import Role
from bot.domain.period import Period
from bot.domain.visit import Mode, Outcome, Visit
from bot.storage.database import Database
from tests.chat import Chat, written
from tests.clock import TODAY


@pytest.fixture
async def code(database: Database) -> str:
    """An invitation for volunteers of Tổ 5, which has two households."""
    async with database.transaction() as transaction:
        team = await transaction.people.add_team("Tổ 5")
        for _ in range(2):
            await transaction.households.open(team.id, None)
        invitation = await transaction.invitations.invite(team.id, Role.VOLUNTEER)
    return invitation.code or ""


@pytest.fixture
async def volunteer(chat: Chat, code: str) -> Chat:
    await chat.says("TV", f"tham gia {code}")
    await chat.says("TV", "chị Hoa")
    return chat


async def visits(database: Database) -> list[Visit]:
    async with database.transaction() as transaction:
        return await transaction.visits.of_volunteer(1, Period.week_of(TODAY))


async def test_a_code_makes_a_volunteer(chat: Chat, code: str) -> None:
    await chat.plays(
        f"""
        TV: tham gia {code.lower()}
        Bot: ✅ Chào mừng anh/chị vào Tổ 5!
             Cứ hỏi như bà con hỏi. Xong một hướng dẫn, bấm mã hộ là đã ghi sổ. Gõ “trợ giúp” để xem mọi việc.

             Tổ gọi anh/chị là gì ạ? Tên này chỉ hiện trong báo cáo của tổ. (Ví dụ: chị Hoa)
             [Để sau]
        TV: chị Hoa
        Bot: Vâng, chị Hoa. Anh/chị cần gì cứ gõ.
        """
    )


async def test_two_taps_after_a_guide_log_the_help(volunteer: Chat, database: Database) -> None:
    await volunteer.plays(
        """
        TV: quét mã qr trả tiền
        Bot: …
        TV: [Bắt đầu]
        Bot: …
        TV: [Bước tiếp]
        Bot: …
        TV: [Xong rồi ✅]
        Bot: 🎉 Hết các bước rồi.
             Bác đăng nhập được bằng mật khẩu mới.

             Ghi vào sổ cho hộ nào ạ? Bấm, hoặc gõ mã hộ (H-012).
             [H-002] [H-001] [Hộ mới] [Không ghi]
        TV: [H-001]
        Bot: ✅ Đã ghi: H-001 · Quét mã VietQR để trả tiền · 1 người · xong · hôm nay.
             [Hoàn tác] [Sửa] [Thêm việc cho hộ này]
        TV: [Hoàn tác]
        Bot: Đã bỏ khỏi sổ: H-001 · Quét mã VietQR để trả tiền · 1 người · xong · hôm nay.
             [Ghi lại]
        TV: ghi lai
        Bot: ✅ Đã ghi: H-001 · Quét mã VietQR để trả tiền · 1 người · xong · hôm nay.
             [Hoàn tác] [Sửa] [Thêm việc cho hộ này]
        """
    )
    assert [
        (visit.household and visit.household.code, visit.guide_id) for visit in await visits(database)
    ] == [("H-001", "tt-quet-vietqr")]


async def test_a_guide_that_is_stopped_is_logged_as_unfinished(volunteer: Chat, database: Database) -> None:
    await volunteer.plays(
        """
        TV: quét mã qr trả tiền
        Bot: …
        TV: [Bắt đầu]
        Bot: …
        TV: thoi
        Bot: Ta dừng ở đây. Nếu ghi, tôi ghi là “chưa xong”.

             Ghi vào sổ cho hộ nào ạ? Bấm, hoặc gõ mã hộ (H-012).
             [H-002] [H-001] [Hộ mới] [Không ghi]
        TV: h2
        Bot: ✅ Đã ghi: H-002 · Quét mã VietQR để trả tiền · 1 người · chưa xong · hôm nay.
             Khi nào anh/chị quay lại? Bấm, hoặc gõ ngày (27/11, thứ sáu).
             [Mai] [3 ngày nữa] [Tuần sau] [Chưa hẹn] [Hoàn tác]
        """
    )
    assert [visit.outcome for visit in await visits(database)] == [Outcome.UNFINISHED]


async def test_one_line_says_it_all(volunteer: Chat, database: Database) -> None:
    await volunteer.plays(
        """
        TV: ghi H-002 quên mật khẩu vneid 2 người hôm qua, qua điện thoại
        Bot: ✅ Đã ghi: H-002 · Quên mật khẩu VNeID · 2 người · xong · qua điện thoại · 21/11/2026.
             [Hoàn tác] [Sửa] [Thêm việc cho hộ này]
        """
    )
    assert [(visit.people, visit.mode) for visit in await visits(database)] == [(2, Mode.PHONE)]


async def test_what_is_unclear_in_a_line_is_asked_never_guessed(volunteer: Chat, database: Database) -> None:
    await volunteer.plays(
        """
        TV: ghi H-001 vneid 2 người
        Bot: Việc nào ạ?
             …
        TV: viec khac ve vneid
        Bot: ✅ Đã ghi: H-001 · VNeID · 2 người · xong · hôm nay.
             [Hoàn tác] [Sửa] [Thêm việc cho hộ này]
        TV: ghi quên mật khẩu vneid
        Bot: Ghi vào sổ cho hộ nào ạ? Bấm, hoặc gõ mã hộ (H-012).
             [H-001] [H-002] [Hộ mới] [Không ghi]
        TV: [Hộ mới]
        Bot: ✅ Đã ghi: H-003 · Quên mật khẩu VNeID · 1 người · xong · hôm nay.
             [Hoàn tác] [Sửa] [Thêm việc cho hộ này] [Đặt tên cho hộ]
        TV: ghi H-099 quên mật khẩu vneid
        Bot: Tổ chưa có hộ H-099. Anh/chị chọn hộ khác, hoặc mở hộ mới.
             …
        """
    )
    assert len(await visits(database)) == 2


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("ghi H-001 quên mật khẩu vneid 300 người", "Một lượt ghi từ 1 đến 99 người."),
        ("ghi H-001 quên mật khẩu vneid 1/9", "Ngày này không ghi được"),
        ("ghi H-001 quên mật khẩu vneid 45/13", "Ngày này không ghi được"),
        ("ghi H-001 H-002 quên mật khẩu vneid", "Có hai mã hộ trong một dòng."),
    ],
)
async def test_an_impossible_line_is_explained_and_not_logged(
    volunteer: Chat, database: Database, line: str, answer: str
) -> None:
    reply = await volunteer.says("TV", line)
    assert reply.text.startswith(answer)
    assert await visits(database) == []


@pytest.mark.parametrize(
    ("said", "after"),
    [
        ("[Có 2 người]", "2 người · xong · hôm nay."),
        ("[chưa xong]", "1 người · chưa xong · hôm nay."),
        ("[Hôm qua]", "1 người · xong · 21/11/2026."),
        ("[nhà văn hóa]", "1 người · xong · nhà văn hóa · hôm nay."),
        ("3 người hôm kia qua điện thoại", "3 người · xong · qua điện thoại · 20/11/2026."),
        ("vắng nhà", "không có ai ở nhà · hôm nay."),
    ],
)
async def test_what_is_likely_to_be_otherwise_is_one_tap_away(volunteer: Chat, said: str, after: str) -> None:
    for line in ("ghi H-001 quên mật khẩu vneid", "[Sửa]"):
        await volunteer.says("TV", line)
    reply = await volunteer.says("TV", said)
    assert reply.text.splitlines()[0] == f"✅ Đã sửa: H-001 · Quên mật khẩu VNeID · {after}"


@pytest.mark.parametrize(
    ("said", "told"), [("150 người", "Một lượt ghi từ 1 đến 99 người."), ("1/1", "Ngày này không ghi được")]
)
async def test_what_cannot_be_is_asked_again(volunteer: Chat, said: str, told: str) -> None:
    for line in ("ghi H-001 quên mật khẩu vneid", "[Sửa]"):
        await volunteer.says("TV", line)
    reply = await volunteer.says("TV", said)
    assert reply.text.startswith(told)
    assert "[Sửa khác]" in written(reply)


async def test_correcting_asks_only_for_what_changes(volunteer: Chat, database: Database) -> None:
    await volunteer.plays(
        """
        TV: ghi H-001 quên mật khẩu vneid
        Bot: …
        TV: [Sửa]
        Bot: H-001 · Quên mật khẩu VNeID · 1 người · xong · hôm nay
             Anh/chị sửa gì ạ? Bấm, hoặc gõ (3 người, hôm qua, vắng nhà).
             [Có 2 người] [chưa xong] [Hôm qua] [nhà văn hóa] [Sửa khác]
        TV: [Sửa khác]
        Bot: …
             [Số người] [Kết quả] [Ngày] [Hình thức] [Hộ hoặc việc]
        TV: [Số người]
        Bot: Mấy người ạ? Bấm, hoặc gõ số.
             [1] [2] [3] [4] [5]
        TV: 7
        Bot: ✅ Đã sửa: H-001 · Quên mật khẩu VNeID · 7 người · xong · hôm nay.
             [Hoàn tác] [Sửa] [Thêm việc cho hộ này]
        TV: sua
        Bot: …
        TV: ket qua
        Bot: Kết quả thế nào ạ?
             [xong] [chưa xong] [chuyển lên xã] [không có ai ở nhà] [không nhận giúp]
        TV: chuyen len xa
        Bot: ✅ Đã sửa: H-001 · Quên mật khẩu VNeID · 7 người · chuyển lên xã · hôm nay.
             [Hoàn tác] [Sửa] [Thêm việc cho hộ này]
        TV: sửa
        Bot: …
        TV: ngày
        Bot: Ngày nào ạ? Bấm, hoặc gõ ngày (19/11).
             [Hôm nay] [Hôm qua] [Hôm kia]
        TV: 19/11
        Bot: ✅ Đã sửa: H-001 · Quên mật khẩu VNeID · 7 người · chuyển lên xã · 19/11/2026.
             [Hoàn tác] [Sửa] [Thêm việc cho hộ này]
        TV: sửa
        Bot: …
        TV: hộ
        Bot: …
        TV: [H-002]
        Bot: ✅ Đã sửa: H-002 · Quên mật khẩu VNeID · 7 người · chuyển lên xã · 19/11/2026.
             [Hoàn tác] [Sửa] [Thêm việc cho hộ này]
        TV: sửa
        Bot: …
        TV: việc
        Bot: …
        TV: quét mã qr trả tiền
        Bot: ✅ Đã sửa: H-002 · Quét mã VietQR để trả tiền · 7 người · chuyển lên xã · 19/11/2026.
             [Hoàn tác] [Sửa] [Thêm việc cho hộ này]
        """
    )
    async with database.transaction() as transaction:
        history = await transaction.visits.history(1)
    assert [version.visit.people for version in history] == [1, 7, 7, 7, 7, 7]


async def test_nobody_at_home_is_a_visit_that_helps_nobody(volunteer: Chat, database: Database) -> None:
    await volunteer.plays(
        """
        TV: ghi H-001 quên mật khẩu vneid vắng nhà
        Bot: ✅ Đã ghi: H-001 · Quên mật khẩu VNeID · không có ai ở nhà · hôm nay.
             [Hoàn tác] [Sửa] [Thêm việc cho hộ này]
        TV: [Sửa]
        Bot: …
        TV: số người
        Bot: …
        TV: 2
        Bot: ✅ Đã sửa: H-001 · Quên mật khẩu VNeID · 2 người · xong · hôm nay.
             [Hoàn tác] [Sửa] [Thêm việc cho hộ này]
        """
    )


async def test_undo_can_be_typed_and_takes_back_the_last_visit_only(
    volunteer: Chat, database: Database
) -> None:
    await volunteer.plays(
        """
        TV: ghi H-001 quên mật khẩu vneid
        Bot: …
        TV: ghi H-002 quét mã qr trả tiền
        Bot: …
        TV: menu
        Bot: …
        TV: hoan tac
        Bot: Đã bỏ khỏi sổ: H-002 · Quét mã VietQR để trả tiền · 1 người · xong · hôm nay.
             [Ghi lại]
        TV: tuần của tôi
        Bot: 🗒 Anh/chị, tuần 16/11 – 22/11/2026
             1 hộ · 1 lượt · 1 người
             #1 · H-001 · Quên mật khẩu VNeID · 1 người · xong · hôm nay
             [Tuần trước]
        """
    )


async def test_a_question_instead_of_a_household_leaves_the_visit_unlogged(
    volunteer: Chat, database: Database
) -> None:
    await volunteer.plays(
        """
        TV: ghi quên mật khẩu vneid
        Bot: …
        TV: quét mã qr trả tiền
        Bot: 📘 Quét mã VietQR để trả tiền · 2 bước · khoảng 10 phút
             …
        """
    )
    assert await visits(database) == []
