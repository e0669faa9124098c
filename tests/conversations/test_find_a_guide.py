"""A resident with a question, at night, on an old phone."""

from dataclasses import replace

from bot.domain.period import Period
from bot.storage.database import Database
from tests.builders import a_guide, a_guidebook
from tests.chat import Chat
from tests.clock import TODAY


async def kept_questions(database: Database) -> list[str]:
    async with database.transaction() as transaction:
        return await transaction.questions.recent(Period.week_of(TODAY), 10)


async def test_a_forgotten_password_leads_through_its_guide(chat: Chat) -> None:
    await chat.plays(
        """
        Dân: quen mk vneid roi gio sao
        Bot: 📘 Quên mật khẩu VNeID · 3 bước · khoảng 10 phút
             Đặt lại mật khẩu ngay trên điện thoại.

             Chuẩn bị:
             • Điện thoại có SIM đã đăng ký
             • Thẻ căn cước

             Phí: Miễn phí
             Nguồn: Báo Dân trí. Kiểm tra ngày 01/11/2026.
             [Bắt đầu] [Không phải việc này]
        Dân: [Bắt đầu]
        Bot: Bước 1/3 · Quên mật khẩu VNeID

             Mở VNeID, bấm “Quên mật khẩu”.
             [Bước tiếp] [Tôi bị kẹt] [Thôi]
        Dân: tiep
        Bot: Bước 2/3 · Quên mật khẩu VNeID

             Nhập mã trong tin nhắn.

             ⚠️ Không đọc mã cho ai.
             [Bước tiếp] [Quay lại] [Tôi bị kẹt] [Thôi]
        Dân: 1
        Bot: Bước 3/3 · Quên mật khẩu VNeID

             Đặt mật khẩu mới, bấm “Xác nhận”.
             [Xong rồi ✅] [Quay lại] [Tôi bị kẹt] [Thôi]
        Dân: xong roi
        Bot: 🎉 Hết các bước rồi.
             Bác đăng nhập được bằng mật khẩu mới.

             Bác làm được chưa ạ?
             [Được rồi] [Chưa được]
        Dân: [Được rồi]
        Bot: Tốt quá! Bác cần việc gì nữa, cứ gõ câu hỏi.
        """
    )


async def test_a_greeting_offers_three_questions_to_try(chat: Chat) -> None:
    await chat.plays(
        """
        Dân: xin chao
        Bot: Chào bác! Tôi là Sổ Tay Số, chỉ từng bước cách dùng VNeID, dịch vụ công, trả tiền qua điện thoại và tránh lừa đảo.
             …
             [Quên mật khẩu vneid thì làm sao] [Quét mã qr trả tiền]
        Dân: quet ma qr tra tien
        Bot: 📘 Quét mã VietQR để trả tiền · 2 bước · khoảng 10 phút
             …
        """
    )


async def test_a_vague_question_is_asked_back(chat: Chat) -> None:
    await chat.plays(
        """
        Dân: vneid
        Bot: Bác cần việc nào dưới đây ạ?
             […] [Không có việc tôi cần]
        """
    )


async def test_what_no_guide_answers_is_kept_without_its_sender(chat: Chat, database: Database) -> None:
    await chat.plays(
        """
        Dân: xin visa đi Mỹ, gọi tôi 0912345678
        Bot: Tôi chưa có hướng dẫn cho việc này, nên không dám chỉ bừa. Tôi đã ghi lại câu hỏi (không ghi tên bác) để tổ bổ sung.
             Bác có thể hỏi tổ công nghệ số gần nhà, hoặc gọi Tổng đài dịch vụ công quốc gia 1800 1096.
        """
    )
    assert await kept_questions(database) == ["xin visa đi Mỹ, gọi tôi …"]


