"""The chart of a period: a bar for every day, week or month, cut by topic. It is drawn as a table, whose bars are SVG.

So it needs no picture that becomes too small on a phone, and no text beside it that says the same.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from bot.domain.figures import Figures
from bot.domain.period import Period
from bot.reports.spans import Span, spans_of
from bot.texts import Texts

COLOURS = 5
"""Topics with a colour of their own, the last of them for all the rest."""

DAYS_OF_WEEK = 7


@dataclass(frozen=True, slots=True)
class Piece:
    """Of a bar, in per cent of the widest."""

    colour: int
    left: str
    width: str


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    period: Period
    visits: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    unit: str
    bars: tuple[Bar, ...]
    colours: dict[str, int]  # of each topic


def chart_of(figures: Figures, texts: Texts) -> Chart:
    spans = spans_of(figures.report.period)
    colours = _colours(list(figures.report.by_topic))
    visits = Counter[tuple[int, int]]()
    for each in figures.days:
        at = next(i for i, span in enumerate(spans) if span.first <= each.day <= span.last)
        visits[at, colours.get(each.topic, COLOURS - 1)] += each.visits
    totals = [sum(visits[at, colour] for colour in range(COLOURS)) for at in range(len(spans))]
    widest = max(totals) or 1
    label = _labels(spans, texts)
    bars = (
        Bar(
            label(span),
            Period(span.first, span.last),
            totals[at],
            _pieces([visits[at, colour] for colour in range(COLOURS)], widest),
        )
        for at, span in enumerate(spans)
    )
    return Chart(unit=spans[0].unit, bars=tuple(bars), colours=colours)


def _colours(topics: list[str]) -> dict[str, int]:
    return {topic: min(at, COLOURS - 1) for at, topic in enumerate(topics)}


def _pieces(visits: list[int], widest: int) -> tuple[Piece, ...]:
    pieces, left = [], 0
    for colour, number in enumerate(visits):
        if number:
            pieces.append(Piece(colour, f"{100 * left / widest:.2f}%", f"{100 * number / widest:.2f}%"))
        left += number
    return tuple(pieces)


def _labels(spans: list[Span], texts: Texts) -> Callable[[Span], str]:
    is_week = len(spans) == DAYS_OF_WEEK and spans[0].unit == "day" and spans[0].first.weekday() == 0

    def label(span: Span) -> str:
        if is_week:
            return f"{span.label(texts, weekdays=True)} {span.label(texts)}"
        if span.unit == "week" and span.first != span.last:
            return f"{span.first:%d/%m} – {span.last:%d/%m}"
        return f"{span.first:%m/%Y}" if span.unit == "month" else f"{span.first:%d/%m}"

    return label
