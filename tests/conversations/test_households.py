"""A household gets a name, is found by it, and may take it back."""

from datetime import timedelta

import pytest

from bot.domain.household import Detail, How
from bot.domain.people import Role, Team
from bot.storage.database import Database
from tests.chat import Chat
from tests.clock import Clock


async def join(chat: Chat, database: Database, team: Team, *, who: str, role: Role, name: str) -> None:
    async with database.transaction() as transaction:
        invitation = await transaction.invitations.invite(team.id, role)
    await chat.says(who, f"tham gia {invitation.code}")
    await chat.says(who, name)


@pytest.fixture
async def team(database: Database) -> Team:
    """Tổ 5 with H-001 (bà Lan, ngõ 5), H-002 (ông Hùng, xóm Đông) and H-003, which is only a code."""
    async with database.transaction() as transaction:
        commune = await transaction.areas.commune("Xã Hoa Mẫu")
        team = await transaction.people.add_team("Tổ 5", commune)
        await transaction.people.add_team("Tổ 6", commune)
        for label in ("bà Lan, ngõ 5", "ông Hùng, xóm Đông", None):
            household = await transaction.households.open(team.id, None)
            if label:
                await transaction.details.agreed(
                    household.id, Detail.LABEL, how=How.SPOKEN, text_version="1", asked_by=None
                )
                await transaction.details.keep(household.id, Detail.LABEL, label, by=None)
    return team


@pytest.fixture
async def crew(chat: Chat, database: Database, team: Team) -> Chat:
    """TV is a volunteer, TT the lead."""
    await join(chat, database, team, who="TV", role=Role.VOLUNTEER, name="chị Hoa")
    await join(chat, database, team, who="TT", role=Role.LEAD, name="anh Minh")
    return chat


async def test_a_new_household_is_named_after_it_has_agreed(crew: Chat) -> None:
    await crew.plays(
        """
        TV: ghi quên mật khẩu vneid
        Bot: Ghi vào sổ cho hộ nào ạ? Bấm, hoặc gõ mã hộ (H-012).
             [H-003] [H-002 · ông Hùng] [H-001 · bà Lan, ngõ 5] [Hộ mới] [Không ghi]
        TV: [Hộ mới]
        Bot: ✅ Đã ghi: H-004 · Quên mật khẩu VNeID · 1 người · xong · hôm nay.
             [Hoàn tác] [Sửa] [Thêm việc cho hộ này] [Đặt tên cho hộ]
        TV: [Đặt tên cho hộ]
        Bot: Thưa bác, Tổ 5 xin phép ghi tên gọi của nhà mình. Bác nghe giúp mười điều:
             …
             Anh/chị đọc cho bà con nghe, rồi bấm câu trả lời của bà con.
             [Bà con đồng ý] [Không]
        TV: đồng ý
        Bot: Tổ gọi H-004 là gì ạ? Gõ tên gọi và ngõ, xóm hoặc số nhà, ví dụ: bà Lan, ngõ 5. Không gõ số điện thoại ở đây.
             [Thôi]
        TV: cô Mai 0900 000 001
        Bot: Trong tên không ghi số điện thoại hay số giấy tờ. Anh/chị gõ lại giúp tôi, ví dụ: bà Lan, ngõ 5.

             …
             [Thôi]
        TV: cô Mai, ngõ 7
        Bot: ✅ Đã ghi: H-004 · cô Mai, ngõ 7.
             Bà con có cho số điện thoại để hẹn lại không? Nếu có, anh/chị gõ số. Không cho cũng không sao.
             [Không ghi số]
        TV: 0900 00
        Bot: Số này chưa đúng. Anh/chị gõ lại số điện thoại Việt Nam, ví dụ: 0900 000 000; hoặc bấm “Không ghi số”.

             …
             [Không ghi số]
        TV: 0900.000.001
        Bot: ✅ Đã ghi số điện thoại của H-004 · cô Mai, ngõ 7.
        TV: hộ cô mai
        Bot: 🏠 H-004 · cô Mai, ngõ 7
             Điện thoại: 0900 000 001
             Đồng ý ghi tên gọi: 22/11/2026, chị Hoa hỏi (nói miệng)
             Đồng ý ghi số điện thoại: 22/11/2026, chị Hoa hỏi (nói miệng)
             1 lượt, gần nhất 22/11/2026
             [Sửa tên] [Số điện thoại] [Rút đồng ý]
        """
    )


async def test_who_does_not_agree_stays_a_code(crew: Chat) -> None:
    await crew.plays(
        """
        TV: hộ 3
        Bot: 🏠 H-003
             Chưa đặt tên: hộ chỉ là một mã.
             Chưa có lượt nào
             [Đặt tên cho hộ]
        TV: đặt tên
        Bot: …
             [Bà con đồng ý] [Không]
        TV: [Không]
        Bot: Vâng. H-003 vẫn chỉ là một mã, và nhà ấy vẫn được giúp như thường.
        """
    )


