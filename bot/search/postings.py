"""A sparse matrix the way a search reads it: for each key, the pages it stands on and how much it counts there."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Numbers: TypeAlias = NDArray[np.int64]
Values: TypeAlias = NDArray[np.float64]


_MOST_BITS = 63


class Postings:
    """Never changes once it is built."""

    __slots__ = ("_keys", "_pages", "_size", "_starts", "_values")

    def __init__(self, keys: Numbers, pages: Numbers, values: Values, *, size: int) -> None:
        """Each key and page together once, in the order of the keys; `size` is the number of pages."""
        starts = firsts(keys)
        self._keys = keys[starts]
        self._starts = np.append(starts, len(keys))
        self._pages = pages.astype(np.int32)
        self._values = values.astype(np.float32)
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


def summed(keys: Numbers, pages: Numbers, values: Values | None = None) -> tuple[Numbers, Numbers, Values]:
    """The same triples in order, the values of equal key and page added up; without values, how many there are.

    No key and no page is negative.
    """
    bits = int(pages.max(initial=0)).bit_length()
    if int(keys.max(initial=0)).bit_length() + bits > _MOST_BITS:
        table, number = np.unique(keys, return_inverse=True)
        numbers, pages, total = summed(number, pages, values)
        return table[numbers], pages, total
    packed = (keys << bits) | pages  # one number each: sorting those is what takes the time
    if values is None:
        packed.sort()
        starts = firsts(packed)
        total = np.diff(starts, append=len(packed)).astype(np.float64)
    else:
        order = np.argsort(packed)
        packed = packed[order]
        starts = firsts(packed)
        total = np.add.reduceat(values[order], starts) if len(starts) else values
    packed = packed[starts]
    return packed >> bits, packed & ((1 << bits) - 1), total


def firsts(ordered: Numbers) -> Numbers:
    """Where each value of an array in order stands first."""
    new = np.ones(len(ordered), dtype=bool)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    return np.flatnonzero(new)