async def test_the_wrong_guide_gives_way_to_the_next_best(chat: Chat) -> None:
    await chat.plays(
        """
        Dân: quên mật khẩu vneid
        Bot: 📘 Quên mật khẩu VNeID · 3 bước · khoảng 10 phút
             …
        Dân: khong phai viec nay
        Bot: Bác cần việc nào dưới đây ạ?
             …
        Dân: 0
        Bot: Tôi chưa có hướng dẫn cho việc này, nên không dám chỉ bừa. Tôi đã ghi lại câu hỏi (không ghi tên bác) để tổ bổ sung.
             …
        """
    )


async def test_somebody_who_is_stuck_reads_what_helps_and_comes_back(chat: Chat) -> None:
    await chat.plays(
        """
        Dân: quên mật khẩu vneid
        Bot: …
        Dân: [Bắt đầu]
        Bot: …
        Dân: khong thay nut
        Bot: Không sao, ta xem lại bước này:
             • Kéo màn hình xuống dưới.

             ❓ Không nhận được mã
             → Xem SIM còn sóng không.

             📞 Vẫn vướng: Công an xã, hoặc tổng đài 1900 0368.
             [Quay lại bước này] [Thôi]
        Dân: quay lại
        Bot: Bước 1/3 · Quên mật khẩu VNeID
             …
        Dân: thôi
        Bot: Vâng, ta dừng ở đây. Bác cần việc gì nữa, cứ gõ câu hỏi.
        """
    )


async def test_a_guide_asks_for_the_phone_once_and_shows_its_words(chat: Chat) -> None:
    await chat.plays(
        """
        Dân: tải ứng dụng vneid ở đâu
        Bot: 📘 Cài đặt VNeID · 2 bước
             …
        Dân: 1
        Bot: Điện thoại của bác là loại nào ạ?
             [Samsung, Oppo… (Android)] [iPhone] [Tôi không rõ]
        Dân: ip
        Bot: Bước 1/2 · Cài đặt VNeID

             Mở “App Store”.
             [Bước tiếp] [Tôi bị kẹt] [Máy tôi khác] [Thôi]
        Dân: máy tôi khác
        Bot: Bước 1/2 · Cài đặt VNeID

             Mở “CH Play”.
             [Bước tiếp] [Tôi bị kẹt] [Máy tôi khác] [Thôi]
        """
    )


async def test_a_communes_own_note_stands_on_the_first_page_and_where_to_turn_to(chat: Chat) -> None:
    guide = a_guide(local="Nhà văn hóa thôn Đông, tối thứ năm.")
    chat.conversations.library = replace(chat.conversations.library, guidebook=a_guidebook(guide))
    assert (
        "📍 Ở xã mình: Nhà văn hóa thôn Đông, tối thứ năm."
        in (await chat.says("Dân", "quên mật khẩu vneid")).text
    )
    await chat.says("Dân", "[Bắt đầu]")
    assert (await chat.says("Dân", "kẹt")).text.endswith("📍 Ở xã mình: Nhà văn hóa thôn Đông, tối thứ năm.")


async def test_a_branch_leads_its_own_way_and_back(chat: Chat) -> None:
    await chat.plays(
        """
        Dân: đổi điện thoại mới thì vneid làm sao
        Bot: 📘 Đổi sang điện thoại mới · tối đa 2 bước · khoảng 10 phút
             …
        Dân: bắt đầu
        Bot: Bước 1 · Đổi sang điện thoại mới

             Bác còn giữ máy cũ không?
             [Còn máy cũ] [Không còn] [Tôi chỉ quên mật khẩu] [Thôi]
        Dân: khong con
        Bot: Bước 2 · Đổi sang điện thoại mới

             Áp thẻ vào lưng máy mới.
             [Xong rồi ✅] [Quay lại] [Tôi bị kẹt] [Thôi]
        Dân: quay lai
        Bot: Bước 1 · Đổi sang điện thoại mới

             Bác còn giữ máy cũ không?
             [Còn máy cũ] [Không còn] [Tôi chỉ quên mật khẩu] [Thôi]
        Dân: con may cu
        Bot: Bước 2 · Đổi sang điện thoại mới

             Lấy mã trên máy cũ.
             [Xong rồi ✅] [Quay lại] [Tôi bị kẹt] [Thôi]
        Dân: quay lại
        Bot: …
        Dân: [Tôi chỉ quên mật khẩu]
        Bot: Bước 1/3 · Quên mật khẩu VNeID

             Mở VNeID, bấm “Quên mật khẩu”.
             [Bước tiếp] [Quay lại] [Tôi bị kẹt] [Thôi]
        """
    )


