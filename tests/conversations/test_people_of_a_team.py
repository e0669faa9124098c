"""Who is in a team: the lead is told, removes, hands over; one person on two channels, one person in two teams."""

from datetime import timedelta

import pytest

from bot.domain.people import Role, Team
from bot.service import Conversations
from bot.storage.database import Database
from tests.chat import Chat
from tests.clock import Clock


async def invited(database: Database, team: Team, role: Role) -> str:
    async with database.transaction() as transaction:
        return (await transaction.invitations.invite(team.id, role)).code or ""


async def joins(chat: Chat, speaker: str, code: str, name: str) -> None:
    await chat.says(speaker, code)
    await chat.says(speaker, name)


@pytest.fixture
async def team(database: Database, chat: Chat) -> Team:
    """Tổ 5 with a lead (TT) and a volunteer (TV)."""
    async with database.transaction() as transaction:
        team = await transaction.people.add_team("Tổ 5")
    await joins(chat, "TT", await invited(database, team, Role.LEAD), "bác Tâm")
    await joins(chat, "TV", await invited(database, team, Role.VOLUNTEER), "chị Hoa")
    await told(chat)
    return team


async def told(chat: Chat) -> list[tuple[str, str]]:
    """What was said unasked meanwhile: to whom, and what."""
    kept = await chat.conversations.kept("paper")
    for each in kept:
        await chat.conversations.carried(each.id)
    return [(each.conversation.address, each.reply.text) for each in kept]


async def test_the_lead_is_told_who_joined(chat: Chat, team: Team, database: Database) -> None:
    await joins(chat, "Lan", await invited(database, team, Role.VOLUNTEER), "chị Lan")
    assert await told(chat) == [
        (
            "TT",
            "🔔 Có người vừa vào Tổ 5 bằng mã mời. Gõ “tổ viên” để xem; không đúng người thì gỡ được ngay.",
        ),
        ("TT", "🔔 Người vừa vào tổ là chị Lan."),
    ]


@pytest.mark.parametrize("silent", ["web", "terminal"])
async def test_where_nothing_can_be_pushed_the_news_comes_once_with_the_next_answer(
    conversations: Conversations, database: Database, silent: str
) -> None:
    chat = Chat(conversations, silent)
    async with database.transaction() as transaction:
        team = await transaction.people.add_team("Tổ 5")
    await joins(chat, "TT", await invited(database, team, Role.LEAD), "bác Tâm")
    await joins(chat, "Lan", await invited(database, team, Role.VOLUNTEER), "chị Lan")
    first, second = await chat.says("TT", "tổ viên"), await chat.says("TT", "tổ viên")
    news = "🔔 Có người vừa vào Tổ 5 bằng mã mời. Gõ “tổ viên” để xem; không đúng người thì gỡ được ngay."
    assert first.text == f"{news}\n\n🔔 Người vừa vào tổ là chị Lan.\n\n{second.text}"
    assert await conversations.kept(silent) == []


async def test_a_lead_is_told_in_their_own_language(chat: Chat, team: Team, database: Database) -> None:
    await chat.says("TT", "tiếng anh")
    await chat.says("TT", "en")
    await joins(chat, "Lan", await invited(database, team, Role.VOLUNTEER), "chị Lan")
    assert ("TT", "🔔 Who joined just now is chị Lan.") in await told(chat)


async def test_a_lead_removes_somebody_and_the_rights_end_at_once(chat: Chat, team: Team) -> None:
    await chat.says("TV", "ghi quên mật khẩu vneid")
    await chat.says("TV", "[Hộ mới]")
    await chat.plays(
        """
        TT: tổ viên
        Bot: 👥 Tổ 5: 2 người
             1. bác Tâm · tổ trưởng · từ 22/11/2026
             2. chị Hoa · tổ viên · từ 22/11/2026
             [bác Tâm] [chị Hoa] [Xong]
        TT: [chị Hoa]
        Bot: chị Hoa · tổ viên · từ 22/11/2026
             [Gỡ khỏi tổ] [Giao làm tổ trưởng] [Quay lại]
        TT: gỡ
        Bot: Gỡ chị Hoa khỏi Tổ 5? Quyền xem và ghi sổ hết ngay; các lượt đã ghi vẫn còn.
             [Gỡ khỏi tổ] [Quay lại]
        TT: [Gỡ khỏi tổ]
        Bot: Đã gỡ chị Hoa khỏi Tổ 5. Mã mời đang còn hạn thì thu hồi ở “mã mời”.
        TT: báo cáo
        Bot: 📊 Tổ 5, tuần 16/11 – 22/11/2026
             1 hộ (kỳ trước —)
             …
        """
    )
    for said in ("ghi H-001 quên mật khẩu vneid", "hoàn tác", "tuần của tôi"):
        reply = await chat.says("TV", said)
        assert not reply.text.startswith(("✅", "Đã bỏ", "🗒"))


