"""A team lead: inviting, the week's counts; and what others may not do."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.dialogue.message import ConversationId, Fetched, Poster
from bot.domain.people import Role, Team
from bot.storage.database import Database
from tests.chat import Chat
from tests.clock import ZONE, Clock


@pytest.fixture
async def team(database: Database, chat: Chat) -> Team:
    """Tổ 5 with a lead (TT) and a volunteer (TV)."""
    async with database.transaction() as transaction:
        team = await transaction.people.add_team("Tổ 5")
        lead = await transaction.invitations.invite(team.id, Role.LEAD)
        volunteer = await transaction.invitations.invite(team.id, Role.VOLUNTEER)
    await chat.says("TT", lead.code or "")
    await chat.says("TT", "bác Tâm")
    await chat.says("TV", volunteer.code or "")
    await chat.says("TV", "chị Hoa")
    return team


def code_in(text: str) -> str:
    return next(line for line in text.splitlines() if len(line) == 9 and line[4] == "-")


async def test_a_lead_reads_the_week(chat: Chat, team: Team, clock: Clock) -> None:
    clock.forward(timedelta(days=-7))
    await chat.plays(
        """
        TV: ghi quên mật khẩu vneid
        Bot: …
        TV: [Hộ mới]
        Bot: …
        """
    )
    clock.forward(timedelta(days=7))
    await chat.plays(
        """
        TV: ghi H-001 quên mật khẩu vneid 2 người
        Bot: …
        TV: ghi H-001 quét mã qr trả tiền chưa xong
        Bot: …
        TV: ghi quét mã qr trả tiền hôm qua
        Bot: …
        TV: [Hộ mới]
        Bot: …
        TV: ghi H-002 quên mật khẩu vneid
        Bot: …
        TV: [Hoàn tác]
        Bot: …
        Dân: xin visa đi Mỹ
        Bot: …
        TT: báo cáo
        Bot: 📊 Tổ 5, tuần 16/11 – 22/11/2026
             2 hộ (kỳ trước 1)
             3 lượt (kỳ trước 1)
             4 người (kỳ trước 1)

             Theo nhóm việc:
             • Thanh toán: 2 hộ · 2 lượt · 2 người
             • VNeID: 1 hộ · 1 lượt · 2 người

             Kết quả:
             • xong: 2 lượt
             • chưa xong: 1 lượt

             Câu hỏi chưa có hướng dẫn: 1
             [Theo tổ viên] [Xem từng lượt] [Xuất báo cáo] [Tuần trước]
        TT: [Theo tổ viên]
        Bot: 📊 Tổ 5, tuần 16/11 – 22/11/2026
             Theo tổ viên:
             • chị Hoa: 2 hộ · 3 lượt · 4 người
             [Theo nhóm việc] [Xem từng lượt] [Xuất báo cáo] [Tuần trước]
        TT: báo cáo tuần trước
        Bot: 📊 Tổ 5, tuần 09/11 – 15/11/2026
             1 hộ (kỳ trước —)
             …
             [Theo tổ viên] [Xem từng lượt] [Xuất báo cáo] [Tuần trước] [Tuần sau]
        TT: [Tuần trước]
        Bot: 📊 Tổ 5, tuần 02/11 – 08/11/2026
             0 hộ (kỳ trước —)
             0 lượt (kỳ trước —)
             0 người (kỳ trước —)
             Chưa có lượt nào được ghi trong thời gian này.
             [Theo tổ viên] [Xem từng lượt] [Xuất báo cáo] [Tuần trước] [Tuần sau]
        """
    )


async def test_a_lead_invites_and_takes_the_invitation_back(chat: Chat, team: Team) -> None:
    chat.conversations.link_by("paper", lambda payload: f"https://t.me/sotayso_bot?start={payload}")
    invitation = await chat.says("TT", "mời")
    code = code_in(invitation.text)
    assert invitation.link == f"https://t.me/sotayso_bot?start=join_{code.replace('-', '')}"
    await chat.plays(
        f"""
        Lan: /start join_{code.replace("-", "")}
        Bot: ✅ Chào mừng anh/chị vào Tổ 5!
             …
        TT: [Thu hồi mã này]
        Bot: Đã thu hồi. Không ai dùng được mã đó nữa.
        Minh: tham gia {code}
        Bot: Mã này đã bị thu hồi. Anh/chị xin tổ trưởng mã mới nhé.
             [Để sau]
        """
    )


async def test_an_invitation_is_a_picture_to_print_as_long_as_it_is_open(chat: Chat, team: Team) -> None:
    chat.conversations.link_by("public", lambda payload: f"https://sotay.example.vn/?start={payload}")
    code = code_in((await chat.says("TT", "mời")).text)
    await chat.plays(
        f"""
        TT: [Ảnh QR để in]
        Bot: 🖨 Ảnh mã mời vào Tổ 5. In khổ A5, hoặc chuyển tiếp cho người được mời.
             Mã gõ tay: {code}
             [Thu hồi mã này] [Xong]
        """
    )
    poster = chat.replies["TT"].file
    assert isinstance(poster, Poster)
    assert poster.link == f"https://sotay.example.vn/?start=join_{code.replace('-', '')}"
    lead, volunteer = ConversationId("paper", "TT"), ConversationId("paper", "TV")
    fetched = await chat.conversations.fetch(lead, poster)
    assert isinstance(fetched, Fetched)
    assert (fetched.name, fetched.data[:4]) == ("moi-to-5.png", b"\x89PNG")
    refused = "Việc này anh/chị không có quyền làm"
    assert str(await chat.conversations.fetch(volunteer, poster)).startswith(refused)
    await chat.says("TT", "[Thu hồi mã này]")
    assert str(await chat.conversations.fetch(lead, poster)).startswith(refused)


async def test_on_telegram_the_picture_opens_telegram(chat: Chat, team: Team) -> None:
    chat.conversations.link_by("public", lambda payload: f"https://sotay.example.vn/?start={payload}")
    chat.conversations.link_by("telegram", lambda payload: f"https://t.me/x?start={payload}")
    await chat.says("TT", "mời")
    poster = (await chat.says("TT", "qr")).file
    assert isinstance(poster, Poster)
    assert (poster.link or "").startswith("https://t.me/x?start=join_")


async def test_an_invitation_lasts_until_the_end_of_its_last_day_where_people_live(
    chat: Chat, team: Team, clock: Clock
) -> None:
    clock.now = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)  # Monday half past six in Vietnam
    invited = (await chat.says("TT", "mời")).text
    assert "đến hết ngày 07/12/2026" in invited
    clock.now = datetime(2026, 12, 7, 23, 59, tzinfo=ZONE)
    assert (await chat.says("Lan", code_in(invited))).text.startswith("✅ Chào mừng")
    clock.forward(timedelta(minutes=1))
    assert (await chat.says("Mai", code_in(invited))).text.startswith("Mã này đã hết hạn")


async def test_the_invitations_in_use_are_listed_and_revoked_one_by_one(chat: Chat, team: Team) -> None:
    code = code_in((await chat.says("TT", "mời")).text)
    await chat.plays(
        f"""
        TT: mã mời
        Bot: Mã mời đang dùng được của Tổ 5:
             1. mã tổ viên · còn 20 lượt · đến 06/12/2026
             2. mã tổ viên · còn 19 lượt · đến 06/12/2026
             [Thu hồi mã 1] [Thu hồi mã 2] [Xong]
        TT: thu hoi ma 1
        Bot: …
        Lan: {code}
        Bot: Mã này đã bị thu hồi. Anh/chị xin tổ trưởng mã mới nhé.
             [Để sau]
        """
    )


async def test_guessing_codes_is_slowed_down(chat: Chat, team: Team, clock: Clock) -> None:
    code = code_in((await chat.says("TT", "mời")).text)
    for _ in range(5):
        assert (await chat.says("Lan", "tham gia AAAA-2222")).text.startswith("Mã này không đúng")
    assert (await chat.says("Lan", code)).text.startswith("Thử sai nhiều lần quá")
    clock.forward(timedelta(minutes=16))
    assert (await chat.says("Lan", code)).text.startswith("✅ Chào mừng")


async def test_a_volunteer_sees_no_team_counts_and_invites_nobody(chat: Chat, team: Team) -> None:
    for said in ("báo cáo", "mời", "mã mời"):
        assert (await chat.says("TV", said)).text == "Việc này dành cho tổ trưởng ạ."


@pytest.mark.parametrize(
    "said", ["ghi", "ghi H-001 quên mật khẩu vneid", "tuần của tôi", "hoàn tác", "báo cáo", "mời"]
)
async def test_a_residents_words_are_never_commands_of_the_team(chat: Chat, team: Team, said: str) -> None:
    reply = await chat.says("Dân", said)
    assert not reply.text.startswith(("✅", "📊", "🗒", "Việc này dành cho"))
    assert "H-00" not in reply.text


async def test_a_lead_of_one_team_is_nobody_in_another(chat: Chat, team: Team, database: Database) -> None:
    async with database.transaction() as transaction:
        other = await transaction.people.add_team("Tổ 6")
        lead = await transaction.invitations.invite(other.id, Role.LEAD)
    await chat.says("TT6", lead.code or "")
    await chat.says("TV", "ghi quên mật khẩu vneid")
    await chat.says("TV", "[Hộ mới]")
    report = await chat.says("TT6", "báo cáo")
    assert "0 lượt (kỳ trước —)" in report.text
    assert (await chat.says("TT6", "ghi H-001 quên mật khẩu vneid")).text.startswith("Tổ chưa có hộ H-001")


async def test_a_name_that_is_no_name_is_asked_again(chat: Chat, database: Database) -> None:
    async with database.transaction() as transaction:
        team = await transaction.people.add_team("Tổ 7")
        invitation = await transaction.invitations.invite(team.id, Role.VOLUNTEER)
    await chat.says("TV", invitation.code or "")
    assert (await chat.says("TV", "0912345678")).text.startswith("Tên chỉ gồm chữ")
    assert (await chat.says("TV", "anh Ba")).text.startswith("Vâng, anh Ba")