async def test_a_new_question_leaves_a_guide_politely(chat: Chat) -> None:
    await chat.plays(
        """
        Dân: quên mật khẩu vneid
        Bot: …
        Dân: [Bắt đầu]
        Bot: …
        Dân: [Bước tiếp]
        Bot: …
        Dân: quét mã qr trả tiền
        Bot: (Ta tạm rời “Quên mật khẩu VNeID”. Gõ “tiếp tục” để quay lại đó.)

             📘 Quét mã VietQR để trả tiền · 2 bước · khoảng 10 phút
             …
        Dân: [Không phải việc này]
        Bot: …
        Dân: tiep tuc
        Bot: Bước 2/3 · Quên mật khẩu VNeID
             …
        """
    )


async def test_an_unknown_question_inside_a_guide_loses_nothing(chat: Chat, database: Database) -> None:
    await chat.plays(
        """
        Dân: quên mật khẩu vneid
        Bot: …
        Dân: [Bắt đầu]
        Bot: …
        Dân: giá vàng hôm nay
        Bot: Việc này tôi chưa có hướng dẫn; tôi đã ghi lại câu hỏi (không ghi tên bác). Ta vẫn đang ở đây:

             Bước 1/3 · Quên mật khẩu VNeID

             Mở VNeID, bấm “Quên mật khẩu”.
             [Bước tiếp] [Tôi bị kẹt] [Thôi]
        Dân: [Bước tiếp]
        Bot: Bước 2/3 · Quên mật khẩu VNeID
             …
        """
    )
    assert await kept_questions(database) == ["giá vàng hôm nay"]


async def test_english_is_one_choice_away(chat: Chat) -> None:
    await chat.plays(
        """
        Dân: english
        Bot: Bác muốn dùng tiếng nào? / Which language?
             [Tiếng Việt] [English]
        Dân: [English]
        Bot: What do you need help with? Type your question, or press one of these.
             …
        Dân: quen mat khau vneid
        Bot: 📘 Quên mật khẩu VNeID · 3 steps · about 10 minutes
             …
             (This guide exists in Vietnamese only.)
             [Start] [Not what I need]
        Dân: tiếng việt
        Bot: …
        Dân: tiếng việt
        Bot: Bác cần giúp việc gì ạ? Cứ gõ câu hỏi, hoặc bấm một câu dưới đây.
             …
        """
    )


async def test_somebody_would_rather_choose_than_type(chat: Chat) -> None:
    await chat.plays(
        """
        Dân: danh muc
        Bot: Danh mục. Bác chọn nhóm việc:
             [Hay dùng nhất] [VNeID] [Thanh toán]
        Dân: vneid
        Bot: VNeID: 3 hướng dẫn. Bác chọn một việc, hoặc gõ “danh mục” để về đầu.
             [Quên mật khẩu VNeID] [Cài đặt VNeID] [Đổi sang điện thoại mới]
        Dân: 3
        Bot: 📘 Đổi sang điện thoại mới · tối đa 2 bước · khoảng 10 phút
             …
        Dân: [Bắt đầu]
        Bot: …
        Dân: danh mục
        Bot: …
        Dân: [Hay dùng nhất]
        Bot: Hay dùng nhất: 4 hướng dẫn. Bác chọn một việc, hoặc gõ “danh mục” để về đầu.
             [Đổi sang điện thoại mới] [Quên mật khẩu VNeID] [Cài đặt VNeID] [Quét mã VietQR để trả tiền]
        """
    )
