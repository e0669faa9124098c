"""A resident half-way through a guide, who says what goes wrong in their own words."""

from tests.chat import Chat

AT_THE_FIRST_STEP = """
        Dân: quên mật khẩu vneid
        Bot: …
        Dân: [Bắt đầu]
        Bot: …
"""


async def test_a_trouble_of_this_task_is_looked_up_in_this_guide_first(chat: Chat) -> None:
    await chat.plays(
        AT_THE_FIRST_STEP
        + """
        Dân: ủa sao tui hổng nhận được mã
        Bot: ❓ Không nhận được mã
             → Xem SIM còn sóng không.

             📞 Vẫn vướng: Công an xã, hoặc tổng đài 1900 0368.
             [Quay lại bước này] [Tôi bị kẹt] [Thôi]
        Dân: quay lại
        Bot: Bước 1/3 · Quên mật khẩu VNeID
             …
        """
    )


async def test_a_button_that_is_not_there_opens_what_helps(chat: Chat) -> None:
    await chat.plays(
        AT_THE_FIRST_STEP
        + """
        Dân: tui hok thấy nút đó ở đâu hết á
        Bot: Không sao, ta xem lại bước này:
             • Kéo màn hình xuống dưới.
             …
        """
    )


async def test_somebody_who_lost_count_is_told_the_step(chat: Chat) -> None:
    await chat.plays(
        AT_THE_FIRST_STEP
        + """
        Dân: [Bước tiếp]
        Bot: …
        Dân: nãy giờ tới bước mấy rồi con
        Bot: Bước 2/3 · Quên mật khẩu VNeID
             …
        """
    )


async def test_a_new_task_still_wins_when_it_is_clearly_one(chat: Chat) -> None:
    await chat.plays(
        AT_THE_FIRST_STEP
        + """
        Dân: cài vneid vào máy
        Bot: (Ta tạm rời “Quên mật khẩu VNeID”. Gõ “tiếp tục” để quay lại đó.)

             📘 Cài đặt VNeID · 2 bước
             …
        """
    )


async def test_thanks_in_the_middle_lose_nothing(chat: Chat) -> None:
    await chat.plays(
        AT_THE_FIRST_STEP
        + """
        Dân: cảm ơn cháu nhiều nghe
        Bot: Dạ, không có gì ạ. Bác cần việc gì nữa cứ gõ nhé.

             Bước 1/3 · Quên mật khẩu VNeID

             Mở VNeID, bấm “Quên mật khẩu”.
             [Bước tiếp] [Tôi bị kẹt] [Thôi]
        """
    )
