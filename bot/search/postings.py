"""A sparse matrix the way a search reads it: for each key, the pages it stands on and how much it counts there."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Numbers: TypeAlias = NDArray[np.int64]
Values: TypeAlias = NDArray[np.float64]


class Postings:
    """Never changes once it is built."""

    __slots__ = ("_keys", "_pages", "_size", "_starts", "_values")

    def __init__(self, keys: Numbers, pages: Numbers, values: Values, *, size: int) -> None:
        """Each key and page together once; `size` is the number of pages."""
        order = np.argsort(keys)
        self._keys, starts = np.unique(keys[order], return_index=True)
        self._starts = np.append(starts, len(keys))
        self._pages = pages[order].astype(np.int32)
        self._values = values[order].astype(np.float32)
        self._size = size

    def where(self, key: int) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        """The pages that have the key, and what it counts on each."""
        at = int(np.searchsorted(self._keys, key))
        if at == len(self._keys) or self._keys[at] != key:
            return self._pages[:0], self._values[:0]
        here = slice(self._starts[at], self._starts[at + 1])
        return self._pages[here], self._values[here]

    def score(self, keys: Numbers, weights: Values) -> Values:
        """For every page the sum of what the keys count there."""
        found = np.zeros(self._size)
        if not len(self._keys):
            return found
        at = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
        known = np.flatnonzero(self._keys[at] == keys)
        for start, end, weight in zip(
            self._starts[at[known]], self._starts[at[known] + 1], weights[known], strict=True
        ):
            found[self._pages[start:end]] += weight * self._values[start:end]
        return found


def summed(keys: Numbers, pages: Numbers, values: Values) -> tuple[Numbers, Numbers, Values]:
    """The same triples with the values of equal key and page added up."""
    width = int(pages.max(initial=0)) + 1
    table, number = np.unique(keys, return_inverse=True)
    pairs, where = np.unique(number * width + pages, return_inverse=True)
    total = np.bincount(where, weights=values, minlength=len(pairs)).astype(np.float64)
    return table[pairs // width], (pairs % width).astype(np.int64), total
