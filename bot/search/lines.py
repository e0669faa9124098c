"""The lines people would recognise their question in, compared with it one by one but all at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.search.about import About
from bot.search.clues import Clue, agreement
from bot.search.postings import Numbers, Postings, Values, summed
from bot.search.reader import Word
from bot.search.script import Script

QUESTION_SHARE = 0.6
"""When a question and a line are compared, how much the question's own weight counts against the line's."""

TROUBLES = frozenset({"problem", "stuck"})
"""Lines that help somebody who is in the middle of a guide."""

LINES = {"title": 1.0, "ask": 1.0, "keyword": 1.0, "problem": 0.8}
"""How much such a line counts as the one nearest to a question."""

_COMPARED = LINES.keys() | TROUBLES


@dataclass(frozen=True, slots=True)
class Nearest:
    """How near a page's best line comes to a question, from 0 to 1."""

    share: float = 0.0
    line: str = ""
    reading: tuple[Word, ...] = ()  # of a whole sentence, not of a keyword


class Lines:
    """`near` is for every line the share of both weights, the question's and its own, that the two have in common."""

    def __init__(self, script: Script, about: About, shares: Values, *, size: int) -> None:
        """`shares`: what each written word is worth; `size`: the number of pages."""
        self._script, self._about, self._size = script, about, size
        lines = script.lines_from(_COMPARED)
        self._lines: Numbers = np.array(lines, dtype=np.int64)
        self._page_of = script.page_of[self._lines]
        origins = [script.origins[number] for number in script.origin_of[self._lines]]
        self._counts = np.array([LINES.get(origin, 0.0) for origin in origins])
        self._troubles = np.array([origin in TROUBLES for origin in origins], dtype=bool)
        grams = script.grams().on(lines)
        number = np.searchsorted(self._lines, grams.lines)
        weights = grams.weighed(shares) * about.rarities(grams.keys)
        self._weights = np.bincount(number, weights=weights, minlength=len(self._lines))
        forms, on, _ = summed(grams.forms, number)
        self._where = Postings(forms, on, np.ones(len(forms)), size=len(self._lines))

    def near(self, clues: Sequence[Clue]) -> Values:
        mass = QUESTION_SHARE * sum(clue.weight for clue in clues)
        own = (1 - QUESTION_SHARE) * self._weights
        near: Values = self._counts * self._said(clues) / np.maximum(mass + own, 1e-9)
        return np.minimum(1.0, near)

    def troubles(self, clues: Sequence[Clue]) -> Values:
        """The same for problems and notes, whatever else they say."""
        mass = sum(clue.weight for clue in clues) or 1.0
        return np.minimum(1.0, self._troubles * self._said(clues) / mass)

    def best(self, near: Values) -> Values:
        """For every page how near its nearest line is."""
        found = np.zeros(self._size)
        np.maximum.at(found, self._page_of, near)
        return found

    def nearest(self, page: int, near: Values) -> Nearest:
        """The nearest line of that page."""
        start, end = np.searchsorted(self._page_of, [page, page + 1])
        at = int(start + np.argmax(near[start:end])) if end > start else -1
        if at < 0 or not near[at]:
            return Nearest()
        line = int(self._lines[at])
        reading = () if self._script.origin(line) == "keyword" else self._script.reading(line)
        return Nearest(float(near[at]), self._script.texts[line], reading)

    def _said(self, clues: Sequence[Clue]) -> Values:
        """How much of the question's weight is in each line."""
        said = np.zeros(len(self._lines))
        for clue in clues:
            for form in self._about.forms_of(clue.key):
                lines, _ = self._where.where(form)
                said[lines] += clue.weight * agreement(clue.written, self._script.terms.form(form))
        return said
