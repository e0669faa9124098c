"""More of logging: several tasks, taps by topic, the place, days to come back, reasons and history, two teams."""

from datetime import timedelta

import pytest

from bot.domain.people import Role, Team
from bot.domain.period import Period
from bot.domain.visit import Mode, Outcome, Visit
from bot.storage.database import Database
from tests.chat import Chat
from tests.clock import TODAY, Clock


@pytest.fixture
async def team(database: Database, chat: Chat) -> Team:
    """Tổ 5 with two households, a lead (TT) and a volunteer (TV)."""
    async with database.transaction() as transaction:
        team = await transaction.people.add_team("Tổ 5")
        for _ in range(2):
            await transaction.households.open(team.id, None)
        lead = await transaction.invitations.invite(team.id, Role.LEAD)
        volunteer = await transaction.invitations.invite(team.id, Role.VOLUNTEER)
    for speaker, invitation, name in (("TT", lead, "bác Tâm"), ("TV", volunteer, "chị Hoa")):
        await chat.says(speaker, invitation.code or "")
        await chat.says(speaker, name)
    return team


async def visits(database: Database, volunteer_id: int = 2) -> list[Visit]:
    async with database.transaction() as transaction:
        around = Period(TODAY - timedelta(days=31), TODAY + timedelta(days=31))
        return await transaction.visits.of_volunteer(volunteer_id, around)


@pytest.mark.usefixtures("team")
async def test_one_more_task_for_the_same_household_asks_only_for_the_task(
    chat: Chat, database: Database
) -> None:
    await chat.plays(
        """
        TV: ghi H-001 quên mật khẩu vneid 2 người hôm qua qua điện thoại
        Bot: …
        TV: [Thêm việc cho hộ này]
        Bot: Việc gì nữa cho H-001 ạ?
             [Theo nhóm việc]
        TV: quét mã qr trả tiền
        Bot: ✅ Đã ghi: H-001 · Quét mã VietQR để trả tiền · 2 người · xong · qua điện thoại · 21/11/2026.
             […]
        """
    )
    assert len(await visits(database)) == 2


@pytest.mark.usefixtures("team")
async def test_a_line_may_name_several_tasks(chat: Chat, database: Database) -> None:
    await chat.plays(
        """
        TV: ghi H-001 quên mật khẩu vneid, quét mã qr trả tiền hai người
        Bot: ✅ Đã ghi: H-001 · Quên mật khẩu VNeID · 2 người · xong · hôm nay.
             ✅ Đã ghi: H-001 · Quét mã VietQR để trả tiền · 2 người · xong · hôm nay.
             […]
        TV: [Hoàn tác]
        Bot: Đã bỏ khỏi sổ: H-001 · Quên mật khẩu VNeID · 2 người · xong · hôm nay.
             Đã bỏ khỏi sổ: H-001 · Quét mã VietQR để trả tiền · 2 người · xong · hôm nay.
             [Ghi lại]
        TV: [Ghi lại]
        Bot: ✅ Đã ghi: H-001 · Quên mật khẩu VNeID · 2 người · xong · hôm nay.
             ✅ Đã ghi: H-001 · Quét mã VietQR để trả tiền · 2 người · xong · hôm nay.
             […]
        """
    )
    assert [visit.people for visit in await visits(database)] == [2, 2]


@pytest.mark.usefixtures("team")
async def test_one_day_to_come_back_is_asked_for_all_that_a_line_left_unfinished(
    chat: Chat, database: Database
) -> None:
    await chat.plays(
        """
        TV: ghi H-001 quên mật khẩu vneid, vneid, quét mã qr trả tiền chưa xong
        Bot: ✅ Đã ghi: H-001 · Quên mật khẩu VNeID · 1 người · chưa xong · hôm nay.
             Việc nào ạ?
             …
        TV: viec khac ve vneid
        Bot: ✅ Đã ghi: H-001 · VNeID · 1 người · chưa xong · hôm nay.
             ✅ Đã ghi: H-001 · Quét mã VietQR để trả tiền · 1 người · chưa xong · hôm nay.
             Khi nào anh/chị quay lại? Bấm, hoặc gõ ngày (27/11, thứ sáu).
             […]
        TV: [Mai]
        Bot: 🔔 Đã hẹn: H-001 · Quên mật khẩu VNeID · 1 người · chưa xong · hôm nay · hẹn quay lại 23/11.
             🔔 Đã hẹn: H-001 · VNeID · 1 người · chưa xong · hôm nay · hẹn quay lại 23/11.
             🔔 Đã hẹn: H-001 · Quét mã VietQR để trả tiền · 1 người · chưa xong · hôm nay · hẹn quay lại 23/11.
             […]
        TV: [Hoàn tác]
        Bot: …
        TV: [Ghi lại]
        Bot: …
        TV: [Hoàn tác]
        Bot: …
        """
    )
    assert await visits(database) == []


