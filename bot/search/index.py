"""Free text to guides: what speaks for each guide, and what follows from it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import exp

import numpy as np

from bot.domain.guide import Guidebook
from bot.domain.procedure import Procedure
from bot.search.clues import FILLER, Clue, Knows
from bot.search.decision import MOST_MATCHES, Decision, Kind, Match, decide
from bot.search.fold import plain, shown
from bot.search.lexicon import Lexicon, Phrase
from bot.search.pages import LINES, Nearest, Pages, holds, lines_of
from bot.search.procedures import NOTHING, Other, Procedures
from bot.search.reader import Reader, Word
from bot.search.script import Text
from bot.search.talk import AMID, Talk
from bot.search.weights import BIAS, OURS, RANK

# How a guide's score comes about:
# 1. Question, guides and names of procedures are read the same way (reader.py): lexicon, Telex, typing errors.
# 2. Clues (clues.py) are words and pairs of neighbours. Rare ones weigh more, fillers hardly anything.
# 3. `words` (about.py): the share of the question's weight a guide is surely about, its marks compared.
# 4. `whole` (whole.py): BM25 over everything the guide says. `letters` (letters.py): runs of letters, for typing errors.
# 5. A name or an `outside` subject of the lexicon that is not the guide's makes all three smaller.
# 6. `line` (pages.py): how near the guide's best single line comes, which must not say much else either.
# 7. The weighted sum of the four ranks; as a softmax it is the probability of each guide if one of them is meant.
#    Whether one is meant at all: the same evidence, the lead over the second, and how near the name of some other
#    procedure comes (procedures.py), as a logistic regression (weights.py).
# 8. The score is the product of both: the probability that this guide is the answer. decision.py does the rest.
# 9. Long texts are read sentence by sentence; the one that is most probably ours counts.

OUTSIDE = 2.5
"""What a subject or a name weighs against a guide that is not about it; a rare word weighs 1."""

CANDIDATES = 16
"""How many guides are looked at one by one."""

MOST_CHARACTERS = 4000
MOST_SENTENCES = 12
ONE_SENTENCE = 25
"""A text of that many words is read as one sentence, whatever its punctuation."""

POINTS_TO = 0.6
"""How near the name of a procedure must come to a question to be told instead of a guide."""

_PAIR = 2
_SENTENCE = re.compile(r"[^.!?…\n]+")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for one guide."""

    guide_id: str
    words: float
    whole: float
    letters: float
    near: Nearest
    elsewhere: tuple[str, ...]  # subjects and names of the question that are not this guide's

    @property
    def rank(self) -> float:
        parts = {"words": self.words, "whole": self.whole, "letters": self.letters, "line": self.near.share}
        return sum(RANK[part] * value for part, value in parts.items())


