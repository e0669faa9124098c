"""Words typed while the Vietnamese keyboard was off."""

import pytest

from bot.search.fold import words
from bot.search.typing_keys import is_syllable, untyped


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ddang", "đang"),
        ("ddawng", "đăng"),
        ("kys", "ký"),
        ("vieejt", "việt"),
        ("duwowcj", "dược"),
        ("dduowcj", "được"),
        ("nguwowif", "người"),
        ("khoong", "không"),
        ("tieenf", "tiền"),
        ("khaaur", "khẩu"),
        ("vie6t5", "việt"),
        ("d9a8ng", "đăng"),
        ("ky1", "ký"),
        ("d9u7o7c5", "được"),
        ("ma65t", "mật"),
        ("ngu7o7i2", "người"),
    ],
)
def test_telex_and_vni_are_understood(typed: str, meant: str) -> None:
    assert [untyped(typed)] == words(meant)


@pytest.mark.parametrize("word", ["app", "ios", "vneid", "ct07", "4g", "a1", "b2", "ngân", "wifi", "123", ""])
def test_what_is_no_such_word_is_left_alone(word: str) -> None:
    assert untyped(word) is None


@pytest.mark.parametrize("word", ["nghieng", "quyen", "gi", "uyen", "khuya", "y", "xoong"])
def test_vietnamese_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["vneid", "facebook", "dk", "zalo", "ngf", "iphone", ""])
def test_other_words_are_no_syllables(word: str) -> None:
    assert not is_syllable(word)
