"""The lines of all pages as arrays of numbers, read once."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from bot.search.postings import Numbers
from bot.search.reader import Word
from bot.search.terms import Terms, pairs_of, singles_of

Text = tuple[str, str]
"""Where a line comes from (title, ask, step …), and the line."""

Read = Callable[[str], Sequence[Word]]
"""How lines become words."""


@dataclass(frozen=True, slots=True)
class Grams:
    """Words and pairs of neighbours: the line each stands in, its key, and its form with marks."""

    lines: Numbers
    keys: Numbers
    forms: Numbers

    def on(self, lines: Sequence[int]) -> "Grams":
        """Only those of some lines."""
        kept = np.isin(self.lines, lines)
        return Grams(self.lines[kept], self.keys[kept], self.forms[kept])


class Script:
    """What is written on the pages, line after line, word after word."""

    def __init__(self, pages: Iterable[Iterable[Text]], read: Read) -> None:
        self.terms = Terms()
        self.texts: list[str] = []
        origins: dict[str, int] = {}
        words: list[int] = []
        page_of, origin_of, starts = [], [], [0]
        for page, lines in enumerate(pages):
            for origin, text in lines:
                words.extend(map(self.terms.learn, read(text)))
                self.texts.append(text)
                page_of.append(page)
                origin_of.append(origins.setdefault(origin, len(origins)))
                starts.append(len(words))
        self.origins = tuple(origins)
        self.words: Numbers = np.array(words, dtype=np.int64)
        self.page_of: Numbers = np.array(page_of, dtype=np.int64)
        self.origin_of: Numbers = np.array(origin_of, dtype=np.int64)
        self.starts: Numbers = np.array(starts, dtype=np.int64)

    def lines_from(self, origins: Collection[str]) -> list[int]:
        """The lines of these kinds."""
        numbers = [at for at, origin in enumerate(self.origins) if origin in origins]
        return [int(line) for line in np.flatnonzero(np.isin(self.origin_of, numbers))]

    def lines_of(self, page: int) -> range:
        start, end = np.searchsorted(self.page_of, [page, page + 1])
        return range(int(start), int(end))

    def origin(self, line: int) -> str:
        return self.origins[int(self.origin_of[line])]

    def reading(self, line: int) -> tuple[Word, ...]:
        numbers = self.words[self.starts[line] : self.starts[line + 1]]
        return tuple(Word(self.terms.texts[number]) for number in numbers)

    def plain(self, line: int) -> str:
        return " ".join(word.plain for word in self.reading(line))

    def grams(self) -> Grams:
        lines = np.repeat(np.arange(len(self.texts)), np.diff(self.starts))
        plain: Numbers = np.array(self.terms.plain_of, dtype=np.int64)[self.words]
        first = np.flatnonzero(lines[:-1] == lines[1:])
        return Grams(
            lines=np.concatenate([lines, lines[first]]),
            keys=np.concatenate([singles_of(plain), pairs_of(plain, first)]),
            forms=np.concatenate([singles_of(self.words), pairs_of(self.words, first)]),
        )
