"""BM25 over everything a page says, summaries and fixes included: what its asks leave out."""

from collections.abc import Sequence
from itertools import pairwise
from math import sqrt

import numpy as np

from bot.search.postings import Numbers, Postings, Values, firsts, summed
from bot.search.reader import Word
from bot.search.script import Grams, Script

SATURATION, LENGTH_SHARE = 1.2, 0.5
"""BM25's k1 and b."""

UNHEARD = 3.0
"""The rarity of a word that stands nowhere; of 85 guides, one that stands in four has as much."""


class Whole:
    """The words and pairs of all lines; `score` is the share of the question's weight that a page says."""

    def __init__(self, script: Script, grams: Grams, *, size: int) -> None:
        self._terms = script.terms
        keys, pages, counts = summed(grams.keys, script.page_of[grams.lines])
        length = np.bincount(pages, weights=counts, minlength=size)
        # The length of the page a word stands on, on average: many short pages do not make the others look long.
        usual = (length**2).sum() / max(1.0, length.sum())
        longer = 1 - LENGTH_SHARE + LENGTH_SHARE * length / max(1.0, usual)
        said = counts * (SATURATION + 1) / (counts + SATURATION * longer[pages])
        starts = firsts(keys)
        spread = np.diff(starts, append=len(keys))
        self._keys = keys[starts]
        self._rarity = np.log1p((size - spread + 0.5) / (spread + 0.5))
        self._postings = Postings(keys, pages, said * np.repeat(self._rarity, spread), size=size)

    def score(self, reading: Sequence[Word]) -> Values:
        sure = [word.sure for word in reading]
        keys = [self._terms.key((word,)) for word in reading]
        mass = sum(self._rare(key) * share for key, share in zip(keys, sure, strict=True))
        pairs = [self._terms.key(two) for two in pairwise(reading)]
        both = [sqrt(one * other) for one, other in pairwise(sure)]
        weights = np.array(sure + both) / (mass or 1.0)
        table: Numbers = np.array(keys + pairs, dtype=np.int64)
        return self._postings.score(table, weights)

    def _rare(self, key: int) -> float:
        at = int(np.searchsorted(self._keys, key))
        return float(self._rarity[at]) if at < len(self._keys) and self._keys[at] == key else UNHEARD