async def test_a_button_of_a_removed_volunteer_does_nothing(
    chat: Chat, team: Team, database: Database
) -> None:
    logged = await chat.says("TV", "ghi quên mật khẩu vneid")
    logged = await chat.says("TV", "[Hộ mới]")
    async with database.transaction() as transaction:
        await transaction.people.leave(2, team.id)
    reply = await chat.presses("TV", "Hoàn tác", logged)
    assert reply.text.startswith("Việc này anh/chị không có quyền làm")


async def test_a_lead_cannot_remove_themselves_but_hands_the_team_over(chat: Chat, team: Team) -> None:
    await chat.says("TV", "ghi quên mật khẩu vneid")
    await chat.says("TV", "[Hộ mới]")
    await chat.plays(
        """
        TT: tổ viên
        Bot: …
        TT: [bác Tâm]
        Bot: bác Tâm · tổ trưởng · từ 22/11/2026
             [Quay lại]
        TT: [Quay lại]
        Bot: …
        TT: [chị Hoa]
        Bot: …
        TT: [Giao làm tổ trưởng]
        Bot: Giao Tổ 5 cho chị Hoa? Sổ, hộ và báo cáo giữ nguyên; anh/chị thành tổ viên.
             [Giao làm tổ trưởng] [Quay lại]
        TT: [Giao làm tổ trưởng]
        Bot: Đã giao Tổ 5 cho chị Hoa. Cảm ơn anh/chị đã dẫn dắt tổ!
        TT: báo cáo
        Bot: Việc này dành cho tổ trưởng ạ.
        TV: báo cáo
        Bot: 📊 Tổ 5, tuần 16/11 – 22/11/2026
             1 hộ (kỳ trước —)
             …
        TT: ghi H-001 quên mật khẩu vneid
        Bot: ✅ Đã ghi: H-001 · Quên mật khẩu VNeID · 1 người · xong · hôm nay.
             […]
        """
    )


async def test_a_long_team_is_shown_page_by_page(chat: Chat, team: Team, database: Database) -> None:
    code = await invited(database, team, Role.VOLUNTEER)
    for name in ("anh Ba", "cô Tư"):
        await joins(chat, name, code, name)
    await chat.plays(
        """
        TT: tổ viên
        Bot: …
             [bác Tâm] [chị Hoa] [anh Ba] [Xem tiếp (1/2)] [Xong]
        TT: [Xem tiếp (1/2)]
        Bot: 👥 Tổ 5: 4 người
             4. cô Tư · tổ viên · từ 22/11/2026
             [cô Tư] [Xem tiếp (2/2)] [Xong]
        """
    )


async def test_one_person_links_a_second_channel(chat: Chat, team: Team, clock: Clock) -> None:
    code = next(line for line in (await chat.says("TV", "liên kết")).text.splitlines() if line[4:5] == "-")
    await chat.plays(
        f"""
        Máy hai: {code}
        Bot: ✅ Đã nối: ở đây anh/chị cũng là chị Hoa (Tổ 5).
        Máy hai: ghi quên mật khẩu vneid
        Bot: …
        Máy hai: [Hộ mới]
        Bot: …
        TV: hoàn tác
        Bot: Đã bỏ khỏi sổ: H-001 · Quên mật khẩu VNeID · 1 người · xong · hôm nay.
             [Ghi lại]
        Lan: {code}
        Bot: Mã này không đúng. Anh/chị xem lại từng chữ giúp tôi, hoặc xin tổ trưởng mã khác.
             [Để sau]
        """
    )
    ((address, text),) = await told(chat)
    assert address == "TV"
    assert text.startswith("🔔 Một kênh nữa vừa được nối với anh/chị")


