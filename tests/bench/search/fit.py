"""Fits the numbers of bot/search/weights.py: `python -m tests.bench.search.fit` prints them, and how they fare.

RANK: a softmax over the guides that are looked at, on all tuned-on questions that some guide answers. OURS: a logistic
regression on all tuned-on questions, and, for what is nearest to our field, on questions whose guide was taken away.
What it prints about outcomes is cross-validated: every question is judged by weights that were fitted without it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from bot.search import weights
from bot.search.finding import Evidence, Finding
from tests.bench.search.sets import tuned_on
from tests.search.questions import Asked, Outcome, an_index, outcome, some_of, the_guides

FOLDS = 10
RIDGE = 0.0003
ORPHANS = 0.25
"""How much a question counts whose guide was taken away: there are many, and people seldom ask just for those."""

Numbers = NDArray[np.float64]
PARTS = tuple(weights.RANK)
SIGNS = tuple(weights.OURS)


class Case(NamedTuple):
    asked: Asked
    finding: Finding
    weight: float = 1.0


def main() -> None:
    cases = list(_cases())
    rank = _fit_rank(cases)
    _use(weights.RANK, PARTS, rank)
    print("RANK =", _shown(weights.RANK))
    ours = _fit_ours(cases)
    folds = np.random.default_rng(1).permutation(np.arange(len(cases)) % FOLDS)
    counts: Counter[Outcome] = Counter()
    for fold in range(FOLDS):
        _use(
            weights.OURS,
            SIGNS,
            _fit_ours([case for case, at in zip(cases, folds, strict=True) if at != fold]),
        )
        judged = [case for case, at in zip(cases, folds, strict=True) if at == fold and case.weight == 1]
        counts.update(outcome(case.finding.decision, case.asked.answers) for case in judged)
    _use(weights.OURS, SIGNS, ours)
    print("OURS =", _shown(weights.OURS))
    inside = sum(counts[one] for one in list(Outcome)[:4])
    for at, one in enumerate(Outcome):
        print(f"  {one.value:18}{counts[one] / (inside if at < 4 else counts.total() - inside):.3f}")


def _cases() -> Iterator[Case]:
    index = an_index(the_guides())
    yield from (Case(one, index.explain(one.question)) for one in tuned_on())
    for without in range(3):
        fewer = some_of(the_guides(), without=without)
        index = an_index(fewer)
        for one in tuned_on():
            if one.answers and not one.answers & set(fewer.guides):
                yield Case(one._replace(answers=frozenset()), index.explain(one.question), ORPHANS)


def _fit_rank(cases: Sequence[Case]) -> Numbers:
    rows = [_beside(case.finding.evidence, case.asked.answers) for case in cases if case.asked.answers]
    rows = [(values, right) for values, right in rows if right.any()]

    def loss(rank: Numbers) -> tuple[float, Numbers]:
        total, slope = RIDGE * float(rank @ rank), 2 * RIDGE * rank
        for values, right in rows:
            odds = np.exp(values @ rank - (values @ rank).max())
            share = odds / odds.sum()
            meant = share[right].sum()
            total -= float(np.log(meant)) / len(rows)
            slope += values.T @ (share - np.where(right, share / meant, 0)) / len(rows)
        return total, slope

    return np.asarray(minimize(loss, np.ones(len(PARTS)), jac=True, method="L-BFGS-B").x)


def _beside(evidence: Sequence[Evidence], answers: frozenset[str]) -> tuple[Numbers, NDArray[np.bool_]]:
    values = [(one.words, one.whole, one.letters, one.near.share) for one in evidence]
    return np.array(values).reshape(-1, len(PARTS)), np.array(
        [one.guide_id in answers for one in evidence], bool
    )


def _fit_ours(cases: Sequence[Case]) -> Numbers:
    """Both sides weigh the same, however many questions each has."""
    asked = [case for case in cases if case.finding.evidence]
    signs = np.array([[case.finding.signs[sign] for sign in SIGNS] for case in asked])
    ours = np.array([bool(case.asked.answers) for case in asked])
    weight = np.array([case.weight for case in asked])
    weight = np.where(ours, weight / weight[ours].sum(), weight / weight[~ours].sum()) / 2

    def loss(numbers: Numbers) -> tuple[float, Numbers]:
        logit = signs @ numbers
        wrong = np.logaddexp(0, np.where(ours, -logit, logit))
        slope = signs.T @ (weight * (1 / (1 + np.exp(-logit)) - ours))
        held = np.where([sign == "bias" for sign in SIGNS], 0, numbers)
        return float(weight @ wrong + RIDGE * held @ held), slope + 2 * RIDGE * held

    return np.asarray(minimize(loss, np.zeros(len(SIGNS)), jac=True, method="L-BFGS-B").x)


def _use(numbers: dict[str, float], names: Sequence[str], values: Numbers) -> None:
    """Until the end of the process, the search weighs with these."""
    numbers.update(zip(names, values.tolist(), strict=True))


def _shown(numbers: dict[str, float]) -> dict[str, float]:
    return {name: round(value, 2) for name, value in numbers.items()}


if __name__ == "__main__":
    main()
