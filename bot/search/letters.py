"""How alike two texts look, letter by letter: TF-IDF over the runs of two to five letters within their words.

It forgives what words do not: typing errors, endings that sound alike, words run together or torn apart.
"""

from collections.abc import Sequence

import numpy as np

from bot.search.postings import Numbers, Postings, Values, summed

RUNS = range(2, 6)

_BASE = np.uint64(0x9E3779B97F4A7C15)
_SPACE = ord(" ")


class Letters:
    """Built once; each page is the sum of its lines, each line counted the same however long it is."""

    def __init__(self, lines: Sequence[str], pages: Numbers, shares: Values, *, size: int) -> None:
        """The plain lines, which page each stands on, and how much it counts there."""
        runs, places, counts = _counted(lines)
        self._table, spread = np.unique(runs, return_counts=True)
        self._rarity = np.log((len(lines) + 1) / (spread + 1)) + 1
        self._unheard = np.log(len(lines) + 1) + 1
        weights = (1 + np.log(counts)) * self._rarity[np.searchsorted(self._table, runs)]
        weights *= (shares / _length(places, weights, len(lines)))[places]
        runs, on, weights = summed(runs, pages[places], weights)
        self._postings = Postings(runs, on, weights / _length(on, weights, size)[on], size=size)

    def likeness(self, text: str) -> Values:
        """From 0 to 1 for every page."""
        runs, _, counts = _counted([text])
        if not len(self._table):
            return self._postings.score(runs, counts)
        at = np.minimum(np.searchsorted(self._table, runs), len(self._table) - 1)
        rarity = np.where(self._table[at] == runs, self._rarity[at], self._unheard)
        weights = (1 + np.log(counts)) * rarity
        return self._postings.score(runs, weights / (np.sqrt((weights**2).sum()) or 1.0))


def _counted(lines: Sequence[str]) -> tuple[Numbers, Numbers, Values]:
    """Every run of letters (as a number), the line it stands in, and how often it stands there."""
    # A space opens and closes every word; a run may begin or end with one but not reach over it.
    texts = [f" {line} " for line in lines]
    letters = np.frombuffer("".join(texts).encode("utf-32-le"), dtype=np.uint32)
    line_of = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
    spaces = np.concatenate([[0], np.cumsum(letters == _SPACE)])
    runs, places = [], []
    for size in RUNS:
        starts = np.arange(len(letters) - size + 1) if len(letters) >= size else np.arange(0)
        inside = spaces[starts + size - 1] - spaces[starts + 1]
        starts = starts[(inside == 0) & (line_of[starts] == line_of[starts + size - 1])]
        runs.append(_numbered(letters, starts, size))
        places.append(line_of[starts])
    return summed(np.concatenate(runs), np.concatenate(places), np.ones(sum(map(len, places))))


def _numbered(letters: np.ndarray[tuple[int], np.dtype[np.uint32]], starts: Numbers, size: int) -> Numbers:
    """A number for the run of that size at each start; equal runs have equal numbers."""
    number = np.full(len(starts), size, dtype=np.uint64)
    for offset in range(size):
        number = number * _BASE + letters[starts + offset]
    return number.view(np.int64)


def _length(places: Numbers, weights: Values, size: int) -> Values:
    length = np.sqrt(np.bincount(places, weights=weights**2, minlength=size))
    return np.where(length > 0, length, 1.0)
