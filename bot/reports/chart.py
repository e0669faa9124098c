"""The chart: visits by day, week or month, stacked by topic; households against the period before.

Drawn 1080 pixels wide and read on a phone of 360: nothing is written smaller than 12 of the phone's pixels.
"""

import io
from collections import Counter
from collections.abc import Sequence
from textwrap import wrap
from typing import Any, NamedTuple

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from bot.dialogue.report_text import period_name
from bot.domain.figures import Figures
from bot.reports.names import Names
from bot.reports.spans import Span, spans_of
from bot.texts import Texts

SMALL, LARGE = 9.0, 12.0
"""Points on a picture 3.6 inches wide: 9 points are 12.5 of 360 pixels."""

WIDTH, DPI = 3.6, 300
PAGE_WIDTH, PAGE_HEIGHT = 6.3, 2.5
TITLE, BARS, HOUSEHOLDS, LINE = 0.6, 2.3, 0.8, 0.2  # inches
COLOURS = ("#56B4E9", "#0072B2", "#F0E442", "#D55E00", "#1A1A1A")
"""Okabe and Ito's, so that colour-blind people tell them apart, in an order in which neighbours differ in grey too."""

ROOM_FOR_LABEL = 0.075  # of the highest bar: a number fits into a part as high as this
TITLE_LENGTH = 30
DAYS_OF_WEEK, MOST_LABELS, MOST_DIGITS, MOST_DIGITS_INSIDE = 7, 8, 42, 30
INK, PALE, BRIGHT = "#222222", "#B0B0B0", 120
STYLE: dict[Any, Any] = {
    "font.family": "DejaVu Sans",  # comes with matplotlib and has all letters of Vietnamese
    "font.size": SMALL,
    "axes.titlesize": SMALL,
    "axes.edgecolor": PALE,
    "text.color": INK,
    "text.parse_math": False,  # a team may have a dollar sign in its name
}
TITLED: dict[str, Any] = {"fontsize": LARGE, "fontweight": "bold"}
CENTRED: dict[str, Any] = {"ha": "center", "va": "center"}


class Part(NamedTuple):
    """A layer of all bars: one topic, or the rest of them."""

    name: str
    colour: str
    visits: list[int]  # one number per span


def draw(figures: Figures, names: Names, texts: Texts) -> bytes:
    """A PNG for a phone: everything below each other."""
    parts = _parts(figures, names, texts)
    legend = LINE * (len(parts) + 0.5)
    with rc_context(STYLE):
        figure = _figure(WIDTH, TITLE + BARS + legend + HOUSEHOLDS)
        report = figures.report
        title = [*wrap(report.team.name, TITLE_LENGTH), period_name(report.period, texts)]
        figure.suptitle("\n".join(title), **TITLED)
        axes = figure.subplots(3, 1, height_ratios=(BARS, legend, HOUSEHOLDS))
        return _drawn(figure, axes, parts, figures, texts)


def draw_wide(figures: Figures, names: Names, texts: Texts) -> bytes:
    """A PNG for a page: the bars beside the rest, and no title, for the page has one."""
    parts = _parts(figures, names, texts)
    with rc_context(STYLE):
        figure = _figure(PAGE_WIDTH, PAGE_HEIGHT)
        axes = figure.subplot_mosaic(
            [["bars", "legend"], ["bars", "households"]],
            width_ratios=(1.35, 1),
            height_ratios=(len(parts) + 1, 4),
        )
        return _drawn(figure, list(axes.values()), parts, figures, texts)


def _figure(width: float, height: float) -> Figure:
    figure = Figure(figsize=(width, height), dpi=DPI, layout="constrained", facecolor="white")
    FigureCanvasAgg(figure)
    return figure


def _drawn(figure: Figure, axes: Sequence[Axes], parts: list[Part], figures: Figures, texts: Texts) -> bytes:
    bars, legend, households = axes
    spans = spans_of(figures.report.period)
    unit = texts(f"chart-visits.{spans[0].unit}")
    title = texts("chart-visits", visits=figures.report.total.visits, unit=unit)
    bars.set_title(title, loc="left", fontweight="bold")
    _draw_bars(bars, parts, spans, texts)
    _draw_legend(legend, parts, texts)
    _draw_households(households, figures, texts)
    picture = io.BytesIO()
    figure.savefig(picture, format="png")
    return picture.getvalue()


