"""`python -m tests.bench.search.one_size SIZE`: builds one index in a process of its own, asks it, prints JSON."""

import gc
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import quantiles
from time import perf_counter, process_time
from types import MappingProxyType
from typing import TypedDict

from bot.domain.guide import Guidebook
from bot.domain.procedure import Procedure
from bot.search.fold import fold
from bot.search.index import Index
from bot.search.lexicon import load_lexicon
from tests.bench.search.sets import tuned_on
from tests.bench.search.synthetic import a_library, shortened
from tests.search.questions import GUIDES, the_guides, the_procedures

QUESTIONS = 300
"""Half are people's, half are asks of the guides, every other one without marks."""


class Figures(TypedDict):
    guides: int
    procedures: int
    seconds: float
    cpu_seconds: float
    megabytes: float
    peak: float
    p50: float
    p99: float
    cpu_p99: float


@dataclass(frozen=True)
class Size:
    title: str
    guides: Callable[[], Guidebook]
    procedures: Callable[[], Sequence[Procedure]] = the_procedures
    aim: tuple[float, float] | None = (
        None  # seconds to build, milliseconds of the slowest question in a hundred
    )


def _short_library(size: int) -> Guidebook:
    guides = {guide.id: shortened(guide) for guide in the_guides()}
    short = Guidebook(MappingProxyType(guides), the_guides().topics)
    return a_library(short, the_procedures(), size=size)


SIZES = {
    "ours": Size("our guides alone", the_guides, lambda: (), aim=(1, 10)),
    "procedures": Size("with the names of procedures", the_guides, aim=(3, 20)),
    "long": Size("synthetic, as long as ours", lambda: a_library(the_guides(), the_procedures(), size=2000)),
    "many": Size("synthetic, of eight asks and 21 lines", lambda: _short_library(20_000), aim=(20, 60)),
}


def measure(size: Size) -> Figures:
    guides, procedures, lexicon = size.guides(), size.procedures(), load_lexicon(GUIDES / "lexicon")
    questions = some_questions(guides)
    gc.collect()
    before, started, cpu = _memory("VmRSS"), perf_counter(), process_time()
    index = Index(guides, lexicon, procedures)
    seconds, cpu = perf_counter() - started, process_time() - cpu
    wall, busy = _ask(index, questions)
    cuts = quantiles(wall, n=100)
    return Figures(
        guides=len(guides),
        procedures=len(procedures),
        seconds=seconds,
        cpu_seconds=cpu,
        megabytes=_memory("VmRSS") - before,
        peak=_memory("VmHWM") - before,
        p50=cuts[49],
        p99=cuts[98],
        cpu_p99=quantiles(busy, n=100)[98],
    )


def some_questions(guides: Guidebook) -> list[str]:
    random = Random(1)
    asks = [ask for guide in guides for ask in guide.asks]
    people = [one.question for one in random.sample(tuned_on(), QUESTIONS // 2)]
    own = [fold(ask) if at % 2 else ask for at, ask in enumerate(random.sample(asks, QUESTIONS // 2))]
    return random.sample([*people, *own], QUESTIONS)


def _ask(index: Index, questions: Sequence[str]) -> tuple[list[float], list[float]]:
    """Milliseconds on the clock, and of this process alone, which a loaded machine stretches less."""
    wall, busy = [], []
    for question in questions:
        started, cpu = perf_counter(), process_time()
        index.find(question)
        wall.append(1000 * (perf_counter() - started))
        busy.append(1000 * (process_time() - cpu))
    return wall, busy


def _memory(line: str) -> float:
    """Megabytes, from /proc (Linux); 0 where there is none."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(one.split()[1]) / 1024 for one in lines if one.startswith(line)), 0.0)


if __name__ == "__main__":
    print(json.dumps(measure(SIZES[sys.argv[1]])))
