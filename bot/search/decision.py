"""What the search says: one guide, a choice of two or three, or that it does not know."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

MOST_MATCHES, MOST_OFFERED = 10, 3

# A wrong answer costs a person's trust and a question back costs one tap: an answer needs much evidence and a clear
# lead, a choice needs only some evidence. Set over all 85 guides on two sets of questions, and checked with a random
# third of the guides taken away: their questions must not be answered with a neighbour (tests/bench/search.py).
ANSWER = 0.38
"""The least score of an answer."""

LEAD = 0.85
"""The second guide may have at most this share of the first one's score; else both are offered."""

CHOOSE = 0.26
"""The least score of the first of the guides that are offered."""

TELLING = 2
"""One word (“vneid”, “zalo”) is a topic, not a question; it takes two to be answered."""


class Kind(StrEnum):
    ANSWER = "answer"
    CHOOSE = "choose"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Match:
    """A guide, and how well it fits, from 0 to 1."""

    guide_id: str
    score: float


@dataclass(frozen=True, slots=True)
class Decision:
    """`matches` are the ten best at most, best first, whatever was decided."""

    kind: Kind
    matches: tuple[Match, ...] = ()
    reason: str = ""  # in English, for `ask --explain`

    @property
    def offered(self) -> tuple[Match, ...]:
        """What to show: one guide, the two or three to choose from, or nothing."""
        match self.kind:
            case Kind.ANSWER:
                return self.matches[:1]
            case Kind.CHOOSE:
                return self.matches[:MOST_OFFERED]
            case Kind.UNKNOWN:
                return ()


def decide(matches: Sequence[Match], *, telling: int, elsewhere: str = "") -> Decision:
    """`telling` counts the words that say something; `elsewhere` is what else the question is about."""
    if not matches or not telling:
        return Decision(Kind.UNKNOWN, tuple(matches), "no word speaks of anything in the guides")
    if matches[0].score < CHOOSE:
        return Decision(Kind.UNKNOWN, tuple(matches), f"the best score is below {CHOOSE}")
    if elsewhere:
        return Decision(Kind.CHOOSE, tuple(matches), f"it is also about “{elsewhere}”")
    doubt = _doubt(telling, matches)
    if doubt:
        return Decision(Kind.CHOOSE, tuple(matches), doubt)
    return Decision(Kind.ANSWER, tuple(matches), "enough evidence and a clear lead")


def _doubt(telling: int, matches: Sequence[Match]) -> str:
    best, second = matches[0].score, matches[1].score if len(matches) > 1 else 0.0
    if telling < TELLING:
        return "one word is a topic, not a question"
    if best < ANSWER:
        return f"the best score is below {ANSWER}"
    if second > LEAD * best:
        return f"the second guide has more than {LEAD:.0%} of the first one's score"
    return ""
