"""Every search that is measured, as something that can be built over any guidebook."""

from collections.abc import Callable
from functools import cache
from typing import TypeAlias

from bot.domain.guide import Guidebook
from tests.bench.search.baselines import BASELINES, Baseline, with_asked
from tests.bench.search.sets import tuned_on
from tests.bench.search.table import Find
from tests.bench.search.thresholds import Rank, Thresholds, deciding, fitted
from tests.search.questions import an_index, the_guides

Build: TypeAlias = Callable[[Guidebook], Find]

OURS = "ours"


def systems() -> dict[str, Build]:
    """Ours and the baselines, which keep the thresholds they got with all guides."""
    return {OURS: lambda guidebook: an_index(guidebook).find} | {
        name: _build(name, baseline) for name, baseline in BASELINES.items()
    }


@cache
def over_all_guides(name: str) -> Find:
    """Built once for the whole run, each question answered once."""
    if name == OURS:
        return cache(an_index(the_guides()).find)
    return deciding(_rank(name), thresholds(name))


@cache
def thresholds(name: str) -> Thresholds:
    return fitted(_rank(name), tuned_on())


@cache
def _rank(name: str) -> Rank:
    return cache(BASELINES[name](with_asked(the_guides())))


def _build(name: str, baseline: Baseline) -> Build:
    return lambda guidebook: deciding(baseline(with_asked(guidebook)), thresholds(name))
