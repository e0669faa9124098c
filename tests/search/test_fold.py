"""Texts made comparable."""

import unicodedata

import pytest

from bot.search.fold import fold, plain, shown, words


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Đăng ký  VNeID?", "dang ky vneid"),
        ("  Không, cảm ơn!!! ", "khong cam on"),
        ("Quên mật\u200b khẩu\ufe0f 😀", "quen mat khau"),
        ("ＶＮｅＩＤ", "vneid"),
        ("“Bước tiếp”", "buoc tiep"),
        ("H-012", "h 012"),
        ("ắ ợ ỹ Ệ đ Đ", "a o y e d d"),
        ("", ""),
        ("?!…", ""),
    ],
)
def test_case_marks_and_punctuation_do_not_matter(written: str, folded: str) -> None:
    assert fold(written) == folded
    assert fold(unicodedata.normalize("NFD", written)) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hòa", "hoà"),
        ("thuỷ", "thủy"),
        ("kí", "ký"),
        ("lí lịch", "lý lịch"),
        ("đượccccc", "được"),
        ("KHÔNG", "không"),
        ("quáááá", "quá"),
    ],
)
def test_two_spellings_of_one_word_are_read_alike(one: str, other: str) -> None:
    assert words(one) == words(other)


def test_marks_are_kept_for_ranking_and_can_be_taken_off() -> None:
    assert words("mật") != words("mắt") != words("mat")
    assert [plain(word) for word in words("mật mắt mat đất")] == ["mat", "mat", "mat", "dat"]


def test_numbers_are_not_shortened() -> None:
    assert words("gọi 1111 hoặc 19000368") == [*words("gọi"), "1111", *words("hoặc"), "19000368"]


@pytest.mark.parametrize(
    "word",
    [
        "mật",
        "khẩu",
        "được",
        "hòa",
        "giấy",
        "quý",
        "già",
        "thủy",
        "người",
        "quyền",
        "nghĩa",
        "ảo",
        "uống",
        "yếu",
        "khuỷu",
        "vneid",
        "ct07",
        "à",
    ],
)
def test_a_word_is_shown_as_people_write_it(word: str) -> None:
    assert [shown(one) for one in words(word)] == [word]
