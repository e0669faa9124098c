"""Finding a guide, on small invented guidebooks."""

import os
import subprocess
import sys
import unicodedata

import pytest

from bot.domain.guide import Guidebook
from bot.search.decision import Decision, Kind
from bot.search.fold import words
from bot.search.index import Index
from bot.search.lexicon import Lexicon, load_lexicon
from bot.search.reader import Reader
from tests.builders import a_guide, a_guidebook
from tests.search.questions import GUIDES, an_index


@pytest.fixture(scope="module")
def index() -> Index:
    return an_index(a_guidebook(*some_guides()))


def some_guides() -> tuple:  # type: ignore[type-arg]  # only handed on
    def guide(guide_id: str, title: str, *asks: str) -> object:
        return a_guide(guide_id, title=title, asks=asks, keywords=(), steps=(), problems=())

    return (
        a_guide(),
        guide("vneid-cai-dat", "Cài đặt VNeID", "tải ứng dụng vneid ở đâu", "cài vneid vào máy"),
        guide("vneid-muc-2", "Đăng ký VNeID mức 2", "ra công an làm mức 2", "nâng từ mức 1 lên mức 2"),
        guide("tam-tru", "Đăng ký tạm trú", "khai báo tạm trú khi ở trọ", "gia hạn tạm trú"),
        guide("khai-sinh", "Đăng ký khai sinh", "làm giấy khai sinh cho con", "khai sinh trễ hạn"),
        guide("ket-hon", "Đăng ký kết hôn", "kết hôn cần giấy tờ gì", "làm giấy kết hôn"),
        guide("phong-to-chu", "Phóng to chữ trên điện thoại", "chữ nhỏ quá không đọc được", "chỉnh chữ to"),
        guide("ma-otp", "Giữ an toàn mã OTP", "có nên đọc mã otp cho người khác", "lỡ cho người ta mã otp"),
    )


@pytest.mark.parametrize(
    ("question", "guide_id"),
    [
        ("quên mật khẩu vneid rồi giờ sao", "vneid-quen-mat-khau"),
        ("quen mk vneid roi gio sao", "vneid-quen-mat-khau"),
        ("QUÊN MẬT KHẨU VNEID", "vneid-quen-mat-khau"),
        ("queen maatj khaaur vneid", "vneid-quen-mat-khau"),
        ("que6n ma65t kha63u vneid", "vneid-quen-mat-khau"),
        ("quên mật khẩuuu vn eid 😭😭", "vneid-quen-mat-khau"),
        ("tui hổng nhớ mk vneid", "vneid-quen-mat-khau"),
        ("dki tam tru o tro", "tam-tru"),
        ("mần giấy khai sanh cho con", "khai-sinh"),
        ("phóng to chữ", "phong-to-chu"),
        ("lỡ đọc mã otp cho ngta r", "ma-otp"),
    ],
)
def test_people_find_their_guide_however_they_write(index: Index, question: str, guide_id: str) -> None:
    decision = index.find(question)
    assert (decision.kind, [match.guide_id for match in decision.offered]) == (Kind.ANSWER, [guide_id])


@pytest.mark.parametrize("question", ["đăng ký", "vneid", "dang ky", "VNeID???"])
def test_a_vague_question_is_answered_with_a_choice(index: Index, question: str) -> None:
    decision = index.find(question)
    assert decision.kind is Kind.CHOOSE
    assert len(decision.offered) == 3


@pytest.mark.parametrize(
    "question",
    [
        "xin visa đi Mỹ", "thủ tục ly hôn", "vay tiền ngân hàng", "nấu lẩu mắm sao cho ngon", "xin chào", "cảm ơn cháu nhiều",
        "bạn là ai", "ok", "kkkk", "asdfgh", "0912345678", "😀", "?", "   ", "", "làm sao",
    ],
)  # fmt: skip
def test_greetings_chatter_and_other_business_are_unknown(index: Index, question: str) -> None:
    assert index.find(question).kind is Kind.UNKNOWN


def test_a_name_no_guide_mentions_is_never_answered_with_another_ones_guide(index: Index) -> None:
    assert index.find("quên mật khẩu facebook").kind is not Kind.ANSWER


def test_marks_decide_between_words_that_look_alike_without_them() -> None:
    index = an_index(
        a_guidebook(
            a_guide("dat", title="Mua bán đất", asks=("bán đất",), keywords=(), steps=(), problems=()),
            a_guide("dat-lich", title="Đặt bàn", asks=("đặt bàn",), keywords=(), steps=(), problems=()),
        )
    )
    assert index.find("bán đất").matches[0].guide_id == "dat"
    assert index.find("đặt bàn").matches[0].guide_id == "dat-lich"


def test_a_retired_guide_is_not_found() -> None:
    index = an_index(a_guidebook(a_guide(retired=True), some_guides()[1]))
    assert "vneid-quen-mat-khau" not in {
        match.guide_id for match in index.find("quên mật khẩu vneid").matches
    }


