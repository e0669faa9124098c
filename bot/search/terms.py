"""Words as numbers, so that all pages can be searched at once as arrays."""

from collections.abc import Sequence

import numpy as np

from bot.search.postings import Numbers
from bot.search.reader import Word

UNKNOWN = -1

_ABOVE = 24
"""A pair of neighbours is one number: the first word above these bits, the second below; a single word has no first."""


class Terms:
    """Gives every written form of a word a number, and every plain form another."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.plain_of: list[int] = []
        self._written: dict[str, int] = {}
        self._plain: dict[str, int] = {}

    @property
    def plain_texts(self) -> list[str]:
        return list(self._plain)

    def learn(self, word: Word) -> int:
        """The number of the word as written, marks included."""
        number = self._written.get(word.text)
        if number is None:
            number = self._written[word.text] = len(self.texts)
            self.texts.append(word.text)
            self.plain_of.append(self._plain.setdefault(word.plain, len(self._plain)))
        return number

    def key(self, words: Sequence[Word]) -> int:
        """The key of one word or two neighbours by their plain forms; UNKNOWN if no page has one of them."""
        key = 0
        for word in words:
            number = self._plain.get(word.plain)
            if number is None:
                return UNKNOWN
            key = (key << _ABOVE) | (number + 1)
        return key

    def form(self, number: int) -> str:
        """How the word or pair with that form is written."""
        first, second = number >> _ABOVE, number & ((1 << _ABOVE) - 1)
        return f"{self.texts[first - 1]} {self.texts[second - 1]}" if first else self.texts[second - 1]


def singles_of(numbers: Numbers) -> Numbers:
    """Keys or forms of single words."""
    return numbers + 1


def pairs_of(numbers: Numbers, first: Numbers) -> Numbers:
    """Keys or forms of the pairs that begin at `first`."""
    return ((numbers[first] + 1) << _ABOVE) | (numbers[first + 1] + 1)


def plain_keys(forms: Numbers, plain_of: Numbers) -> Numbers:
    """The keys of forms."""
    first, second = parts_of(forms)
    alone: Numbers = singles_of(plain_of[second])
    return np.where(first < 0, alone, (singles_of(plain_of[first]) << _ABOVE) | alone)


def parts_of(keys: Numbers) -> tuple[Numbers, Numbers]:
    """The two numbers again; the first is −1 for a single word."""
    return (keys >> _ABOVE) - 1, (keys & ((1 << _ABOVE) - 1)) - 1
