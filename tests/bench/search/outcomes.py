"""What becomes of everybody's questions: ours and the baselines, set by set and style by style."""

from collections.abc import Iterator

from tests.bench.search.sets import Questions, by_style, sets, together
from tests.bench.search.systems import OURS, over_all_guides, systems, thresholds
from tests.bench.search.table import head, rows


def run() -> Iterator[str]:
    for name in systems().keys() - {OURS}:
        fitted = thresholds(name)
        yield f"{name}: refuses below {fitted.least:.3g}, answers from {fitted.enough:.3g}, lead {fitted.lead}"
    yield from ("", head())
    for questions in sets():
        yield from _block(questions)
    for both in together():
        yield from _block(both)
        for questions in by_style(both):
            yield from _block(questions)


def _block(questions: Questions) -> Iterator[str]:
    yield questions.title
    yield from rows({name: over_all_guides(name) for name in systems()}, questions.asked)
