"""What becomes of many questions, as one row of figures."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from bot.search.decision import COSTS, Decision
from tests.search.questions import Asked, Outcome, outcome

Find: TypeAlias = Callable[[str], Decision]

INSIDE = (Outcome.RIGHT, Outcome.OFFERED, Outcome.WRONG, Outcome.MISSED)
BEYOND = (Outcome.REFUSED, Outcome.OFFERED_ANYWAY, Outcome.ANSWERED_WRONGLY)

COST = {
    Outcome.RIGHT: 0.0,
    Outcome.OFFERED: COSTS["choice"],
    Outcome.WRONG: COSTS["wrong"],
    Outcome.MISSED: COSTS["missed"],
    Outcome.REFUSED: 0.0,
    Outcome.OFFERED_ANYWAY: COSTS["useless choice"],
    Outcome.ANSWERED_WRONGLY: COSTS["wrong"],
}
"""In taps, as bot/search/decision.py weighs them."""


@dataclass
class Standing:
    """How one search did with some questions; top-1 and top-3 look at the order alone, whatever was decided."""

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    first: int = 0
    among_three: int = 0

    def add(self, decision: Decision, one: Asked) -> None:
        self.outcomes[outcome(decision, one.answers)] += 1
        best = [match.guide_id for match in decision.matches[:3]]
        self.first += bool(set(best[:1]) & one.answers)
        self.among_three += bool(set(best) & one.answers)

    @property
    def inside(self) -> int:
        """Questions that some guide answers."""
        return sum(self.outcomes[one] for one in INSIDE)

    @property
    def beyond(self) -> int:
        return sum(self.outcomes[one] for one in BEYOND)

    @property
    def cost(self) -> float:
        """In taps, for the average question."""
        return sum(COST[one] * number for one, number in self.outcomes.items()) / (self.outcomes.total() or 1)


def standing(find: Find, questions: Iterable[Asked]) -> Standing:
    found = Standing()
    for one in questions:
        found.add(find(one.question), one)
    return found


COLUMNS = (
    *("n", "top-1", "top-3", "right", "offered", "wrong", "missed"),
    *("|", "n", "refused", "offered", "answered", "|", "taps"),
)
WIDTH = 44


def head() -> str:
    above = f"{'':{WIDTH}}  {'a guide answers it':52}  |  {'no guide answers it':25} |"
    return f"{above}\n{'':{WIDTH}}{_columns(COLUMNS)}"


def row(title: str, found: Standing) -> str:
    inside, beyond = found.inside, found.beyond
    cells = [str(inside), _share(found.first, inside), _share(found.among_three, inside)]
    cells += [_share(found.outcomes[one], inside) for one in INSIDE]
    cells += ["|", str(beyond), *(_share(found.outcomes[one], beyond) for one in BEYOND)]
    return f"{title[:WIDTH]:{WIDTH}}{_columns([*cells, '|', f'{found.cost:.2f}'])}"


def rows(finds: Mapping[str, Find], questions: Sequence[Asked]) -> Iterator[str]:
    """One search below the other."""
    for name, find in finds.items():
        yield row(f"  {name}", standing(find, questions))


def _columns(cells: Sequence[str]) -> str:
    return "".join("  |" if cell == "|" else f"{cell:>9}" for cell in cells)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "–"