@pytest.mark.usefixtures("team")
async def test_the_rest_of_a_line_may_be_left_out(chat: Chat, database: Database) -> None:
    await chat.says("TV", "ghi H-001 quên mật khẩu vneid, vneid chưa xong")
    await chat.plays(
        """
        TV: không ghi
        Bot: ✅ Đã ghi: H-001 · Quên mật khẩu VNeID · 1 người · chưa xong · hôm nay.
             Khi nào anh/chị quay lại? Bấm, hoặc gõ ngày (27/11, thứ sáu).
             […]
        TV: [Mai]
        Bot: …
        """
    )
    assert [visit.due for visit in await visits(database)] == [TODAY + timedelta(days=1)]


@pytest.mark.usefixtures("team")
async def test_an_unclear_task_among_several_is_asked_and_the_rest_goes_on(
    chat: Chat, database: Database
) -> None:
    await chat.plays(
        """
        TV: ghi vneid và quét mã qr trả tiền
        Bot: Việc nào ạ?
             …
        TV: viec khac ve vneid
        Bot: Ghi vào sổ cho hộ nào ạ? Bấm, hoặc gõ mã hộ (H-012).
             […]
        TV: [H-002]
        Bot: ✅ Đã ghi: H-002 · VNeID · 1 người · xong · hôm nay.
             ✅ Đã ghi: H-002 · Quét mã VietQR để trả tiền · 1 người · xong · hôm nay.
             […]
        """
    )
    assert len(await visits(database)) == 2


@pytest.mark.usefixtures("team")
@pytest.mark.parametrize(
    ("said", "people"),
    [("hai người", 2), ("ba nguoi", 3), ("mười hai người", 12), ("two people", 2), ("4 người", 4)],
)
async def test_numbers_may_be_words(chat: Chat, database: Database, said: str, people: int) -> None:
    await chat.says("TV", f"ghi H-001 quên mật khẩu vneid {said} thứ hai")
    ((visit),) = await visits(database)
    assert (visit.people, visit.day) == (people, TODAY - timedelta(days=6))


@pytest.mark.usefixtures("team")
async def test_a_visit_without_a_guide_takes_three_taps(chat: Chat, database: Database) -> None:
    await chat.plays(
        """
        TV: ghi
        Bot: Anh/chị giúp việc gì ạ? Gõ ngắn gọn, ví dụ: quên mật khẩu vneid.
             [Theo nhóm việc]
        TV: [Theo nhóm việc]
        Bot: Việc thuộc nhóm nào ạ?
             [VNeID] [Thanh toán] [An toàn]
        TV: [Thanh toán]
        Bot: …
        TV: [H-001]
        Bot: ✅ Đã ghi: H-001 · Thanh toán · 1 người · xong · hôm nay.
             […]
        """
    )
    assert [(visit.topic, visit.guide_id) for visit in await visits(database)] == [("thanh-toan", None)]


