"""Pages: guides, or names of procedures, ready to be compared with a question all at once."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

import numpy as np

from bot.domain.guide import Guide
from bot.search.about import About
from bot.search.clues import Clue, Knows
from bot.search.fold import plain
from bot.search.letters import Letters
from bot.search.lexicon import Phrase
from bot.search.lines import Lines, Nearest
from bot.search.postings import Values
from bot.search.reader import Word
from bot.search.script import Read, Script, Text
from bot.search.whole import Whole

LOOKS = {"title": 1.5, "ask": 1.0, "keyword": 0.5, "problem": 0.4}
"""How much such a line counts when runs of letters are compared; steps and the rest are not."""

MANY = 5000
"""From so many pages on, letters are counted on another core; below, what a thread keeps of its memory costs more."""

SAYS_ALL = 0.7
"""A line that is as near as this to a question is the same question."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A question beside every page; each value from 0 to about 1."""

    clues: Sequence[Clue]
    words: Values  # how much of the question's weight the page is surely about
    mentioned: Values  # how much of its words the page mentions at all
    whole: Values  # how much of the question it says anywhere
    letters: Values  # how much it looks like the question
    line: Values  # how near its nearest line comes
    lines: Values  # how near each line comes


class Pages:
    """Every page's lines, weighed once."""

    def __init__(self, pages: Sequence[Iterable[Text]], read: Read, knows: Knows) -> None:
        self._script, self._knows = Script(pages, read), knows
        knows.learn(self._script.words_on(self._script.lines_from({"title", "ask", "keyword"})))
        grams, looked = self._script.grams(), self._script.lines_from(LOOKS)
        letters = partial(
            Letters,
            self._script.plain(looked),
            self._script.page_of[looked],
            np.array([LOOKS[self._script.origin(line)] for line in looked]),
            size=len(pages),
        )
        with ThreadPoolExecutor(1) as another_core:
            counting = another_core.submit(letters) if len(pages) >= MANY else None
            self._about = About(self._script, grams, size=len(pages))
            self._whole = Whole(self._script, grams, size=len(pages))
            self._lines = Lines(self._script, self._about, self._script.shares(knows.share), size=len(pages))
            self._letters = counting.result() if counting else letters()

    def compare(self, reading: Sequence[Word]) -> Compared:
        clues = self._clues(reading)
        words, mentioned = self._about.score(clues)
        lines = self._lines.near(clues)
        return Compared(
            clues,
            words=words,
            mentioned=mentioned,
            whole=self._whole.score(reading),
            letters=self._letters.likeness(" ".join(word.plain for word in reading)),
            line=self._lines.best(lines),
            lines=lines,
        )

    def knows(self, *words: Word, among: int) -> bool:
        """Whether one of the first pages uses the word, or the two words beside each other."""
        return self._about.uses(self._script.terms.key(words), among)

    def contains(self, page: int, word: Word) -> bool:
        """Whether that page uses the word."""
        return self._about.has(page, self._script.terms.key((word,)))

    def is_about(self, page: int, subject: Phrase, near: Nearest) -> bool:
        """Whether the page's title names the subject, or its nearest line does and says all the rest."""
        title = self._script.lines_of(page)[0]
        return holds(self._script.reading(title), subject) or (
            near.share >= SAYS_ALL and holds(near.reading, subject)
        )

    def nearest(self, page: int, lines: Values) -> Nearest:
        """The line of that page that comes nearest."""
        return self._lines.nearest(page, lines)

    def trouble(self, page: int, reading: Sequence[Word]) -> Nearest:
        """The problem or note of that page that says most of the question, whatever else it says."""
        return self._lines.nearest(page, self._lines.troubles(self._clues(reading)))

    def _clues(self, reading: Sequence[Word]) -> list[Clue]:
        return self._knows.clues(reading, self._script.terms.key, self._about.rarity)


def lines_of(guide: Guide, asked: Iterable[str] = ()) -> Iterator[Text]:
    """What a guide says, and where; `more` is everything that nobody would ask for in these words.

    `asked`: how people ask for it, besides its own asks.
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