def _parts(figures: Figures, names: Names, texts: Texts) -> list[Part]:
    """The topics with the most visits, and one part for the rest if they are too many for the colours."""
    spans = spans_of(figures.report.period)
    topics = list(figures.report.by_topic)
    shown = topics if len(topics) <= len(COLOURS) else topics[: len(COLOURS) - 1]
    groups = [(names.topic(topic), {topic}) for topic in shown]
    if rest := set(topics) - set(shown):
        groups.append((texts("chart-visits.other"), rest))
    visits = Counter[tuple[str, int]]()
    for each in figures.days:
        place = next(i for i, span in enumerate(spans) if span.first <= each.day <= span.last)
        visits[each.topic, place] += each.visits
    return [
        Part(name, colour, [sum(visits[topic, i] for topic in group) for i in range(len(spans))])
        for (name, group), colour in zip(groups, COLOURS, strict=False)
    ]


def _draw_bars(axes: Axes, parts: list[Part], spans: list[Span], texts: Texts) -> None:
    places = range(len(spans))
    base = [0] * len(spans)
    highest = max(sum(part.visits[i] for part in parts) for i in places) or 1
    for part in parts:
        axes.bar(places, part.visits, 0.84, base, color=part.colour, edgecolor="white", linewidth=0.7)
        for i, visits in enumerate(part.visits):
            if visits > ROOM_FOR_LABEL * highest and len(spans) * len(str(visits)) <= MOST_DIGITS_INSIDE:
                axes.text(i, base[i] + visits / 2, str(visits), color=_on(part.colour), **CENTRED)
            base[i] += visits
    _write_totals(axes, base, highest)
    _label(axes, spans, texts)


def _write_totals(axes: Axes, totals: list[int], highest: int) -> None:
    """Upright numbers where they would run into each other."""
    upright = len(totals) * len(str(highest)) > MOST_DIGITS
    few = len(totals) <= MOST_LABELS
    style: dict[str, Any] = {
        "ha": "center",
        "rotation": 90 if upright else 0,
        "fontweight": "bold" if few else "normal",
    }
    for i, total in enumerate(totals):
        if total:
            axes.text(i, total + 0.02 * highest, str(total), **style)
    axes.set_ylim(0, (1.25 if upright else 1.13) * highest)


def _label(axes: Axes, spans: list[Span], texts: Texts) -> None:
    """Below the bars, every second one where there are many; the numbers on the bars make a scale needless."""
    weekdays = spans[0].unit == "day" and len(spans) == DAYS_OF_WEEK and spans[0].first.weekday() == 0
    every = 1 if len(spans) <= MOST_LABELS or spans[0].unit == "month" else 2
    labels = [span.label(texts, weekdays=weekdays) for span in spans]
    axes.set_xticks(range(0, len(spans), every), labels[::every])
    axes.set_yticks([])
    axes.tick_params(length=0)
    axes.spines[["top", "right", "left"]].set_visible(False)


def _draw_legend(axes: Axes, parts: list[Part], texts: Texts) -> None:
    """Name and number of each topic, the most visited first."""
    axes.set_axis_off()
    axes.set(xlim=(0, 1), ylim=(max(len(parts), 1) - 0.5, -0.5))
    for i, part in enumerate(parts):
        axes.barh(i, 0.05, 0.62, color=part.colour)
        axes.text(0.075, i, part.name, va="center")
        axes.text(
            1,
            i,
            texts("chart-visits.number", number=sum(part.visits)),
            va="center",
            ha="right",
            fontweight="bold",
        )


def _draw_households(axes: Axes, figures: Figures, texts: Texts) -> None:
    """This period above the one before; what is not known has no bar and is a dash."""
    report = figures.report
    before = None if report.before is None else report.before.households
    lines = [("now", report.total.households, INK), ("before", before, PALE)]
    highest = max(report.total.households, before or 0, 1)
    for i, (kind, households, colour) in enumerate(lines):
        axes.barh(i, households or 0, 0.7, color=colour)
        shown = "—" if households is None else texts("chart-visits.number", number=households)
        axes.text((households or 0) + 0.02 * highest, i, shown, va="center", fontweight="bold")
        axes.text(-0.02 * highest, i, texts(f"chart-households.{kind}"), va="center", ha="right")
    axes.set(xlim=(-0.42 * highest, 1.15 * highest), ylim=(1.5, -0.5))
    axes.set_title(texts("chart-households"), loc="left", fontweight="bold")
    axes.set_axis_off()


def _on(colour: str) -> str:
    """Ink that can be read on that colour."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return INK if 0.3 * red + 0.59 * green + 0.11 * blue > BRIGHT else "white"