@pytest.mark.usefixtures("team")
async def test_the_place_is_corrected_with_one_tap_and_what_is_on_the_second_page_too(
    chat: Chat, database: Database
) -> None:
    await chat.plays(
        """
        TV: ghi H-001 quên mật khẩu vneid
        Bot: …
        TV: [Sửa]
        Bot: …
        TV: [Sửa khác]
        Bot: …
        TV: [Hình thức]
        Bot: Giúp ở đâu ạ?
             [tại nhà] [nhà văn hóa] [trung tâm hành chính công] [qua điện thoại]
        TV: [nhà văn hóa]
        Bot: ✅ Đã sửa: H-001 · Quên mật khẩu VNeID · 1 người · xong · nhà văn hóa · hôm nay.
             […]
        TV: [Sửa]
        Bot: …
        TV: [Sửa khác]
        Bot: …
        TV: [Hộ hoặc việc]
        Bot: …
             [Hộ] [Việc]
        TV: [Hộ]
        Bot: …
        TV: [H-002]
        Bot: ✅ Đã sửa: H-002 · Quên mật khẩu VNeID · 1 người · xong · nhà văn hóa · hôm nay.
             […]
        """
    )
    assert [visit.mode for visit in await visits(database)] == [Mode.COMMUNITY_HOUSE]


@pytest.mark.usefixtures("team")
async def test_an_unfinished_visit_asks_when_to_come_back(
    chat: Chat, database: Database, clock: Clock
) -> None:
    await chat.plays(
        """
        TV: ghi H-001 quên mật khẩu vneid chưa xong
        Bot: ✅ Đã ghi: H-001 · Quên mật khẩu VNeID · 1 người · chưa xong · hôm nay.
             Khi nào anh/chị quay lại? Bấm, hoặc gõ ngày (27/11, thứ sáu).
             [Mai] [3 ngày nữa] [Tuần sau] [Chưa hẹn] [Hoàn tác]
        TV: [3 ngày nữa]
        Bot: 🔔 Đã hẹn: H-001 · Quên mật khẩu VNeID · 1 người · chưa xong · hôm nay · hẹn quay lại 25/11.
             [Hoàn tác] [Sửa] [Thêm việc cho hộ này]
        TV: ghi H-002 quét mã qr trả tiền chưa xong
        Bot: …
        TV: thứ sáu
        Bot: 🔔 Đã hẹn: H-002 · Quét mã VietQR để trả tiền · 1 người · chưa xong · hôm nay · hẹn quay lại 27/11.
             […]
        TV: hẹn
        Bot: 🔔 Các lượt anh/chị hẹn quay lại:
             #1 · H-001 · Quên mật khẩu VNeID · 1 người · chưa xong · hôm nay · hẹn quay lại 25/11
             #2 · H-002 · Quét mã VietQR để trả tiền · 1 người · chưa xong · hôm nay · hẹn quay lại 27/11
             [Đổi hẹn #1] [Đổi hẹn #2]
        TV: [Đổi hẹn #2]
        Bot: …
        TV: [Chưa hẹn]
        Bot: Vâng, không hẹn ngày: H-002 · Quét mã VietQR để trả tiền · 1 người · chưa xong · hôm nay.
             […]
        """
    )
    clock.forward(timedelta(days=5))
    await chat.plays(
        """
        TT: quá hẹn
        Bot: ⏰ Tổ 5: quá hẹn 1 lượt
             #1 · H-001 · Quên mật khẩu VNeID · 1 người · chưa xong · 22/11/2026 · hẹn quay lại 25/11 · quá hẹn 2 ngày · chị Hoa
        TV: ghi H-001 quên mật khẩu vneid
        Bot: …
        TT: quá hẹn
        Bot: Tổ 5 không có lượt nào quá hẹn.
        TV: hẹn
        Bot: Anh/chị không có hẹn quay lại nào. Khi ghi một lượt “chưa xong”, tôi sẽ hỏi ngày hẹn.
        TV: quá hẹn
        Bot: Việc này dành cho tổ trưởng ạ.
        """
    )


@pytest.mark.usefixtures("team")
async def test_only_a_visit_entered_later_that_found_somebody_ends_the_waiting(chat: Chat) -> None:
    await chat.says("TV", "ghi H-001 quét mã qr trả tiền")
    await chat.says("TV", "ghi H-001 quên mật khẩu vneid chưa xong hôm kia")
    await chat.says("TV", "[Mai]")
    promised = "🔔 Các lượt anh/chị hẹn quay lại:"
    assert (await chat.says("TV", "hẹn")).text.startswith(promised)
    await chat.says("TV", "ghi H-001 quên mật khẩu vneid vắng nhà")
    assert (await chat.says("TV", "hẹn")).text.startswith(promised)
    await chat.says("TV", "ghi H-001 quên mật khẩu vneid")
    assert (await chat.says("TV", "hẹn")).text.startswith("Anh/chị không có hẹn quay lại nào")