async def test_a_household_that_resembles_another_is_asked_about_never_merged(crew: Chat) -> None:
    await crew.plays(
        """
        TV: ghi quên mật khẩu vneid
        Bot: …
        TV: [Hộ mới]
        Bot: …
        TV: [Đặt tên cho hộ]
        Bot: …
        TV: [Bà con đồng ý]
        Bot: …
        TV: ba Lan ngo 5
        Bot: Tổ đã có hộ gần giống “ba Lan ngo 5”:
             • H-001 · bà Lan, ngõ 5
             Có phải cùng một nhà không ạ? Tôi không tự gộp.
             [Là H-001] [Nhà khác] [Thôi]
        TV: [Là H-001]
        Bot: ✅ Đã gộp H-004 vào H-001 · bà Lan, ngõ 5. 1 lượt nay thuộc H-001 · bà Lan, ngõ 5.
             Số hộ của tuần này, tháng này và kỳ trước không đổi.
        TV: tuần của tôi
        Bot: 🗒 Anh/chị, tuần 16/11 – 22/11/2026
             1 hộ · 1 lượt · 1 người
             #1 · H-001 · Quên mật khẩu VNeID · 1 người · xong · hôm nay
             [Tuần trước]
        """
    )


async def test_another_home_of_nearly_that_name_is_written_down_as_it_is(crew: Chat) -> None:
    await crew.plays(
        """
        TV: hộ 3
        Bot: …
        TV: [Đặt tên cho hộ]
        Bot: …
        TV: [Bà con đồng ý]
        Bot: …
        TV: bà Lan
        Bot: …
             [Là H-001] [Nhà khác] [Thôi]
        TV: nhà khác
        Bot: ✅ Đã ghi: H-003 · bà Lan.
             …
        """
    )


async def test_only_the_lead_merges_households_that_others_logged_for(crew: Chat) -> None:
    await crew.plays(
        """
        TV: hộ 3
        Bot: …
        TV: [Đặt tên cho hộ]
        Bot: …
        TV: [Bà con đồng ý]
        Bot: …
        TV: bà Lan ngõ 5
        Bot: …
        TV: [Là H-001]
        Bot: Hai hộ này do nhiều người ghi. Anh/chị nhờ tổ trưởng gộp: gõ “hộ H-003”, rồi “Việc khác”. Tôi chưa ghi tên.
        """
    )


async def test_a_line_may_name_the_household(crew: Chat) -> None:
    await crew.plays(
        """
        TV: ghi bà Lan quên mật khẩu vneid 2 người
        Bot: ✅ Đã ghi: H-001 · bà Lan, ngõ 5 · Quên mật khẩu VNeID · 2 người · xong · hôm nay.
             [Hoàn tác] [Sửa] [Thêm việc cho hộ này]
        TV: ghi quen mat khau vneid cho ong hung
        Bot: ✅ Đã ghi: H-002 · ông Hùng, xóm Đông · Quên mật khẩu VNeID · 1 người · xong · hôm nay.
             [Hoàn tác] [Sửa] [Thêm việc cho hộ này]
        """
    )


async def test_a_name_that_two_have_is_asked_about(crew: Chat, database: Database) -> None:
    async with database.transaction() as transaction:
        await transaction.details.keep(3, Detail.LABEL, "bà Lan, ngõ 9", by=None)
    await crew.plays(
        """
        TV: ghi bà Lan quên mật khẩu vneid
        Bot: Có mấy hộ giống vậy. Hộ nào ạ?
             [H-003 · bà Lan, ngõ 9] [H-001 · bà Lan, ngõ 5] [Hộ mới] [Không ghi]
        TV: ngõ 5
        Bot: ✅ Đã ghi: H-001 · bà Lan, ngõ 5 · Quên mật khẩu VNeID · 1 người · xong · hôm nay.
             [Hoàn tác] [Sửa] [Thêm việc cho hộ này]
        TV: hộ lan
        Bot: Hộ nào ạ?
             [H-001 · bà Lan, ngõ 5] [H-003 · bà Lan, ngõ 9]
        """
    )


