"""Households by a few letters of their label, and labels within a line of text; however they are typed."""

import re
from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

from rapidfuzz.distance import OSA

from bot.domain.visit import Household
from bot.search.fold import plain, words
from bot.search.labels import OPENING, alike, is_bare, read

LONG_ENOUGH = 4
"""Letters a word must have for one of them to be wrong."""

SHORTEST_PHRASE = 2
"""Words of a label that must stand in a line: “Lan” alone may be anything, “bà Lan” is somebody."""

_BEFORE = frozenset(words("cho của giúp")) | OPENING
"""Words before a label that belong to it: “cho nhà bà Lan”."""

_WORD = re.compile(r"[^\W_]+")


class Fit(IntEnum):
    """How well a typed word fits a word of a label; the smaller the better."""

    EXACT = 0
    UNMARKED = 1  # typed without its marks
    BEGINNING = 2
    OTHER_MARKS = 3
    TYPING_ERROR = 4
    NOT = 9


class Spotted(NamedTuple):
    """Households whose label stands in a line, more than one if it is not clear which; and the rest of the line."""

    households: list[Household]
    rest: str


def find(said: str, households: Sequence[Household]) -> list[Household]:
    """Those whose labels have every word that was typed, the best fit first, else in the order they came in."""
    typed = _typed(said)
    if not any(len(plain(word)) > 1 or word.isdigit() for word in typed):
        return []
    fits = [(_fit(typed, household), household) for household in households]
    return [household for fit, household in sorted(fits, key=lambda each: each[0]) if fit[0] < Fit.NOT]


def only(said: str, households: Sequence[Household]) -> Household | None:
    """The one household that is clearly meant: its words are whole, and no other has them too."""
    typed = _typed(said)
    clear = [household for household in households if typed and _fit(typed, household)[0] <= Fit.UNMARKED]
    return clear[0] if len(clear) == 1 else None


def spot(line: str, households: Sequence[Household]) -> Spotted:
    """The longest label, or name of one (“bà Lan” of “bà Lan, ngõ 5”), that stands in the line."""
    spoken = list(_WORD.finditer(line))
    found: list[tuple[int, int, Household]] = []  # how many words, from which one on
    for household in households:
        found += [(size, at, household) for size, at in _standing([each[0] for each in spoken], household)][
            :1
        ]
    longest = max((size for size, _, _ in found), default=0)
    best = [(at, household) for size, at, household in found if size == longest]
    if not best:
        return Spotted([], line)
    at = best[0][0]
    return Spotted([household for _, household in best], _without(line, spoken, at, at + longest))


def _typed(said: str) -> list[str]:
    return [word for word in words(said) if word not in _BEFORE]


def _fit(typed: Sequence[str], household: Household) -> tuple[int, int]:
    """The worst word, and all of them together."""
    left = words(household.label or "")
    fits: list[Fit] = []
    for word in typed:
        best = min(left, key=lambda each: _fit_of(word, each), default=None)
        if best is None or _fit_of(word, best) is Fit.NOT:
            return (Fit.NOT, 0)
        fits.append(_fit_of(word, best))
        left.remove(best)
    return (max(fits, default=Fit.NOT), sum(fits))


def _fit_of(typed: str, word: str) -> Fit:
    if typed == word:
        return Fit.EXACT
    bare, bare_word = plain(typed), plain(word)
    if bare == bare_word:
        return Fit.UNMARKED if bare == typed else Fit.OTHER_MARKS
    if bare.isdigit() or bare_word.isdigit():
        return Fit.NOT
    if len(bare) > 1 and bare_word.startswith(bare):
        return Fit.BEGINNING
    near = len(bare) >= LONG_ENOUGH and OSA.distance(bare, bare_word, score_cutoff=1) <= 1
    return Fit.TYPING_ERROR if near else Fit.NOT


def _standing(line: list[str], household: Household) -> list[tuple[int, int]]:
    """Where the whole label, or else its name, stands in the line: how many words, from which one on."""
    said, bare = [words(word)[0] for word in line], is_bare(" ".join(line))
    label = household.label or ""
    for phrase in (words(label), read(label).whole_name):
        size = len(phrase)
        for at in range(len(said) - size + 1) if size >= SHORTEST_PHRASE else ():
            here = zip(said[at : at + size], phrase, strict=True)
            if all(alike(a, b, bare=bare) for a, b in here) and not _goes_on(line, at + size):
                return [(size, at)]
    return []


def _goes_on(line: list[str], behind: int) -> bool:
    """“bà Lan Anh” is not “bà Lan”."""
    return behind < len(line) and line[behind].istitle() and line[behind - 1].istitle()


def _without(line: str, spoken: Sequence[re.Match[str]], first: int, end: int) -> str:
    while first > 0 and words(spoken[first - 1][0])[0] in _BEFORE:
        first -= 1
    return " ".join(f"{line[: spoken[first].start()]} {line[spoken[end - 1].end() :]}".split()).strip(" ,;-")