@pytest.mark.usefixtures("team")
async def test_typed_twice_undo_takes_one_visit_back(chat: Chat, database: Database) -> None:
    await chat.plays(
        """
        TV: ghi H-001 quên mật khẩu vneid
        Bot: …
        TV: ghi H-002 quên mật khẩu vneid
        Bot: …
        TV: hoàn tác
        Bot: Đã bỏ khỏi sổ: H-002 · Quên mật khẩu VNeID · 1 người · xong · hôm nay.
             [Ghi lại]
        TV: hoàn tác
        Bot: Lượt vừa ghi đã bỏ rồi. Muốn bỏ lượt khác: gõ “tuần của tôi”, rồi gõ số của lượt (#41).
             …
             [Ghi lại]
        TV: tuần của tôi
        Bot: 🗒 Anh/chị, tuần 16/11 – 22/11/2026
             1 hộ · 1 lượt · 1 người
             #1 · H-001 · Quên mật khẩu VNeID · 1 người · xong · hôm nay
             [Tuần trước]
        """
    )
    assert [visit.id for visit in await visits(database)] == [1]


@pytest.mark.usefixtures("team")
async def test_the_name_of_a_topic_is_asked_about_and_never_taken_for_one_of_its_tasks(chat: Chat) -> None:
    reply = await chat.says("TV", "ghi H-001 vneid")
    assert reply.text == "Việc nào ạ?"
    assert "Việc khác về VNeID" in [choice.label for choice in reply.choices]


@pytest.mark.usefixtures("team")
async def test_a_day_to_come_back_that_cannot_be_is_asked_again(chat: Chat) -> None:
    await chat.says("TV", "ghi H-001 quên mật khẩu vneid chưa xong")
    reply = await chat.says("TV", "22/11/2026")
    assert reply.text.startswith("Ngày quay lại phải sau hôm nay")
    assert (await chat.says("TV", "mai")).text.startswith("🔔 Đã hẹn")


@pytest.mark.usefixtures("team")
async def test_a_visit_that_is_finished_after_all_needs_no_coming_back(
    chat: Chat, database: Database
) -> None:
    await chat.says("TV", "ghi H-001 quên mật khẩu vneid chưa xong")
    await chat.says("TV", "[Mai]")
    for said in ("[Sửa]", "[xong]"):
        await chat.says("TV", said)
    ((visit),) = await visits(database)
    assert (visit.outcome, visit.due) == (Outcome.DONE, None)


@pytest.mark.usefixtures("team")
async def test_a_lead_says_why_somebody_elses_visit_is_changed_and_the_history_keeps_it(
    chat: Chat, database: Database
) -> None:
    await chat.says("TV", "ghi H-001 quên mật khẩu vneid")
    await chat.plays(
        """
        TT: #1
        Bot: #1 · H-001 · Quên mật khẩu VNeID · 1 người · xong · hôm nay
             [Sửa] [Bỏ khỏi sổ] [Lịch sử]
        TT: [Sửa]
        Bot: …
        TT: 3 người
        Bot: H-001 · Quên mật khẩu VNeID · 3 người · xong · hôm nay
             Lượt này của tổ viên khác. Anh/chị sửa vì sao ạ? Bấm, hoặc gõ lý do.
             [Ghi nhầm] [Ghi trùng] [Tổ viên báo lại] [Thôi, giữ nguyên]
        TT: đếm lại cùng cả nhà
        Bot: ✅ Đã sửa: H-001 · Quên mật khẩu VNeID · 3 người · xong · hôm nay.
             […]
        TV: #1
        Bot: …
        TV: [Lịch sử]
        Bot: 🕓 Lịch sử lượt #1
             22/11/2026 12:00 · chị Hoa · ghi: H-001 · Quên mật khẩu VNeID · 1 người · xong · hôm nay
             22/11/2026 12:00 · bác Tâm · Số người: 1 → 3 · vì: đếm lại cùng cả nhà
        TT: lượt 1
        Bot: …
        TT: [Bỏ khỏi sổ]
        Bot: …
        TT: [Ghi trùng]
        Bot: Đã bỏ khỏi sổ: H-001 · Quên mật khẩu VNeID · 3 người · xong · hôm nay.
        TT: #1
        Bot: #1 · (đã bỏ) H-001 · Quên mật khẩu VNeID · 3 người · xong · hôm nay
             [Lịch sử]
        TT: lịch sử
        Bot: 🕓 Lịch sử lượt #1
             …
             22/11/2026 12:00 · bác Tâm · bỏ khỏi sổ · vì: Ghi trùng
        """
    )
    assert await visits(database) == []


