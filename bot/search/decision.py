"""What the search says: one guide, a choice of two or three, or that it does not know."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

MOST_MATCHES, MOST_OFFERED = 10, 3

# Set on the development questions, over guides for the whole catalogue. A wrong answer costs a person's trust and a
# question back costs one tap: an answer needs much evidence and a clear lead, a choice needs only some evidence.
ANSWER = 0.42
"""The least score of an answer."""

LEAD = 0.85
"""The second guide may have at most this share of the first one's score; else both are offered."""

CHOOSE = 0.30
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


def decide(matches: Sequence[Match], *, telling: int) -> Decision:
    """`telling` is the number of words that say something about the subject."""
    kind, reason = _judge(matches, telling)
    return Decision(kind, tuple(matches), reason)


def _judge(matches: Sequence[Match], telling: int) -> tuple[Kind, str]:
    if not matches or not telling:
        return Kind.UNKNOWN, "no word speaks of anything in the guides"
    best = matches[0].score
    if best < CHOOSE:
        return Kind.UNKNOWN, f"the best score is below {CHOOSE}"
    if len(matches) == 1:
        return Kind.ANSWER, "only one guide fits at all"
    doubt = _doubt(telling, best, matches[1].score)
    return (Kind.CHOOSE, doubt) if doubt else (Kind.ANSWER, "enough evidence and a clear lead")


def _doubt(telling: int, best: float, second: float) -> str:
    if telling < TELLING:
        return "one word is a topic, not a question"
    if best < ANSWER:
        return f"the best score is below {ANSWER}"
    if second > LEAD * best:
        return f"the second guide has more than {LEAD:.0%} of the first one's score"
    return ""
