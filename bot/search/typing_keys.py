"""What is left in a text when the Vietnamese keyboard was off: Telex (“vieejt”) and VNI (“vie65t”)."""

import re
from functools import lru_cache

from bot.search.fold import plain

_TELEX_TONES = {"f": "\u0300", "s": "\u0301", "x": "\u0303", "r": "\u0309", "j": "\u0323", "z": ""}
_VNI_TONES = {"2": "\u0300", "1": "\u0301", "4": "\u0303", "3": "\u0309", "5": "\u0323", "0": ""}
_ROOFS = {"a": "â", "e": "ê", "o": "ô"}
_HORNS = {"a": "ă", "o": "ơ", "u": "ư"}
_SHORTEST = 2  # “a1” is a driving licence, not “á”
_VOWELS = frozenset("aăâeêioôơuưy")

_SYLLABLE = re.compile(
    r"(b|ch?|d|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu|r|s|th?|tr|v|x)?"
    r"(oac|oach|oai|oan|oang|oanh|oao|oat|oay|oong|oen|oeo|oet|oa|oe|oi|o|"
    r"uyen|uyet|uynh|uych|uyt|uya|uyu|uy|uan|uang|uanh|uat|uau|uay|uech|uenh|ue|uoi|uou|uo|ua|ui|uu|u|"
    r"ieu|ie|ia|iu|i|yeu|ye|y|ai|ao|au|ay|a|eo|eu|e)"
    r"(c|ch|m|ng|nh|n|p|t)?"
)


def is_syllable(word: str) -> bool:
    """Whether a plain word could be a Vietnamese syllable."""
    return _SYLLABLE.fullmatch(word) is not None


@lru_cache(maxsize=4096)
def untyped(word: str) -> str | None:
    """The Vietnamese word somebody meant to type, in the form of `fold.words`; None if it is not one."""
    if len(word) <= _SHORTEST or not word.isascii() or not word[0].isalpha():
        return None
    letters, tone = _vni(word) if any(sign.isdigit() for sign in word) else _telex(word)
    meant = "".join(letters) + tone
    return meant if meant != word and is_syllable(plain(meant)) else None


def _telex(word: str) -> tuple[list[str], str]:
    letters: list[str] = []
    tone = ""
    for key in word:
        vowel = _last_vowel(letters)
        if key in _TELEX_TONES and vowel is not None:
            tone = _TELEX_TONES[key]
        elif key == "w":
            _horn(letters)
        elif key in _ROOFS and letters[-1:] == [key]:
            letters[-1] = _ROOFS[key]
        elif key == "d" and letters[:1] == ["d"]:
            letters[0] = "đ"
        else:
            letters.append(key)
    return letters, tone


def _vni(word: str) -> tuple[list[str], str]:
    letters: list[str] = []
    tone = ""
    for key in word:
        vowel = _last_vowel(letters)
        if key in _VNI_TONES and vowel is not None:
            tone = _VNI_TONES[key]
        elif key == "6" and vowel is not None:
            letters[vowel] = _ROOFS.get(letters[vowel], letters[vowel])
        elif key in {"7", "8"}:
            _horn(letters)
        elif key == "9" and letters[:1] == ["d"]:
            letters[0] = "đ"
        else:
            letters.append(key)
    return letters, tone


def _horn(letters: list[str]) -> None:
    """w, 7 or 8: ă, ơ, ư, and both letters of ươ at once."""
    vowel = _last_vowel(letters)
    if vowel is None or letters[vowel] not in _HORNS:
        letters.append("ư")
        return
    letters[vowel] = _HORNS[letters[vowel]]
    if letters[vowel] == "ơ" and vowel and letters[vowel - 1] == "u":
        letters[vowel - 1] = "ư"


def _last_vowel(letters: list[str]) -> int | None:
    return next((at for at in reversed(range(len(letters))) if letters[at] in _VOWELS), None)
