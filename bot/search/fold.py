"""Vietnamese text made comparable: case, tone marks, đ, white space and punctuation."""

import re
import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"
"""Combining grave, acute, tilde, hook above, dot below: huyền, sắc, ngã, hỏi, nặng."""

_MARKS = dict.fromkeys(map(ord, _TONES + "\u0302\u0306\u031b"))
"""The tones, and what makes ă â ê ô ơ ư out of a e o u."""

_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufe0e\ufe0f\ufeff]")
_VOWELS = frozenset("aăâeêioôơuưy")
_WORD = re.compile(r"[^\W_]+")
_DRAWN_OUT = re.compile(r"([^\W\d_])\1{2,}")


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """For comparing only, never for showing: “Đăng ký  VNeID?” becomes “dang ky vneid”."""
    return " ".join(_WORD.findall(_unmarked(_lower(text))))


def words(text: str) -> list[str]:
    """The words of a text, each with its tone moved behind it, so that “hòa” and “hoà” are one word.

    Drawn-out letters are shortened (“đượccccc”) and “kí” is written “ký”.
    """
    return [_spelt(word) for word in _WORD.findall(_lower(text))]


@lru_cache(maxsize=16384)
def plain(word: str) -> str:
    """A word of `words` without its marks."""
    return _unmarked(word)


def shown(word: str) -> str:
    """A word of `words` as it is usually written, its tone on the vowel that carries it."""
    if word[-1:] not in _TONES or not word[:-1]:
        return word
    letters, tone = word[:-1], word[-1]
    at = _carrier(letters)
    return unicodedata.normalize("NFC", letters[: at + 1] + tone + letters[at + 1 :])


def _lower(text: str) -> str:
    return unicodedata.normalize("NFKC", _INVISIBLE.sub("", text).lower()).lower()


def _unmarked(text: str) -> str:
    bare = unicodedata.normalize("NFD", text).translate(_MARKS).replace("đ", "d")
    return unicodedata.normalize("NFC", bare)


@lru_cache(maxsize=16384)
def _spelt(word: str) -> str:
    apart = unicodedata.normalize("NFD", _DRAWN_OUT.sub(r"\1", word))
    tones = [sign for sign in apart if sign in _TONES]
    letters = unicodedata.normalize("NFC", "".join(sign for sign in apart if sign not in _TONES))
    return _final_i(letters) + "".join(tones[:1])


def _final_i(letters: str) -> str:
    return letters[:-1] + "y" if re.fullmatch(r"[hklmst]i", letters) else letters


def _carrier(letters: str) -> int:
    first = 2 if letters.startswith(("qu", "gi")) and len(letters) > 2 else 0  # noqa: PLR2004
    vowels = [at for at in range(first, len(letters)) if letters[at] in _VOWELS]
    special = [at for at in vowels if letters[at] in "ăâêôơư"]
    if special or not vowels:
        return special[-1] if special else len(letters) - 1
    closed = vowels[-1] < len(letters) - 1
    return vowels[-1] if closed or len(vowels) == 1 else vowels[-2]