async def test_two_records_of_one_person_become_one(chat: Chat, team: Team, database: Database) -> None:
    async with database.transaction() as transaction:
        other = await transaction.people.add_team("Tổ 6")
    await joins(chat, "Zalo", await invited(database, team, Role.VOLUNTEER), "chị Hoa")
    await chat.says("Zalo", await invited(database, other, Role.LEAD))
    await chat.says("Zalo", "ghi quên mật khẩu vneid")
    for _ in range(2):  # which team, if that is asked, and which household
        if "[Hộ mới]" not in (reply := chat.replies["Zalo"]).text and reply.choices[0].label.startswith("Tổ"):
            await chat.says("Zalo", "[Tổ 5]")
    await chat.says("Zalo", "[Hộ mới]")
    code = next(line for line in (await chat.says("TV", "liên kết")).text.splitlines() if line[4:5] == "-")
    assert "(Tổ 5, Tổ 6)" in (await chat.says("Zalo", code)).text
    assert "1 lượt" in (await chat.says("TV", "tuần của tôi")).text
    assert (await chat.says("TV", "mời")).text.startswith("Mã mời tổ viên vào Tổ 6")
    async with database.transaction() as transaction:
        assert [m.name for m in await transaction.people.members(team.id)] == ["bác Tâm", "chị Hoa"]


async def test_a_link_code_lasts_ten_minutes_and_a_newer_one_replaces_it(
    chat: Chat, team: Team, clock: Clock
) -> None:
    first, second = [
        next(line for line in (await chat.says("TV", "liên kết")).text.splitlines() if line[4:5] == "-")
        for _ in range(2)
    ]
    assert (await chat.says("Lan", first)).text.startswith("Mã này không đúng")
    assert (await chat.says("TV", second)).text.startswith("Mã này là của chính anh/chị")
    clock.forward(timedelta(minutes=11))
    assert (await chat.says("Lan", second)).text.startswith("Mã này không đúng")


async def test_guessing_link_codes_is_slowed_down_like_invitations(chat: Chat, team: Team) -> None:
    code = next(line for line in (await chat.says("TV", "liên kết")).text.splitlines() if line[4:5] == "-")
    for _ in range(5):
        await chat.says("Lan", "AAAA-2222")
    assert (await chat.says("Lan", code)).text.startswith("Thử sai nhiều lần quá")


async def test_a_resident_has_nothing_to_link_and_no_team_to_look_at(chat: Chat, team: Team) -> None:
    for said in ("liên kết", "tổ viên"):
        reply = await chat.says("Dân", said)
        assert "-" not in reply.text.splitlines()[0]
        assert not reply.text.startswith(("Mã nối kênh", "👥"))


async def test_a_lead_of_two_teams_says_which(chat: Chat, team: Team, database: Database) -> None:
    async with database.transaction() as transaction:
        other = await transaction.people.add_team("Tổ 6")
    await chat.says("TT", await invited(database, other, Role.LEAD))
    await chat.plays(
        """
        TT: mời
        Bot: Tổ nào ạ?
             [Tổ 6] [Tổ 5]
        TT: to 5
        Bot: Mã mời tổ viên vào Tổ 5:
             …
        TT: tổ viên
        Bot: Tổ nào ạ?
             [Tổ 6] [Tổ 5]
        TT: [Tổ 6]
        Bot: 👥 Tổ 6: 1 người
             …
        """
    )


async def test_a_coordinator_joins_by_a_code(chat: Chat, team: Team, database: Database) -> None:
    async with database.transaction() as transaction:
        commune = await transaction.areas.commune("Xã Hoa Mẫu")
        code = (await transaction.invitations.invite_coordinator(commune.id)).code
    await chat.plays(
        f"""
        ĐP: {code}
        Bot: ✅ Anh/chị là điều phối của Xã Hoa Mẫu.
             …
             [Để sau]
        ĐP: chị An
        Bot: Vâng, chị An. Anh/chị cần gì cứ gõ.
        """
    )
