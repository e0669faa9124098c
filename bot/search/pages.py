"""Pages: guides, or names of procedures, ready to be compared with a question all at once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from bot.domain.guide import Guide
from bot.search.about import About
from bot.search.clues import Clue, Knows, agreement
from bot.search.fold import plain
from bot.search.letters import Letters
from bot.search.lexicon import Phrase
from bot.search.postings import Values
from bot.search.reader import Word
from bot.search.script import Read, Script, Text
from bot.search.whole import Whole

LOOKS = {"title": 1.5, "ask": 1.0, "keyword": 0.5, "problem": 0.4}
"""How much such a line counts when runs of letters are compared; steps and the rest are not."""

SAYS_ALL = 0.7
"""A line that is as near as this to a question is the same question."""

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


class _Compared:
    """The lines of one page that are compared with questions one by one, and where each clue stands in them."""

    def __init__(self, script: Script, about: About, shares: Values, page: int) -> None:
        self.lines = [line for line in script.lines_of(page) if script.origin(line) in _COMPARED]
        self.origins = [script.origin(line) for line in self.lines]
        grams = script.grams(self.lines)
        weights = grams.weighed(shares) * about.rarities(grams.keys)
        number = np.searchsorted(self.lines, grams.lines)
        self.weights = np.bincount(number, weights=weights, minlength=len(self.lines)).tolist()
        order = np.argsort(grams.keys)
        self._keys, self._forms, self._number = grams.keys[order], grams.forms[order], number[order]
        self._form = script.terms.form

    def say(self, clues: Sequence[Clue]) -> list[float]:
        """How much of the question's weight is in each line."""
        shared = [0.0] * len(self.lines)
        keys = [clue.key for clue in clues]
        starts, ends = self._keys.searchsorted(keys), self._keys.searchsorted(keys, side="right")
        for clue, start, end in zip(clues, starts, ends, strict=True):
            for at, form in zip(self._number[start:end], self._forms[start:end], strict=True):
                shared[at] += clue.weight * agreement(clue.written, self._form(int(form)))
        return shared


class Pages:
    """Every page's lines, weighed once."""

    def __init__(self, pages: Sequence[Iterable[Text]], read: Read, knows: Knows, *, ours: int|None=None) -> None:
        self._script, self._knows = Script(pages, read), knows
        self._ours = len(pages) if ours is None else ours
        for line in self._script.lines_from({"title", "ask", "keyword"}):
            knows.learn(self._script.reading(line))
        self._shares = self._script.shares(knows.share)
        grams, looked = self._script.grams(), self._script.lines_from(LOOKS)
        self._about = About(self._script, grams, size=len(pages))
        self._whole = Whole(self._script, grams, size=len(pages))
        self._letters = Letters(
            [self._script.plain(line) for line in looked],
            self._script.page_of[looked],
            np.array([LOOKS[self._script.origin(line)] for line in looked]),
            size=len(pages),
        )
        self._compared = lru_cache(maxsize=512)(self._compare)

    def clues(self, reading: Sequence[Word]) -> list[Clue]:
        return self._knows.clues(reading, self._script.terms.key, self._about.rarity)

    def words(self, clues: Sequence[Clue]) -> Values:
        """How much of the question's weight each page is surely about."""
        return self._about.score(clues)

    def whole(self, reading: Sequence[Word]) -> Values:
        """How much of the question each page says anywhere."""
        return self._whole.score(reading)

    def letters(self, reading: Sequence[Word]) -> Values:
        """How much each page looks like the question."""
        return self._letters.likeness(" ".join(word.plain for word in reading))

    def knows(self, *words: Word) -> bool:
        """Whether some page uses the word, or the two words beside each other."""
        return self._about.uses(self._script.terms.key(words), self._ours)

    def contains(self, page: int, word: Word) -> bool:
        """Whether that page uses the word."""
        return self._about.has(page, self._script.terms.key((word,)))

    def is_about(self, page: int, subject: Phrase, near: Nearest) -> bool:
        """Whether the page's title names the subject, or its nearest line does and says all the rest."""
        title = self._script.lines_of(page)[0]
        return holds(self._script.reading(title), subject) or (
            near.share >= SAYS_ALL and holds(near.reading, subject)
        )

    def nearest(self, page: int, clues: Sequence[Clue]) -> Nearest:
        """The line of that page that says most of the question and little else."""
        mass = QUESTION_SHARE * sum(clue.weight for clue in clues)
        compared = self._compared(page)
        shares = [
            LINES.get(origin, 0.0) * said / ((mass + (1 - QUESTION_SHARE) * own) or 1.0)
            for said, own, origin in zip(compared.say(clues), compared.weights, compared.origins, strict=True)
        ]
        return self._best(compared, shares)

    def trouble(self, page: int, clues: Sequence[Clue]) -> Nearest:
        """The problem or note of that page that says most of the question, whatever else it says."""
        mass = sum(clue.weight for clue in clues) or 1.0
        compared = self._compared(page)
        shares = [
            said / mass if origin in TROUBLES else 0.0
            for said, origin in zip(compared.say(clues), compared.origins, strict=True)
        ]
        return self._best(compared, shares)

    def _best(self, compared: _Compared, shares: Sequence[float]) -> Nearest:
        at = max(range(len(shares)), key=shares.__getitem__, default=-1)
        if at < 0 or not shares[at]:
            return Nearest()
        line = compared.lines[at]
        reading = () if compared.origins[at] == "keyword" else self._script.reading(line)
        return Nearest(min(1.0, shares[at]), self._script.texts[line], reading)

    def _compare(self, page: int) -> _Compared:
        return _Compared(self._script, self._about, self._shares, page)


def lines_of(guide: Guide, asked: Iterable[str] = ()) -> Iterator[Text]:
    """What a guide says, and where; `more` is everything that nobody would ask for in these words.

    `asked`: how else people asked for it.
    """
    yield "title", guide.title
    yield from (("ask", ask) for ask in (*guide.asks, *asked))
    yield from (("keyword", keyword) for keyword in guide.keywords)
    yield from (("problem", problem.problem) for problem in guide.problems)
    for step in guide.steps:
        yield "step", step.text
        yield from (("step", way.label) for way in step.ways)
        yield from (("stuck", note) for note in step.stuck)
    more = (guide.summary, guide.audience, *guide.prepare, *(one.fix for one in guide.problems), guide.done)
    yield from (("more", text) for text in more)


def holds(reading: Sequence[Word], phrase: Phrase) -> bool:
    """Whether the words contain the phrase; only a phrase of several words is known without its marks."""
    length = len(phrase)
    forms = [{one, plain(one)} if length > 1 else {one} for one in phrase]
    return any(
        all(word.text in form for word, form in zip(reading[at : at + length], forms, strict=True))
        for at in range(len(reading) - length + 1)
    )