@dataclass(frozen=True, slots=True)
class Finding:
    """How a question was read, and what speaks for the guides, best first."""

    reading: tuple[Word, ...]
    telling: int  # words that say something and that some guide knows
    topic: bool = False  # there is nothing else in the question than one of them, or a known pair
    evidence: tuple[Evidence, ...] = ()
    no_guide: Evidence | None = None  # for the nearest business that no guide answers
    other: Other = NOTHING
    talk: str | None = None  # it asks for nothing: a greeting, thanks, a bare number

    @property
    def signs(self) -> dict[str, float]:
        """What tells whether one of our guides is meant at all."""
        if not self.evidence:
            return {}
        best = self.evidence[0]
        second = self.evidence[1].rank if len(self.evidence) > 1 else 0.0
        return {
            "words": best.words,
            "whole": best.whole,
            "letters": best.letters,
            "lead": best.rank - second,
            "line": best.near.share,
            "other words": self.other.words,
            "other letters": self.other.letters,
            "elsewhere": min(1.0, len(best.elsewhere)),
        }

    @property
    def ours(self) -> float:
        """The probability that one of the guides is meant."""
        logit = BIAS + sum(OURS[sign] * value for sign, value in self.signs.items())
        return 1 / (1 + exp(-logit)) if self.evidence else 0.0

    @property
    def decision(self) -> Decision:
        if self.talk:
            return Decision(Kind.UNKNOWN, reason=f"it is no question: {self.talk}", talk=self.talk)
        odds = [exp(one.rank - self.evidence[0].rank) for one in self.evidence]
        scores = [self.ours * one / sum(odds) for one in odds]
        matches = [
            Match(one.guide_id, round(score, 4)) for one, score in zip(self.evidence, scores, strict=True)
        ]
        return decide(
            matches[:MOST_MATCHES],
            telling=self.telling,
            topic=self.topic,
            elsewhere=", ".join(self.elsewhere),
            procedure=self.procedure,
        )

    @property
    def elsewhere(self) -> tuple[str, ...]:
        return self.evidence[0].elsewhere if self.evidence else ()

    @property
    def procedure(self) -> Procedure | None:
        return self.other.procedure if self.other.line >= POINTS_TO else None


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question, taken apart."""

    reading: tuple[Word, ...]
    clues: Sequence[Clue]
    subjects: Sequence[Phrase]  # what the lexicon calls not ours
    names: Sequence[Word]  # a guide that never mentions them is not meant: “quên mật khẩu facebook”


class Index:
    """All guides of a guidebook, ready to be searched; never changes once it is built."""

    def __init__(self, guidebook: Guidebook, lexicon: Lexicon, procedures: Sequence[Procedure] = ()) -> None:
        self._ids = [guide.id for guide in guidebook]
        self._no_guide = list(lexicon.no_guide)
        self._reader = Reader(lexicon)
        self._knows = Knows(lexicon)
        business = [[("title", name), *(("ask", ask) for ask in asks)] for name, asks in lexicon.no_guide.items()]
        pages = [*(lines_of(guide, _other_asks(guide.id, guidebook, lexicon)) for guide in guidebook), *business]
        self._pages = Pages(pages, self._read, self._knows, ours=len(self._ids))
        self._others = Procedures(procedures, self._reader, lexicon)
        self._talk = Talk(lexicon, self._reader, self._knows)
        self._outside: defaultdict[str, list[Phrase]] = defaultdict(list)
        for phrase in sorted(lexicon.outside, key=lambda one: (-len(one), one)):
            self._outside[plain(phrase[0])].append(phrase)

    def find(self, question: str, *, within: Sequence[str] | None = None) -> Decision:
        """The guides that fit best, and whether one of them is the answer; `within` leaves only those guides."""
        return self.explain(question, within=within).decision

    def explain(self, question: str, *, within: Sequence[str] | None = None) -> Finding:
        """The same with all that led to it; of a long text, for the sentence that is most probably ours."""
        allowed = frozenset(self._ids if within is None else within)
        if (talk := self.talk(question)) and talk not in AMID:
            return Finding((), 0, talk=talk)
        findings = [self._weigh(sentence, allowed) for sentence in sentences(question)]
        return max(findings, key=lambda one: one.ours)

    def trouble(self, guide_id: str, said: str) -> Nearest:
        """The problem or note of that guide that comes nearest to what somebody says in the middle of it."""
        if guide_id not in self._ids:
            return Nearest()
        # “Nó báo lỗi NFC” is about NFC: that something fails goes without saying.
        reading = [word for word in self._reader.read(said) if word.text not in self._talk.words("stuck")]
        clues = self._pages.clues(reading)
        return self._pages.trouble(self._ids.index(guide_id), clues)

    def talk(self, said: str) -> str | None:
        """What kind of small talk it is, if it is no question: greeting, thanks, number … (talk.py)."""
        return self._talk.kind(said)

    def _read(self, line: Text) -> list[Word]:
        """A guide's line; only words that people are expected to use are guessed in what they mistype."""
        origin, text = line
        return self._reader.learn(text) if origin in LINES else self._reader.read_other(text)

    def _weigh(self, sentence: str, allowed: frozenset[str]) -> Finding:
        asked = self._asked(sentence)
        telling = [word for word in asked.reading if self._tells(word)]
        words, whole, letters = (
            self._pages.words(asked.clues),
            self._pages.whole(asked.reading),
            self._pages.letters(asked.reading),
        )
        rank = RANK["words"] * words + RANK["whole"] * whole + RANK["letters"] * letters
        ours = rank[: len(self._ids)] * [guide_id in allowed for guide_id in self._ids]
        theirs = rank[len(self._ids) :]
        def evi(at): return self._evidence(int(at), asked, (words[at], whole[at], letters[at]))
        evidence = [evi(at) for at in np.argsort(-ours, kind="stable")[:CANDIDATES] if rank[at]]
        evidence.sort(key=lambda one: (-one.rank, one.guide_id))
        no = [evi(at+len(self._ids)) for at in np.argsort(-theirs, kind="stable")[:6] if theirs[at]]
        no.sort(key=lambda one: (-one.rank, one.guide_id))
        other = self._others.nearest(asked.reading)
        return Finding(asked.reading, len(telling), self._is_topic(asked, telling), tuple(evidence), no[0] if no else None, other)

    def _asked(self, sentence: str) -> _Asked:
        reading = tuple(self._reader.read(sentence))
        return _Asked(
            reading,
            clues=self._pages.clues(reading),
            subjects=self._subjects(reading),
            names=[word for word in reading if self._knows.may_be_a_name(word)],
        )

    def _tells(self, word: Word) -> bool:
        """Whether the word says something about the subject, and some guide uses it; a number alone does not."""
        return self._knows.share(word) > FILLER and self._pages.knows(word) and not word.plain.isdigit()

    def _is_topic(self, asked: _Asked, telling: Sequence[Word]) -> bool:
        rest = [word for word in asked.reading if self._knows.share(word) > FILLER]
        return (
            telling == rest and len(telling) <= _PAIR and self._pages.knows(*telling) and not asked.subjects
        )

    def _evidence(self, number: int, asked: _Asked, parts: tuple[float, float, float]) -> Evidence:
        near = self._pages.nearest(number, asked.clues)
        strange = [
            " ".join(map(shown, one)) for one in asked.subjects if not self._pages.is_about(number, one, near)
        ]
        strange += [name.plain for name in asked.names if not self._pages.contains(number, name)]
        own = sum(clue.weight for clue in asked.clues)
        left = own / (own + OUTSIDE * len(strange)) if strange else 1.0
        words, whole, letters = (left * float(part) for part in parts)
        near = replace(near, share=left * near.share)
        return Evidence((self._ids+self._no_guide)[number], words, whole, letters, near, tuple(strange))

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


def _other_asks(guide_id: str, guidebook: Guidebook, lexicon: Lexicon) -> Iterator[str]:
    """How people ask for the guide, besides its own asks: what the lexicon adds, and all other languages."""
    yield from lexicon.asked.get(guide_id, ())
    for (original, _), translation in guidebook.translations.items():
        if original == guide_id:
            yield from (translation.title, *translation.asks)


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
