"""The same chance for everybody: when a search answers, offers or refuses is fitted on the tuned-on questions.

Three numbers turn scores into a decision: below `least` it refuses; from `enough` on it answers, if the second guide
has at most `lead` of the first one's score; otherwise it offers three. Every combination on a grid is tried, and the
one kept that costs fewest taps (table.py), out-of-scope questions included.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from bot.search.decision import MOST_MATCHES, Decision, Kind, Match
from tests.bench.search.table import COST, Find
from tests.search.questions import Asked, outcome

Rank: TypeAlias = Callable[[str], tuple[Match, ...]]
"""The best guides for a question, best first, with scores of any size."""

STEPS = 24
LEADS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1.0)


class Thresholds(NamedTuple):
    least: float
    enough: float
    lead: float

    def decide(self, matches: tuple[Match, ...]) -> Decision:
        matches = matches[:MOST_MATCHES]
        if not matches or matches[0].score < self.least:
            return Decision(Kind.UNKNOWN, matches)
        second = matches[1].score if len(matches) > 1 else 0.0
        clear = matches[0].score >= self.enough and second <= self.lead * matches[0].score
        return Decision(Kind.ANSWER if clear else Kind.CHOOSE, matches)


def deciding(rank: Rank, thresholds: Thresholds) -> Find:
    return lambda question: thresholds.decide(rank(question))


def fitted(rank: Rank, questions: Sequence[Asked]) -> Thresholds:
    tried = _Tried.of(rank, questions)
    edges = [-np.inf, *np.unique(np.quantile(tried.best, np.linspace(0, 1, STEPS)))]
    grid = (
        Thresholds(float(least), float(enough), lead)
        for least, enough, lead in product(edges, [*edges, np.inf], LEADS)
        if least <= enough
    )
    return min(grid, key=tried.cost)


@dataclass(frozen=True, slots=True)
class _Tried:
    """For each question the best score, the second one's share of it, and what each decision would cost."""

    best: NDArray[np.float64]
    second: NDArray[np.float64]
    costs: dict[Kind, NDArray[np.float64]]

    @classmethod
    def of(cls, rank: Rank, questions: Sequence[Asked]) -> "_Tried":
        ranked = [rank(one.question) for one in questions]
        costs = {
            kind: np.array(
                [
                    COST[outcome(Decision(kind if matches else Kind.UNKNOWN, matches), one.answers)]
                    for matches, one in zip(ranked, questions, strict=True)
                ]
            )
            for kind in Kind
        }
        best = np.array([matches[0].score if matches else 0.0 for matches in ranked])
        second = np.array([matches[1].score if len(matches) > 1 else 0.0 for matches in ranked])
        return cls(best, second, costs)

    def cost(self, thresholds: Thresholds) -> float:
        clear = (self.best >= thresholds.enough) & (self.second <= thresholds.lead * self.best)
        offered = np.where(clear, self.costs[Kind.ANSWER], self.costs[Kind.CHOOSE])
        return float(np.where(self.best < thresholds.least, self.costs[Kind.UNKNOWN], offered).sum())
