"""What speaks for each guide, whether one of them is meant at all, and the decision that follows."""

from dataclasses import dataclass
from math import exp

from bot.domain.procedure import Procedure
from bot.search.decision import MOST_MATCHES, Decision, Kind, Match, decide
from bot.search.lines import Nearest
from bot.search.procedures import NOTHING, Other
from bot.search.reader import Word
from bot.search.weights import OURS, RANK

POINTS_TO = 0.6
"""How near the name of a procedure must come to a question to be told instead of a guide."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for one guide, or for one business that no guide answers."""

    guide_id: str
    words: float
    whole: float
    letters: float
    near: Nearest
    missing: float  # the share of the question that it does not mention
    elsewhere: tuple[str, ...] = ()  # subjects and names of the question that are not its own

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
    much: float = 0.0  # how much it says: the logarithm of the weight of its words
    evidence: tuple[Evidence, ...] = ()
    no_guide: Evidence | None = None  # the nearest business that no guide answers
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
            "line": best.near.share,
            "lead": best.rank - second,
            "missing": best.missing,
            "elsewhere": min(1.0, len(best.elsewhere)),
            "much": self.much,
            "no guide": self.no_guide.rank if self.no_guide else 0.0,
            "other words": self.other.words,
            "other letters": self.other.letters,
            "bias": 1.0,
        }

    @property
    def ours(self) -> float:
        """The probability that one of the guides is meant."""
        logit = sum(OURS[sign] * value for sign, value in self.signs.items())
        return 1 / (1 + exp(-logit)) if self.evidence else 0.0

    @property
    def decision(self) -> Decision:
        if self.talk:
            return Decision(Kind.UNKNOWN, reason=f"it is no question: {self.talk}", talk=self.talk)
        odds = [exp(one.rank - self.evidence[0].rank) for one in self.evidence]
        ours = self.ours / (sum(odds) or 1.0)
        scores = [ours * one for one in odds]
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