async def test_letters_find_the_household_that_was_asked_for_and_other_words_are_a_question(
    crew: Chat,
) -> None:
    await crew.plays(
        """
        TV: ghi quên mật khẩu vneid
        Bot: …
        TV: hung xom dong
        Bot: ✅ Đã ghi: H-002 · ông Hùng, xóm Đông · Quên mật khẩu VNeID · 1 người · xong · hôm nay.
             …
        TV: ghi quên mật khẩu vneid
        Bot: …
        TV: quét mã qr trả tiền
        Bot: 📘 Quét mã VietQR để trả tiền · 2 bước · khoảng 10 phút
             …
        TV: hộ
        Bot: Anh/chị tìm hộ nào? Gõ mã (H-012) hoặc vài chữ trong tên; hoặc bấm hộ vừa giúp.
             […]
        TV: [H-002 · ông Hùng]
        Bot: 🏠 H-002 · ông Hùng, xóm Đông
             …
        """
    )


async def test_who_is_in_two_teams_is_asked_which_household_of_that_code(
    crew: Chat, database: Database
) -> None:
    async with database.transaction() as transaction:
        other = await transaction.people.find_team("Tổ 6")
        assert other is not None
        await transaction.households.open(other.id, None)
    await join(crew, database, other, who="TV", role=Role.VOLUNTEER, name="chị Hoa")
    await crew.plays(
        """
        TV: hộ 1
        Bot: Hộ nào ạ?
             [H-001 · Tổ 5] [H-001 · Tổ 6]
        TV: [H-001 · Tổ 5]
        Bot: 🏠 H-001 · bà Lan, ngõ 5
             …
        TV: hộ ông hùng
        Bot: 🏠 H-002 · ông Hùng, xóm Đông
             …
        """
    )


async def test_residents_do_not_even_learn_that_there_are_households(crew: Chat) -> None:
    for said in ("hộ", "hộ H-001", "hộ bà Lan", "xem hộ"):
        reply = await crew.says("Dân", said)
        assert "H-001" not in reply.text
        assert "Lan" not in reply.text
        assert [choice.label for choice in reply.choices if "H-0" in choice.label] == []


async def test_consent_is_withdrawn_by_whoever_is_told(crew: Chat) -> None:
    await crew.plays(
        """
        TV: hộ bà lan
        Bot: …
        TV: [Rút đồng ý]
        Bot: Rút đồng ý của H-001 · bà Lan, ngõ 5: tên và số điện thoại bị xóa ngay, không lấy lại được. Các con số giữ nguyên.
             [Rút và xóa] [Chỉ xóa số] [Thôi]
        TV: rút
        Bot: ✅ Đã rút. H-001 từ nay chỉ là một mã.
        TV: hộ 1
        Bot: 🏠 H-001
             Chưa đặt tên: hộ chỉ là một mã.
             Đã rút đồng ý ghi tên gọi: 22/11/2026
             Chưa có lượt nào
             [Đặt tên cho hộ]
        """
    )


async def test_the_lead_erases_for_good_and_reads_who_looked(crew: Chat) -> None:
    await crew.plays(
        """
        TV: hộ bà lan
        Bot: …
        TT: hộ 1
        Bot: …
             [Sửa tên] [Số điện thoại] [Rút đồng ý] [Ai đã xem] [Việc khác]
        TT: ai đã xem
        Bot: Ai đã mở H-001 (mới nhất trước):
             22/11/2026 12:00 · anh Minh · xem
             22/11/2026 12:00 · chị Hoa · xem
        TT: hộ 1
        Bot: …
        TT: [Việc khác]
        Bot: H-001 · bà Lan, ngõ 5. Việc của tổ trưởng:
             [Gộp với hộ khác] [Chuyển sang tổ khác] [Lấy một bản] [Xóa hẳn]
        TT: xóa
        Bot: …
             [Xóa hẳn] [Thôi]
        TT: [Thôi]
        Bot: Vâng, giữ nguyên như cũ.
        TT: hộ 1
        Bot: …
        TT: việc khác
        Bot: …
        TT: xóa hẳn
        Bot: …
        TT: [Xóa hẳn]
        Bot: ✅ Đã xóa hẳn. H-001 từ nay chỉ là một mã. Các bản sao lưu cũ do người vận hành giữ vẫn còn đến khi bị xóa; danh sách giấy, nếu có, anh/chị hủy giúp.
        """
    )


