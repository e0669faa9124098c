"""Free text to guides: what speaks for each guide, and what follows from it."""

import heapq
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.domain.guide import Guidebook
from bot.search.clues import Clue, Scales
from bot.search.decision import MOST_MATCHES, Decision, Match, decide
from bot.search.fold import plain, shown
from bot.search.lexicon import Lexicon, Phrase
from bot.search.pages import Pages, holds, in_order
from bot.search.reader import Reader, Word

# How a guide's score comes about:
# 1. Question and guides are read the same way (reader.py): lexicon, Telex, typing errors.
# 2. Clues (clues.py) are words and pairs of neighbours. Rare ones weigh more, fillers hardly anything. A word that a
#    guide does not contain weighs against it; a name, or a subject the lexicon calls `outside`, most of all.
# 3. `words`: the share of the question's weight that the guide contains, in title and asks rather than in steps.
# 4. `line`: the same with the guide's best single line, which must not say much else either.
# 5. `spelling` (RapidFuzz) and `letters` (runs of letters) compare the looks and forgive what 3 and 4 do not.
# 6. Marks rank: “mật” agrees fully with “mật”, a little less with “mat”, much less with “mắt”.
# 7. The score is the weighted sum of the four. Long texts are read sentence by sentence; the best one counts.
# 8. decision.py makes an answer, a choice or neither of the score and its lead over the next one.
SHARES = {"words": 0.3, "line": 0.1, "spelling": 0.2, "letters": 0.4}

OUTSIDE = 2.5
"""What a subject or a name weighs against a guide that is not about it; a rare word weighs 1."""

CANDIDATES = 24
"""How many guides are compared line by line."""

MOST_CHARACTERS = 4000
MOST_SENTENCES = 12
ONE_SENTENCE = 25
"""A text of that many words is read as one sentence, whatever its punctuation."""

_SENTENCE = re.compile(r"[^.!?…\n]+")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for one guide, each from 0 to 1."""

    guide_id: str
    words: float
    line: float
    spelling: float
    letters: float
    best_line: str
    elsewhere: tuple[str, ...]  # subjects and names of the question that are not this guide's

    @property
    def score(self) -> float:
        looks = SHARES["spelling"] * self.spelling + SHARES["letters"] * self.letters
        return min(1.0, SHARES["words"] * self.words + SHARES["line"] * self.line + looks)


@dataclass(frozen=True, slots=True)
class Finding:
    """How a question was read, and what speaks for the guides, best first."""

    reading: tuple[Word, ...]
    telling: int  # words that say something and that some guide knows
    evidence: tuple[Evidence, ...]

    @property
    def decision(self) -> Decision:
        matches = tuple(Match(one.guide_id, round(one.score, 4)) for one in self.evidence[:MOST_MATCHES])
        return decide(matches, telling=self.telling, elsewhere=", ".join(self.elsewhere))

    @property
    def elsewhere(self) -> tuple[str, ...]:
        return self.evidence[0].elsewhere if self.evidence else ()


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question, taken apart."""

    reading: tuple[Word, ...]
    clues: Mapping[str, Clue]
    spelling: str
    subjects: Sequence[Phrase]  # what the lexicon calls not ours
    names: Sequence[str]  # a guide that never mentions them is not meant: “quên mật khẩu facebook”


class Index:
    """All guides of a guidebook, ready to be searched; never changes once it is built."""

    def __init__(self, guidebook: Guidebook, lexicon: Lexicon) -> None:
        guides = list(guidebook)
        self._ids = [guide.id for guide in guides]
        self._reader = Reader(lexicon)
        self._scales = Scales(lexicon)
        self._pages = Pages(guides, self._reader, self._scales)
        self._outside: defaultdict[str, list[Phrase]] = defaultdict(list)
        for phrase in sorted(lexicon.outside, key=lambda one: (-len(one), one)):
            self._outside[plain(phrase[0])].append(phrase)

    def find(self, question: str, *, within: Sequence[str] | None = None) -> Decision:
        """The guides that fit best, and whether one of them is the answer; `within` leaves only those guides."""
        return self.explain(question, within=within).decision

    def explain(self, question: str, *, within: Sequence[str] | None = None) -> Finding:
        """The same with all that led to it; of a long text, for the sentence that fits best."""
        allowed = frozenset(self._ids if within is None else within)
        findings = [self._weigh(sentence, allowed) for sentence in sentences(question)]
        return max(findings, key=lambda one: one.evidence[0].score if one.evidence else 0.0)

    def _weigh(self, sentence: str, allowed: frozenset[str]) -> Finding:
        asked = self._asked(sentence)
        words = self._pages.covered(asked.clues)
        letters = self._pages.letters.likeness(" ".join(word.plain for word in asked.reading))
        evidence = [
            self._evidence(number, asked, words.get(number, 0.0), letters.get(number, 0.0))
            for number in self._candidates(words, letters, allowed)
        ]
        evidence.sort(key=lambda one: (-one.score, one.guide_id))
        return Finding(asked.reading, sum(map(self._scales.is_telling, asked.reading)), tuple(evidence))

    def _asked(self, sentence: str) -> _Asked:
        reading = tuple(self._reader.read(sentence))
        return _Asked(
            reading,
            clues=self._scales.clues(reading),
            spelling=in_order(reading),
            subjects=self._subjects(reading),
            names=[word.plain for word in reading if self._scales.may_be_a_name(word)],
        )

    def _evidence(self, number: int, asked: _Asked, words: float, letters: float) -> Evidence:
        near = self._pages.nearest(number, asked.clues, asked.spelling)
        strange = [
            " ".join(map(shown, one)) for one in asked.subjects if not self._pages.is_about(number, one, near)
        ]
        strange += [name for name in asked.names if not self._pages.contains(number, name)]
        own = sum(clue.weight for clue in asked.clues.values())
        left = own / (own + OUTSIDE * len(strange))
        return Evidence(
            guide_id=self._ids[number],
            words=left * words,
            line=left * near.words,
            spelling=left * near.spelling,
            letters=left * letters,
            best_line=near.line,
            elsewhere=tuple(strange),
        )

    def _candidates(
        self, words: Mapping[int, float], letters: Mapping[int, float], allowed: frozenset[str]
    ) -> list[int]:
        numbers = (number for number in words.keys() | letters.keys() if self._ids[number] in allowed)
        return heapq.nsmallest(CANDIDATES, numbers, key=lambda n: (-words.get(n, 0) - letters.get(n, 0), n))

    def _subjects(self, reading: Sequence[Word]) -> list[Phrase]:
        """What the lexicon calls not ours, the longest phrase first where one contains another."""
        found: list[Phrase] = []
        at = 0
        while at < len(reading):
            phrases = self._outside.get(reading[at].plain, ())
            phrase = next((one for one in phrases if holds(reading[at : at + len(one)], one)), ())
            found += [phrase] if phrase else []
            at += len(phrase) or 1
        return found


def sentences(question: str) -> list[str]:
    """The whole question if it is short; else its sentences, the first and the last ones of a very long text."""
    text = question.strip()
    if len(text) > MOST_CHARACTERS:
        half = MOST_CHARACTERS // 2
        text = f"{text[:half]}\n{text[-half:]}"
    if len(text.split()) <= ONE_SENTENCE:
        return [text]
    sentences = [part.strip() for part in _SENTENCE.findall(text) if part.strip()]
    half = MOST_SENTENCES // 2
    return sentences if len(sentences) <= MOST_SENTENCES else sentences[:half] + sentences[-half:]
