"""What the search says: one guide, a choice of two or three, or that it does not know."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.procedure import Procedure

MOST_MATCHES, MOST_OFFERED = 10, 3

# What it costs a person, in taps: a guide for something else is read, tried and not trusted again; a choice takes one
# tap, and one without the right guide wastes it; after “I do not know” people ask somebody else, who may be far away.
# A guide's score is the probability that it is meant (weights.py), so the three outcomes compare by what they cost
# on average, and the two thresholds below follow.
COSTS = {"wrong": 8.0, "choice": 1.0, "useless choice": 2.0, "missed": 6.0}

ANSWER = 0.74
CHOOSE = 0.14

LEAD = 0.33
"""Two guides are hard to tell apart when the second has more than this share of the first one's score."""

TELLING = 2
"""One word (“vneid”, “zalo”) is a topic, not a question; it takes two to be answered."""


class Kind(StrEnum):
    ANSWER = "answer"
    CHOOSE = "choose"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Match:
    """A guide, and the probability that it is the one."""

    guide_id: str
    score: float


@dataclass(frozen=True, slots=True)
class Decision:
    """`matches` are the ten best at most, best first, whatever was decided."""

    kind: Kind
    matches: tuple[Match, ...] = ()
    reason: str = ""  # in English, for `ask --explain`
    procedure: Procedure | None = None  # with UNKNOWN: what it seems to be, though there is no guide for it
    talk: str | None = None  # with UNKNOWN: a greeting, thanks, an insult …, as the lexicon names them

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


def decide(
    matches: Sequence[Match],
    *,
    telling: int,
    topic: bool = False,
    elsewhere: str = "",
    procedure: Procedure | None = None,
) -> Decision:
    """`telling` counts the words that say something; `elsewhere` is what else the question is about.

    `topic`: the question is one word or one pair of words that guides use, and hardly anything else.
    """
    matches = tuple(matches)
    if not matches or not telling:
        return Decision(Kind.UNKNOWN, matches, "no word speaks of anything in the guides", procedure)
    best, three = matches[0].score, sum(match.score for match in matches[:MOST_OFFERED])
    if three < CHOOSE and not topic:
        return Decision(Kind.UNKNOWN, matches, f"the best three have {three:.2f}, below {CHOOSE}", procedure)
    doubt = _doubt(best, telling=telling, elsewhere=elsewhere)
    return Decision(Kind.CHOOSE if doubt else Kind.ANSWER, matches, doubt or "enough evidence, a clear lead")


def _doubt(best: float, *, telling: int, elsewhere: str) -> str:
    if elsewhere:
        return f"it is also about “{elsewhere}”"
    if telling < TELLING:
        return "one word is a topic, not a question"
    return f"the first has {best:.2f}, below {ANSWER}" if best < ANSWER else ""
