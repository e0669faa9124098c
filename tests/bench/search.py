"""How well and how fast questions are answered, beside the simplest thing that could work.

`python -m tests.bench.search`, or `run()` from the whole bench.
"""

import asyncio
import random
from collections import Counter
from collections.abc import Callable, Iterable
from statistics import quantiles
from time import perf_counter

from rapidfuzz import fuzz

from bot.domain.guide import Guidebook
from bot.search.decision import Decision, Kind, Match
from bot.search.fold import fold
from tests.search.questions import (
    DEVELOPMENT,
    OWN,
    Asked,
    Outcome,
    an_index,
    asked,
    outcome,
    some_of,
    the_guides,
)

Find = Callable[[str], Decision]
HEAD = f"{'':24}{'n':>5}  " + "  ".join(f"{one.value:>16}" for one in Outcome)


async def run() -> list[str]:
    """The lines to print: outcomes for our search and the baseline, then milliseconds."""
    guidebook = the_guides()
    started = perf_counter()
    index = an_index(guidebook)
    built = perf_counter() - started
    lines = [f"search: {len(guidebook)} guides", "", HEAD]
    for name, find in (("ours", index.find), ("token_set_ratio, folded", baseline(guidebook))):
        lines.append(name)
        lines += [_row(title, find, questions) for title, questions in _sets()]
    lines += ["with every third guide taken away, the questions of those guides", *_orphans(guidebook)]
    return [*lines, "", f"index built in {built:.2f} s; {_speed(index.find)}"]


def baseline(guidebook: Guidebook) -> Find:
    """RapidFuzz's token_set_ratio on folded asks and titles, with thresholds chosen by hand on the same questions."""
    lines = [
        (fold(line), guide.id) for guide in guidebook for line in (guide.title, *guide.asks, *guide.keywords)
    ]

    def find(question: str) -> Decision:
        best: dict[str, float] = {}
        folded = fold(question)
        for line, guide_id in lines:
            best[guide_id] = max(best.get(guide_id, 0.0), fuzz.token_set_ratio(folded, line) / 100)
        ranked = sorted(
            (Match(*one) for one in best.items()), key=lambda match: (-match.score, match.guide_id)
        )
        if ranked[0].score < 0.7:
            return Decision(Kind.UNKNOWN, tuple(ranked[:10]))
        clear = ranked[0].score >= 0.85 and ranked[1].score < 0.95 * ranked[0].score
        return Decision(Kind.ANSWER if clear else Kind.CHOOSE, tuple(ranked[:10]))

    return find


def _sets() -> list[tuple[str, list[Asked]]]:
    development, own = asked(DEVELOPMENT), asked(OWN)
    styles = sorted({one.style for one in development + own})
    by_style = [(style, [one for one in development + own if one.style == style]) for style in styles]
    return [("development", development), ("our own", own), *by_style]


def _row(title: str, find: Find, questions: Iterable[Asked]) -> str:
    counts = Counter(outcome(find(one.question), one.answers) for one in questions)
    inside = sum(counts[one] for one in list(Outcome)[:4])
    shares = [
        counts[one] / max(1, inside if at < 4 else counts.total() - inside) for at, one in enumerate(Outcome)
    ]
    return f"  {title:22}{counts.total():5}  " + "  ".join(f"{one:16.3f}" for one in shares)


def _orphans(guidebook: Guidebook) -> list[str]:
    rows = []
    for without in range(3):
        fewer = some_of(guidebook, without=without)
        questions = [
            one._replace(answers=frozenset())
            for one in asked(DEVELOPMENT) + asked(OWN)
            if one.answers and not one.answers & set(fewer.guides)
        ]
        rows.append(_row(f"without {without + 1}, {without + 4} …", an_index(fewer).find, questions))
    return rows


def _speed(find: Find) -> str:
    questions = [one.question for one in asked(DEVELOPMENT) + asked(OWN)] * 3
    random.Random(1).shuffle(questions)
    taken = []
    for question in questions:
        started = perf_counter()
        find(question)
        taken.append(1000 * (perf_counter() - started))
    cuts = quantiles(taken, n=100)
    return f"a question takes {cuts[49]:.1f} ms (p50), {cuts[98]:.1f} ms (p99)"


if __name__ == "__main__":
    print("\n".join(asyncio.run(run())))
