"""The lines of all pages as arrays of numbers, read once."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from bot.search.postings import Numbers, Values
from bot.search.reader import Word
from bot.search.terms import Terms, pairs_of, parts_of, singles_of

Text = tuple[str, str]
"""Where a line comes from (title, ask, step …), and the line."""

Read = Callable[[Text], Sequence[Word]]
"""How a line becomes words."""


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

    def weighed(self, shares: Values) -> Values:
        """What each is worth: a word its own share, a pair the geometric mean of two."""
        first, second = parts_of(self.forms)
        return np.where(first < 0, shares[second], np.sqrt(shares[first] * shares[second]))


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
                words.extend([self.terms.learn(word) for word in read((origin, text))])
                self.texts.append(text)
                page_of.append(page)
                origin_of.append(origins.setdefault(origin, len(origins)))
                starts.append(len(words))
        self.origins = tuple(origins)
        self.plain_of: Numbers = np.array(self.terms.plain_of, dtype=np.int64)
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

    def words_on(self, lines: Sequence[int]) -> Iterator[Word]:
        """The words of these lines, each once."""
        there = np.zeros(len(self.texts), dtype=bool)
        there[lines] = True
        used = np.zeros(len(self.terms.texts), dtype=bool)
        used[self.words[np.repeat(there, np.diff(self.starts))]] = True
        return (Word(self.terms.texts[number]) for number in np.flatnonzero(used))

    def plain(self, lines: Sequence[int]) -> list[str]:
        """These lines without their marks."""
        texts, words = self.terms.plain_texts, self.plain_of[self.words].tolist()
        spans = ((self.starts[line], self.starts[line + 1]) for line in lines)
        return [" ".join([texts[number] for number in words[start:end]]) for start, end in spans]

    def shares(self, share: Callable[[Word], float]) -> Values:
        """What each written word is worth, whatever it is about."""
        return np.array([share(Word(text)) for text in self.terms.texts], dtype=np.float64)

    def grams(self, lines: Sequence[int] | None = None) -> Grams:
        """Of all lines, or of some that follow each other."""
        first, last = (lines[0], lines[-1] + 1) if lines else (0, 0 if lines == [] else len(self.texts))
        words = self.words[self.starts[first] : self.starts[last]]
        line_of = np.repeat(np.arange(first, last), np.diff(self.starts[first : last + 1]))
        plain = self.plain_of[words]
        pairs = np.flatnonzero(line_of[:-1] == line_of[1:])
        grams = Grams(
            lines=np.concatenate([line_of, line_of[pairs]]),
            keys=np.concatenate([singles_of(plain), pairs_of(plain, pairs)]),
            forms=np.concatenate([singles_of(words), pairs_of(words, pairs)]),
        )
        return grams if lines is None else grams.on(lines)