def test_only_the_guides_asked_for_are_searched(index: Index) -> None:
    decision = index.find("đăng ký tạm trú", within=["khai-sinh", "ket-hon"])
    assert {match.guide_id for match in decision.matches} <= {"khai-sinh", "ket-hon"}
    assert index.find("đăng ký tạm trú", within=[]) == Decision(Kind.UNKNOWN, (), index.find("").reason)


def test_scores_fall_from_one_to_zero_and_ten_are_enough() -> None:
    guides = [
        a_guide(f"g{number}", title=f"Đăng ký việc {number}", asks=(), keywords=(), steps=(), problems=())
        for number in range(30)
    ]
    scores = [match.score for match in an_index(a_guidebook(*guides)).find("đăng ký việc 7").matches]
    assert len(scores) == 10
    assert sorted(scores, reverse=True) == scores
    assert all(0 <= score <= 1 for score in scores)


def test_in_a_long_story_the_sentence_that_asks_is_found(index: Index) -> None:
    story = (
        "Dạ chào anh chị, tôi năm nay bảy mươi tuổi rồi, mắt mũi kèm nhèm lắm. Hôm qua thằng cháu nó qua chơi. "
        "Tôi quên mật khẩu vneid mất tiêu. Nó bảo hỏi ở đây. Cảm ơn anh chị nhiều nghe."
    )
    assert index.find(story).offered[0].guide_id == "vneid-quen-mat-khau"


def test_a_volunteers_word_in_the_lexicon_is_understood_without_code() -> None:
    guidebook = a_guidebook(*some_guides())
    assert Index(guidebook, Lexicon()).find("quên xì pát").kind is not Kind.ANSWER
    taught = Lexicon(means={tuple(words("xì pát")): (tuple(words("mật khẩu")),)})
    assert Index(guidebook, taught).find("quên xì pát").offered[0].guide_id == "vneid-quen-mat-khau"


def test_an_outside_subject_is_ours_again_once_a_guide_speaks_of_it() -> None:
    guide = a_guide("ly-hon", title="Ly hôn", asks=("thủ tục ly hôn",), keywords=(), steps=(), problems=())
    index = an_index(a_guidebook(*some_guides(), guide))
    assert [match.guide_id for match in index.find("thủ tục ly hôn").offered] == ["ly-hon"]


def test_what_people_asked_before_leads_to_the_guide_without_code() -> None:
    guidebook = a_guidebook(*some_guides())
    taught = Lexicon(asked={"vneid-quen-mat-khau": ("nó không cho tôi vô nữa",)})
    assert Index(guidebook, taught).find("không cho tôi vô nữa").matches[0].guide_id == "vneid-quen-mat-khau"
    assert Index(guidebook, Lexicon()).find("không cho tôi vô nữa").kind is Kind.UNKNOWN


def test_what_is_known_to_have_no_guide_is_refused_until_there_is_one() -> None:
    known = Lexicon(no_guide={"ly hôn": ("đăng ký bỏ vợ", "đăng ký bỏ chồng")})
    asked = "đăng ký bỏ vợ"
    finding = Index(a_guidebook(*some_guides()), known).explain(asked)
    assert (finding.decision.kind, finding.no_guide and finding.no_guide.guide_id) == (Kind.UNKNOWN, "ly hôn")
    guide = a_guide("ly-hon", title="Ly hôn", asks=(asked,), keywords=(), steps=(), problems=())
    written = Index(a_guidebook(*some_guides(), guide), known).explain(asked)
    assert (written.evidence[0].guide_id, written.no_guide) == ("ly-hon", None)


def test_english_words_are_left_out_of_english_only() -> None:
    reader = Reader(Lexicon(english=frozenset({"the", "can", "i", "my", "get", "where"})))
    read = [
        [word.text for word in reader.read(text)] for text in ("where can I get my passport", "the can cuoc")
    ]
    assert read == [["passport"], ["the", "can", "cuoc"]]


def test_without_guides_nothing_is_known() -> None:
    empty = Index(Guidebook(guides={}, topics={}), load_lexicon(GUIDES / "lexicon"))
    assert empty.find("quên mật khẩu vneid").kind is Kind.UNKNOWN


def test_with_a_single_guide_other_business_is_still_unknown() -> None:
    alone = an_index(a_guidebook(a_guide()))
    assert alone.find("quên mật khẩu vneid").kind is Kind.ANSWER
    assert alone.find("nấu lẩu mắm").kind is Kind.UNKNOWN


def test_the_form_of_the_marks_does_not_matter(index: Index) -> None:
    question = "Khai báo tạm trú ở trọ thế nào?"
    assert index.find(unicodedata.normalize("NFD", question)) == index.find(question)


def test_two_runs_of_the_program_find_the_same() -> None:
    """Hashes of text differ from run to run; what is found must not."""
    code = (
        "from tests.search.test_index import some_guides; from tests.builders import a_guidebook;"
        "from tests.search.questions import an_index;"
        "print(an_index(a_guidebook(*some_guides())).find('dang ky giay ket hôn vneidd mk'))"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            check=True,
            capture_output=True,
            env=os.environ | {"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(runs) == 1