async def test_a_merge_says_what_it_changes_and_is_split_again(crew: Chat, clock: Clock) -> None:
    await crew.says("TV", "ghi H-001 quên mật khẩu vneid")
    await crew.says("TV", "ghi H-003 quên mật khẩu vneid")
    await crew.plays(
        """
        TT: hộ 3
        Bot: …
        TT: [Việc khác]
        Bot: …
        TT: gộp
        Bot: H-003 thật ra là hộ nào? Gõ mã hộ kia.
             [Thôi]
        TT: h3
        Bot: Đó chính là hộ này. Anh/chị gõ mã hộ kia.

             …
             [Thôi]
        TT: h1
        Bot: Gộp H-003 vào H-001 · bà Lan, ngõ 5. Tên và số giữ theo H-001; gõ mã cũ vẫn tới H-001.
             Từ ngày nào hai hộ tính là một? Các lượt trước ngày ấy giữ nguyên, để báo cáo đã gửi không đổi.
             [Từ hôm nay] [Từ thứ Hai tuần này] [Thôi]
        TT: [Từ thứ Hai tuần này]
        Bot: ✅ Đã gộp H-003 vào H-001 · bà Lan, ngõ 5. 1 lượt nay thuộc H-001 · bà Lan, ngõ 5.
             Số hộ tuần 16/11 – 22/11/2026: 2 → 1
             Số hộ tháng 11/2026: 2 → 1
        TT: hộ 3
        Bot: 🏠 H-001 · bà Lan, ngõ 5
             Đồng ý ghi tên gọi: 22/11/2026, tổ viên hỏi (nói miệng)
             2 lượt, gần nhất 22/11/2026
             Cùng là hộ: H-003
             […]
        TT: [Việc khác]
        Bot: …
             [Gộp với hộ khác] [Tách ra] [Chuyển sang tổ khác] [Lấy một bản] [Xóa hẳn]
        TT: [Tách ra]
        Bot: Tách H-003 khỏi H-001 · bà Lan, ngõ 5? Các lượt đã chuyển khi gộp trở về H-003; lượt ghi sau đó ở lại.
             [Tách ra] [Thôi]
        TT: [Tách ra]
        Bot: ✅ H-003 lại là một hộ riêng. 1 lượt trở về.
             Số hộ tuần 16/11 – 22/11/2026: 1 → 2
             Số hộ tháng 11/2026: 1 → 2
        """
    )


async def test_a_household_moves_to_another_team_of_the_commune(
    crew: Chat, chat: Chat, database: Database
) -> None:
    async with database.transaction() as transaction:
        other = await transaction.people.find_team("Tổ 6")
    assert other is not None
    await join(chat, database, other, who="Sáu", role=Role.VOLUNTEER, name="chị Sáu")
    await crew.plays(
        """
        TT: hộ bà lan
        Bot: …
        TT: [Việc khác]
        Bot: …
        TT: chuyển
        Bot: H-001 · bà Lan, ngõ 5 nay thuộc tổ nào? Bấm, hoặc gõ tên tổ. Chỉ chuyển được trong cùng xã.
             [Tổ 6] [Thôi]
        TT: tổ 6
        Bot: Chuyển H-001 · bà Lan, ngõ 5 sang Tổ 6. Các lượt trước đó vẫn tính cho tổ anh/chị; tên, số và sổ đồng ý đi theo hộ.
             Từ ngày nào? Bấm, hoặc gõ ngày (19/11).
             [Từ hôm nay] [Thôi]
        TT: 19/11
        Bot: ✅ H-001 · bà Lan, ngõ 5 nay là H-001 của Tổ 6, từ 19/11/2026. Tổ anh/chị không xem được nữa.
        TT: hộ 1
        Bot: Tổ chưa có hộ nào mang tên đó. Anh/chị gõ mã, hoặc vài chữ khác.
        Sáu: hộ bà lan
        Bot: 🏠 H-001 · bà Lan, ngõ 5
             …
        """
    )


async def test_a_copy_holds_what_is_known(crew: Chat) -> None:
    await crew.says("TV", "ghi bà Lan quên mật khẩu vneid")
    await crew.plays(
        """
        TT: hộ 1
        Bot: …
        TT: việc khác
        Bot: …
        TT: lấy một bản
        Bot: Dữ liệu của H-001 · bà Lan, ngõ 5 tại Tổ 5, ngày 22/11/2026:
             Đồng ý ghi tên gọi: 22/11/2026, tổ viên hỏi (nói miệng)
             1 lượt, gần nhất 22/11/2026

             Các lượt hỗ trợ:
             • H-001 · Quên mật khẩu VNeID · 1 người · xong · hôm nay
        """
    )


async def test_the_lead_learns_of_households_that_grew_too_old(
    crew: Chat, database: Database, clock: Clock
) -> None:
    from bot.storage.retention import anonymise

    clock.forward(timedelta(days=800))
    await anonymise(database, clock().date(), months=24)
    await crew.plays(
        """
        TT: hộ
        Bot: Anh/chị tìm hộ nào? Gõ mã (H-012) hoặc vài chữ trong tên; hoặc bấm hộ vừa giúp.

             ℹ️ 2 hộ quá thời hạn giữ đã tự trở lại thành mã trong 31 ngày qua; các con số giữ nguyên.
             [H-003] [H-002] [H-001]
        TV: hộ
        Bot: Anh/chị tìm hộ nào? Gõ mã (H-012) hoặc vài chữ trong tên; hoặc bấm hộ vừa giúp.
             [H-003] [H-002] [H-001]
        """
    )
