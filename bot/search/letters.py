"""How alike two texts look, letter by letter: TF-IDF over the runs of two to five letters within their words.

It forgives what words do not: typing errors, endings that sound alike, words run together or torn apart.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bot.search.postings import Numbers, Postings, Values, firsts, summed

RUNS = range(2, 6)

_SPACE = ord(" ")
_SIGNS = 0x110000  # as many as Unicode has


class Letters:
    """Built once; each page is the sum of its lines, each line counted the same however long it is."""

    def __init__(self, lines: Sequence[str], pages: Numbers, shares: Values, *, size: int) -> None:
        """The plain lines, which page each stands on, and how much it counts there."""
        self._alphabet = _Alphabet(lines)
        runs, places, counts = self._alphabet.counted(lines)
        starts = firsts(runs)
        spread = np.diff(starts, append=len(runs))
        self._table = runs[starts]
        self._rarity = np.log((len(lines) + 1) / (spread + 1)) + 1
        self._unheard = np.log(len(lines) + 1) + 1
        weights = (1 + np.log(counts)) * np.repeat(self._rarity, spread)
        weights *= (shares / _length(places, weights, len(lines)))[places]
        runs, on, weights = summed(runs, pages[places], weights)
        self._postings = Postings(runs, on, weights / _length(on, weights, size)[on], size=size)

    def likeness(self, text: str) -> Values:
        """From 0 to 1 for every page."""
        runs, _, counts = self._alphabet.counted([text])
        if not len(self._table):
            return self._postings.score(runs, counts)
        at = np.minimum(np.searchsorted(self._table, runs), len(self._table) - 1)
        rarity = np.where(self._table[at] == runs, self._rarity[at], self._unheard)
        weights = (1 + np.log(counts)) * rarity
        return self._postings.score(runs, weights / (np.sqrt((weights**2).sum()) or 1.0))


class _Alphabet:
    """The letters of some texts, numbered; whatever else is written is 0."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._numbers: Numbers = np.zeros(_SIGNS, dtype=np.int64)
        self._numbers[_letters(lines)] = 1
        used = np.flatnonzero(self._numbers)
        self._numbers[used] = np.arange(1, len(used) + 1)
        self._base = len(used) + 1

    def counted(self, lines: Sequence[str]) -> tuple[Numbers, Numbers, Values]:
        """Every run of letters (as a number), the line it stands in, and how often it stands there."""
        # A space opens and closes every word; a run may begin or end with one but not reach over it.
        letters = _letters(lines)
        line_of = np.repeat(np.arange(len(lines)), [len(line) + 2 for line in lines])
        spaces = np.concatenate([[0], np.cumsum(letters == _SPACE)])
        numbers = self._numbers[letters]
        runs, places = [], []
        for size in RUNS:
            starts = np.arange(len(letters) - size + 1) if len(letters) >= size else np.arange(0)
            inside = spaces[starts + size - 1] - spaces[starts + 1]
            starts = starts[(inside == 0) & (line_of[starts] == line_of[starts + size - 1])]
            run = np.full(len(starts), size)
            for offset in range(size):
                run = run * self._base + numbers[starts + offset]
            runs.append(run)
            places.append(line_of[starts])
        return summed(np.concatenate(runs), np.concatenate(places))


def _letters(lines: Sequence[str]) -> NDArray[np.uint32]:
    return np.frombuffer("".join(f" {line} " for line in lines).encode("utf-32-le"), dtype=np.uint32)


def _length(places: Numbers, weights: Values, size: int) -> Values:
    length = np.sqrt(np.bincount(places, weights=weights**2, minlength=size))
    return np.where(length > 0, length, 1.0)