@pytest.mark.usefixtures("team")
async def test_a_lead_who_thinks_better_of_it_changes_nothing(chat: Chat, database: Database) -> None:
    await chat.says("TV", "ghi H-001 quên mật khẩu vneid")
    for said in ("#1", "[Bỏ khỏi sổ]", "[Thôi, giữ nguyên]"):
        reply = await chat.says("TT", said)
    assert reply.text == "Vâng, giữ nguyên như cũ."
    assert len(await visits(database)) == 1


@pytest.mark.usefixtures("team")
async def test_others_open_no_visit_by_its_number(chat: Chat, database: Database) -> None:
    await chat.says("TV", "ghi H-001 quên mật khẩu vneid")
    async with database.transaction() as transaction:
        other = await transaction.people.add_team("Tổ 6")
        code = (await transaction.invitations.invite(other.id, Role.LEAD)).code or ""
    await chat.says("TT6", code)
    for speaker in ("TT6", "Dân"):
        for said in ("#1", "lượt 1"):
            assert "H-001" not in (await chat.says(speaker, said)).text
    assert (await chat.says("TV", "#99")).text.startswith("Không có lượt #99.")


@pytest.fixture
async def two_teams(chat: Chat, team: Team, database: Database) -> Team:
    """TV is also in Tổ 6, which has the household H-001 only."""
    async with database.transaction() as transaction:
        other = await transaction.people.add_team("Tổ 6")
        await transaction.households.open(other.id, None)
        code = (await transaction.invitations.invite(other.id, Role.VOLUNTEER)).code or ""
    await chat.says("TV", code)
    return other


async def test_somebody_in_two_teams_says_which_only_when_it_matters(
    chat: Chat, two_teams: Team, database: Database
) -> None:
    await chat.plays(
        """
        TV: ghi quên mật khẩu vneid
        Bot: Tổ nào ạ?
             [Tổ 6] [Tổ 5]
        TV: [Tổ 5]
        Bot: Ghi vào sổ cho hộ nào ạ? Bấm, hoặc gõ mã hộ (H-012).
             [H-002] [H-001] [Hộ mới] [Không ghi]
        TV: [H-001]
        Bot: ✅ Đã ghi: H-001 · Quên mật khẩu VNeID · 1 người · xong · hôm nay.
             […]
        TV: ghi H-001 quên mật khẩu vneid
        Bot: Tổ nào ạ?
             [Tổ 6] [Tổ 5]
        TV: to 6
        Bot: ✅ Đã ghi: H-001 · Quên mật khẩu VNeID · 1 người · xong · hôm nay.
             […]
        TV: ghi H-002 quên mật khẩu vneid
        Bot: ✅ Đã ghi: H-002 · Quên mật khẩu VNeID · 1 người · xong · hôm nay.
             […]
        """
    )
    assert sorted(visit.team_id for visit in await visits(database)) == [1, 1, two_teams.id]


async def test_a_visit_is_corrected_among_the_households_of_its_own_team(chat: Chat, two_teams: Team) -> None:
    await chat.says("TV", "ghi H-002 quên mật khẩu vneid")
    await chat.says("TV", "[Sửa]")
    reply = await chat.says("TV", "hộ")
    assert [choice.label for choice in reply.choices][:2] == ["H-002", "H-001"]
    assert (await chat.says("TV", "[H-001]")).text.startswith("✅ Đã sửa: H-001")
