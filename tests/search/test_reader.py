"""How questions are read, through our own lexicon, once the guides' words are known."""

import unicodedata

import pytest

from bot.search.fold import words
from bot.search.lexicon import load_lexicon
from bot.search.reader import MOST_WORDS, Reader
from tests.search.questions import GUIDES

KNOWN = (
    "quên mật khẩu vneid", "đăng ký tạm trú trực tuyến", "dịch vụ công không vào được", "cài đặt zalo",
    "căn cước hết hạn", "chuyển khoản ngân hàng", "đăng ký hộ kinh doanh", "làm giấy khai sinh ở đâu",
    "bật wifi", "đổi giấy phép lái xe", "đăng ký kết hôn", "chữ ký số",
)  # fmt: skip


@pytest.fixture(scope="module")
def reader() -> Reader:
    reader = Reader(load_lexicon(GUIDES / "lexicon"))
    for line in KNOWN:
        reader.learn(line)
    return reader


@pytest.mark.parametrize(
    ("written", "read"),
    [
        # viết tắt, chữ nhắn tin
        ("quen mk vneid", "quen mật khẩu vneid"),
        ("dvc ko vào đc", "dịch vụ công không vào được"),
        ("cccd hết hạn", "căn cước hết hạn"),
        ("đk kh onl", "đăng ký kết hôn trực tuyến"),
        ("đăng ký ks", "đăng ký khai sinh"),
        ("ck ngân hàng", "chuyển khoản ngân hàng"),
        ("ck số", "chữ ký số"),
        ("đổi bằng lái", "đổi giấy phép lái xe"),
        # tiếng vùng miền
        ("hổng biết mần răng", "không biết làm sao"),
        ("nỏ vô được", "không vào được"),
        ("mần giấy khai sanh ở mô", "làm giấy khai sinh ở đâu"),
        ("tui hông vô được", "tôi không vào được"),
        # Telex, VNI
        ("ddawng kys tamj trus", "đăng ký tạm trú"),
        ("que6n ma65t kha63u", "quên mật khẩu"),
        # kéo dài, dính liền, tách rời, gõ sai
        ("không vào đượcccc", "không vào được"),
        ("dangkytamtru", "dang ky tam tru"),
        ("cai dat za lo", "cai dat zalo"),
        ("vneidd", "vneid"),
        ("đăng kí hộ king doanh", "đăng ký hộ kinh doanh"),
        ("bật wai phai", "bật wifi"),
        # tiếng Anh
        ("forgot password vneid", "quên mật khẩu vneid"),
        # những chữ không được đụng tới
        ("dia chi ngan hang", "dia chi ngan hang"),
        ("thue thu nhap ca nhan", "thue thu nhap ca nhan"),
        ("o dau", "o dau"),
    ],
)
def test_what_people_write_is_read_as_they_mean_it(reader: Reader, written: str, read: str) -> None:
    expected = [unicodedata.normalize("NFD", word) for word in words(read)]
    assert [unicodedata.normalize("NFD", _marked_like(word.text, read)) for word in reader.read(written)] == (
        expected
    )


def _marked_like(word: str, read: str) -> str:
    """A guess has no marks, because it rests on letters alone; the expectation may have them."""
    from bot.search.fold import plain

    return next((one for one in words(read) if plain(one) == word), word)


def test_a_guess_is_marked_as_one(reader: Reader) -> None:
    assert [word.sure < 1 for word in reader.read("vneidd bật")] == [True, False]


def test_an_unknown_word_stays_as_it_is(reader: Reader) -> None:
    assert [word.text for word in reader.read("sầu riêng")] == words("sầu riêng")


def test_only_so_many_words_are_read(reader: Reader) -> None:
    assert len(reader.read("vneid " * 500)) == MOST_WORDS
