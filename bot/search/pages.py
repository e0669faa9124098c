"""The guides as the search sees them: lines of words, and where each clue stands."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from bot.domain.guide import Guide
from bot.search.clues import Clue, Scales, agreement, written_forms
from bot.search.fold import plain
from bot.search.letters import Letters
from bot.search.lexicon import Phrase
from bot.search.reader import Reader, Word

STRENGTH = {"title": 0.8, "ask": 0.35, "keyword": 0.6, "problem": 0.35, "step": 0.2}
"""How surely a guide is about a word that stands once in such a line; more titles, asks and keywords make it surer."""

LOOKS = {"title": 1.0, "ask": 1.0, "keyword": 0.5, "problem": 0.3}
"""How much such a line counts when runs of letters are compared; steps are not."""

SAYS_ALL = 0.7
"""A line that is as near as this to a question is the same question."""

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
    reading: tuple[Word, ...] = ()  # of a whole sentence, not of a keyword


@dataclass(slots=True)
class _Place:
    """A clue in one guide: how surely the guide is about it, and with which marks it is written there."""

    doubt: float = 1.0
    forms: set[str] = field(default_factory=set)
    origins: set[str] = field(default_factory=set)
    lines: list[tuple[int, str]] = field(default_factory=list)  # the lines that are compared, by their number

    def add(self, at: int, origin: str, form: str) -> None:
        if origin not in _ONCE or origin not in self.origins:
            self.doubt *= 1 - STRENGTH[origin]
        self.forms.add(form)
        self.origins.add(origin)
        if origin != "step":
            self.lines.append((at, form))


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
        self._titles = [
            {phrase for line in page if line.origin == "title" for phrase in _phrases(line)} for page in pages
        ]
        self.letters = Letters(
            [(line.plain, LOOKS[line.origin]) for line in page if line.origin in LOOKS] for page in pages
        )

    def is_about(self, number: int, subject: Phrase, near: "Nearest") -> bool:
        """Whether the guide's title names the subject, or its nearest line does and says all the rest."""
        return subject in self._titles[number] or (near.words >= SAYS_ALL and holds(near.reading, subject))

    def contains(self, number: int, key: str) -> bool:
        """Whether that guide has the word anywhere."""
        return number in self._places.get(key, {})

    def covered(self, clues: Mapping[str, Clue]) -> Mapping[int, float]:
        """How much of a question's weight each guide contains."""
        found: defaultdict[int, float] = defaultdict(float)
        mass = sum(clue.weight for clue in clues.values())
        for key, clue in clues.items():
            for number, place in self._places.get(key, {}).items():
                agreed = max(agreement(clue.written, form) for form in place.forms)
                found[number] += clue.weight * (1 - place.doubt) * agreed / mass
        return found

    def nearest(self, number: int, clues: Mapping[str, Clue], text: str) -> Nearest:
        """The line of that guide that says most of the question and little else."""
        lines = self._compared[number]
        shared = [0.0] * len(lines)
        for key, clue in clues.items():
            place = self._places.get(key, {}).get(number)
            for at, form in place.lines if place else ():
                shared[at] += clue.weight * agreement(clue.written, form)
        mass = QUESTION_SHARE * sum(clue.weight for clue in clues.values())
        near = [line.share * part / (mass + line.mass) for line, part in zip(lines, shared, strict=True)]
        at = max(range(len(lines)), key=near.__getitem__)
        spelling = max(fuzz.ratio(text, line.spelling) for line in lines) / 100
        return Nearest(min(1.0, near[at]), spelling, lines[at].text, lines[at].reading)


class _Compared:
    """A line ready to be compared with questions."""

    __slots__ = ("mass", "reading", "share", "spelling", "text")

    def __init__(self, line: Line, scales: Scales) -> None:
        self.text, self.spelling = line.text, in_order(line.reading)
        self.reading = () if line.origin == "keyword" else line.reading
        self.mass = (1 - QUESTION_SHARE) * sum(clue.weight for clue in scales.clues(line.reading).values())
        self.share = _A_PROBLEM if line.origin == "problem" else 1.0


def in_order(reading: Iterable[Word]) -> str:
    """The plain words in the order of the alphabet, so that spelling is compared and word order is not."""
    return " ".join(sorted(word.plain for word in reading))


def holds(reading: Sequence[Word], phrase: Phrase) -> bool:
    """Whether the words contain the phrase; only a phrase of several words is known without its marks."""
    length = len(phrase)
    forms = [{one, plain(one)} if length > 1 else {one} for one in phrase]
    return any(
        all(word.text in form for word, form in zip(reading[at : at + length], forms, strict=True))
        for at in range(len(reading) - length + 1)
    )


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
        for at, line in enumerate(page):
            for key, form in written_forms(line.reading):
                found = places[key]
                if number not in found:
                    found[number] = _Place()
                found[number].add(at, line.origin, form)
    return dict(places)


def _spread(found: Mapping[int, _Place]) -> float:
    """In how many guides a clue stands, weak mentions counting as parts."""
    return sum(1 - place.doubt for place in found.values())


def _phrases(line: Line, longest: int = 5) -> Iterator[Phrase]:
    written = tuple(word.text for word in line.reading)
    for start in range(len(written)):
        for length in range(1, min(longest, len(written) - start) + 1):
            yield written[start : start + length]
