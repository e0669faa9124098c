"""What people also say to a bot: thanks, insults, numbers, and business that no guide covers."""

import pytest

from bot.domain.period import Period
from bot.domain.procedure import Procedure
from bot.search.index import Index
from bot.search.lexicon import load_lexicon
from bot.service import Library
from bot.storage.database import Database
from tests.builders import a_guidebook
from tests.chat import Chat
from tests.clock import TODAY
from tests.search.questions import GUIDES

KARAOKE = Procedure("1.001029", "Cấp Giấy phép đủ điều kiện kinh doanh dịch vụ karaoke")


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("chào buổi sáng nghe con", "Chào bác! Bác cần làm việc gì"),
        ("cam on nhieu nha", "Dạ, không có gì ạ."),
        ("mày là người hay máy", "Tôi là Sổ Tay Số, một chương trình trả lời tự động"),
        ("bot ngu quá trời", "Tôi xin lỗi vì làm bác bực mình."),
        ("kkkk", "😊"),
        ("12345", "Tôi chỉ thấy một con số"),
        ("H29.16-231112-0012", "Nếu đây là mã hồ sơ"),
    ],
)
async def test_small_talk_has_short_kind_answers_and_is_not_kept(
    chat: Chat, database: Database, said: str, answered: str
) -> None:
    reply = await chat.says("Dân", said)
    assert reply.text.startswith(answered)
    async with database.transaction() as transaction:
        assert await transaction.questions.recent(Period.week_of(TODAY), 10) == []


async def test_thanks_and_a_question_in_one_breath_are_a_question(chat: Chat) -> None:
    reply = await chat.says("Dân", "cảm ơn cháu, cho bác hỏi quên mật khẩu vneid")
    assert reply.text.startswith("📘 Quên mật khẩu VNeID")


async def test_a_procedure_without_a_guide_is_named_with_its_code(chat: Chat, database: Database) -> None:
    guidebook = a_guidebook()
    chat.conversations.library = Library(
        guidebook, Index(guidebook, load_lexicon(GUIDES / "lexicon"), [KARAOKE])
    )
    await chat.plays(
        """
        Dân: xin giấy phép kinh doanh karaoke
        Bot: Tôi chưa có hướng dẫn cho việc này, nên không dám chỉ bừa. Tôi đã ghi lại câu hỏi (không ghi tên bác) để tổ bổ sung.
             Nghe giống thủ tục “Cấp Giấy phép đủ điều kiện kinh doanh dịch vụ karaoke” (mã 1.001029).
             Bác tra mã đó trên Cổng Dịch vụ công quốc gia dichvucong.gov.vn, hoặc gọi tổng đài 1800 1096.
        """
    )
    async with database.transaction() as transaction:
        kept = await transaction.questions.recent(Period.week_of(TODAY), 10)
    assert kept == ["xin giấy phép kinh doanh karaoke"]
