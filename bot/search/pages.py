"""Pages: guides, or names of procedures, ready to be compared with a question all at once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
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

_COMPARED = LOOKS.keys() | TROUBLES
_SENTENCES = frozenset({"title", "ask", "problem"})
_A_PROBLEM = 0.8  # how much a problem counts as the line nearest to a question


@dataclass(frozen=True, slots=True)
class Nearest:
    """How near a page's best line comes to a question, from 0 to 1."""

    share: float = 0.0
    line: str = ""
    reading: tuple[Word, ...] = ()  # of a whole sentence, not of a keyword


@dataclass(frozen=True, slots=True)
class _Compared:
    """A line ready to be compared with questions."""

    origin: str
    text: str
    clues: Mapping[int, Clue]
    weight: float
    reading: tuple[Word, ...]
    share: float

    def says(self, clues: Sequence[Clue]) -> float:
        """How much of the question's weight is in the line."""
        own = self.clues
        both = ((clue, own[clue.key]) for clue in clues if clue.key in own)
        return sum(clue.weight * agreement(clue.written, here.written) for clue, here in both)


class Pages:
    """Every page's lines, weighed once."""

    def __init__(self, pages: Sequence[Iterable[Text]], read: Read, knows: Knows) -> None:
        self._script, self._knows = Script(pages, read), knows
        for line in self._script.lines_from({"title", "ask", "keyword"}):
            knows.learn(self._script.reading(line))
        grams, looked = self._script.grams(), self._script.lines_from(LOOKS)
        self._about = About(self._script, grams, size=len(pages))
        self._whole = Whole(self._script, grams, size=len(pages))
        self._letters = Letters(
            [self._script.plain(line) for line in looked],
            self._script.page_of[looked],
            np.array([LOOKS[self._script.origin(line)] for line in looked]),
            size=len(pages),
        )
        self._compared = lru_cache(maxsize=512)(self._lines)

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
        return self._about.rarity(self._script.terms.key(words)) is not None

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
        best = Nearest()
        for line in self._compared(page):
            own = (1 - QUESTION_SHARE) * line.weight
            if line.origin in LOOKS and mass + own:
                share = min(1.0, line.share * line.says(clues) / (mass + own))
                best = max(best, Nearest(share, line.text, line.reading), key=lambda near: near.share)
        return best

    def trouble(self, page: int, clues: Sequence[Clue]) -> Nearest:
        """The problem or note of that page that says most of the question, whatever else it says."""
        mass = sum(clue.weight for clue in clues) or 1.0
        lines = [line for line in self._compared(page) if line.origin in TROUBLES]
        found = [Nearest(line.says(clues) / mass, line.text, line.reading) for line in lines]
        return max(found, key=lambda near: near.share, default=Nearest())

    def _lines(self, page: int) -> list[_Compared]:
        compared = []
        for line in self._script.lines_of(page):
            origin, reading = self._script.origin(line), self._script.reading(line)
            if origin in _COMPARED:
                share = _A_PROBLEM if origin == "problem" else 1.0
                whole = reading if origin in _SENTENCES else ()
                clues = {clue.key: clue for clue in self.clues(reading)}
                weight = sum(clue.weight for clue in clues.values())
                text = self._script.texts[line]
                compared.append(_Compared(origin, text, clues, weight, whole, share))
        return compared


def lines_of(guide: Guide) -> Iterator[Text]:
    """What a guide says, and where; `more` is everything that nobody would ask for in these words."""
    yield "title", guide.title
    yield from (("ask", ask) for ask in guide.asks)
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
