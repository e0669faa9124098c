"""The guides as the search sees them: lines of words, and where each clue stands."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from bot.domain.guide import Guide
from bot.search.clues import Clue, Scales, agreement, written_forms
from bot.search.letters import Letters
from bot.search.lexicon import Phrase
from bot.search.reader import Reader, Word

STRENGTH = {"title": 0.8, "ask": 0.5, "keyword": 0.6, "problem": 0.35, "step": 0.2}
"""How surely a guide is about a word that stands once in such a line; more titles, asks and keywords make it surer."""

LOOKS = {"title": 1.0, "ask": 1.0, "keyword": 0.5, "problem": 0.3, "step": 0.1}
"""How much such a line counts when runs of letters are compared."""

_ONCE = frozenset({"problem", "step"})  # however many of them contain a word
_A_PROBLEM = 0.8  # how much a problem counts as the line nearest to a question

QUESTION_SHARE = 0.6
"""When a question and a line are compared, how much the question's own weight counts against the line's."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a guide, as written and as read."""

    origin: str
    text: str
    reading: tuple[Word, ...]

    @property
    def plain(self) -> str:
        return " ".join(word.plain for word in self.reading)


@dataclass(frozen=True, slots=True)
class Nearest:
    """How near a guide's best line comes by its words and by its looks, from 0 to 1."""

    words: float = 0.0
    spelling: float = 0.0
    line: str = ""


@dataclass(slots=True)
class _Place:
    """A clue in one guide: how surely the guide is about it, and with which marks it is written there."""

    doubt: float = 1.0
    forms: frozenset[str] = frozenset()
    origins: frozenset[str] = frozenset()

    def add(self, origin: str, form: str) -> None:
        if origin not in _ONCE or origin not in self.origins:
            self.doubt *= 1 - STRENGTH[origin]
        self.forms |= {form}
        self.origins |= {origin}


class Pages:
    """Every guide's lines, weighed once."""

    def __init__(self, guides: Sequence[Guide], reader: Reader, scales: Scales) -> None:
        pages = [
            [_learnt(origin, text, reader, scales) for origin, text in _texts(guide)] for guide in guides
        ]
        self._places = _places(pages)
        scales.measure(len(guides), {key: _spread(found) for key, found in self._places.items()})
        self._compared = [
            [_Compared(line, scales) for line in page if line.origin != "step"] for page in pages
        ]
        self._said = {
            phrase for page in pages for line in page if line.origin != "step" for phrase in _phrases(line)
        }
        self.letters = Letters([(line.plain, LOOKS[line.origin]) for line in page] for page in pages)

    def speaks_of(self, phrase: Phrase) -> bool:
        """Whether a title, ask, keyword or problem contains the phrase, marks and all."""
        return phrase in self._said

    def contains(self, number: int, key: str) -> bool:
        """Whether that guide has the word anywhere."""
        return number in self._places.get(key, {})

    def covered(self, clues: Mapping[str, Clue], mass: float) -> Mapping[int, float]:
        """How much of a question's weight each guide contains."""
        found: defaultdict[int, float] = defaultdict(float)
        for key, clue in clues.items():
            for number, place in self._places.get(key, {}).items():
                found[number] += (
                    clue.weight * (1 - place.doubt) * agreement(clue.written, key, place.forms) / mass
                )
        return found

    def nearest(self, number: int, clues: Mapping[str, Clue], mass: float, text: str) -> Nearest:
        """The line of that guide that says most of the question and little else."""
        best = Nearest()
        for compared in self._compared[number]:
            words = compared.likeness(clues, mass)
            spelling = max(best.spelling, fuzz.token_sort_ratio(text, compared.plain) / 100)
            best = (
                Nearest(words, spelling, compared.text)
                if words > best.words
                else Nearest(best.words, spelling, best.line)
            )
        return best


class _Compared:
    """A line ready to be compared with questions."""

    __slots__ = ("_clues", "_mass", "_share", "plain", "text")

    def __init__(self, line: Line, scales: Scales) -> None:
        self.text, self.plain = line.text, line.plain
        self._clues = scales.clues(line.reading)
        self._mass = (1 - QUESTION_SHARE) * sum(clue.weight for clue in self._clues.values())
        self._share = _A_PROBLEM if line.origin == "problem" else 1.0

    def likeness(self, clues: Mapping[str, Clue], mass: float) -> float:
        shared = 0.0
        for key in clues.keys() & self._clues.keys():
            written = clues[key].written
            same = written == self._clues[key].written
            shared += clues[key].weight * (1 if same else agreement(written, key, {self._clues[key].written}))
        return min(1.0, self._share * shared / (QUESTION_SHARE * mass + self._mass))


def _texts(guide: Guide) -> Iterator[tuple[str, str]]:
    yield "title", guide.title
    yield from (("ask", ask) for ask in guide.asks)
    yield from (("keyword", keyword) for keyword in guide.keywords)
    yield from (("problem", problem.problem) for problem in guide.problems)
    for step in guide.steps:
        yield "step", step.text
        yield from (("step", note) for note in (*step.stuck, *(way.label for way in step.ways)))


def _learnt(origin: str, text: str, reader: Reader, scales: Scales) -> Line:
    line = Line(origin, text, tuple(reader.learn(text)))
    if origin not in _ONCE:
        scales.learn(line.reading)
    return line


def _places(pages: Iterable[Iterable[Line]]) -> dict[str, dict[int, _Place]]:
    places: defaultdict[str, dict[int, _Place]] = defaultdict(dict)
    for number, page in enumerate(pages):
        for line in page:
            for key, form in written_forms(line.reading):
                places[key].setdefault(number, _Place()).add(line.origin, form)
    return dict(places)


def _spread(found: Mapping[int, _Place]) -> float:
    """In how many guides a clue stands, weak mentions counting as parts."""
    return sum(1 - place.doubt for place in found.values())


def _phrases(line: Line, longest: int = 5) -> Iterator[Phrase]:
    written = tuple(word.text for word in line.reading)
    for start in range(len(written)):
        for length in range(1, min(longest, len(written) - start) + 1):
            yield written[start : start + length]
