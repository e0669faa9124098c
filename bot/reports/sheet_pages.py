"""What stands on each sheet of the spreadsheet."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from bot.domain.counts import Counts
from bot.domain.figures import Figures
from bot.domain.people import Area
from bot.reports import indicators
from bot.reports.names import Names
from bot.reports.template import Template
from bot.texts import Texts

Value = str | int | date | None
"""None is not known, and shown as a dash."""


class Page(NamedTuple):
    """One sheet; a column is its heading and its width in characters."""

    title: str
    columns: Sequence[tuple[str, int]]
    rows: Sequence[Sequence[Value]]
    wide: bool = False


def pages_of(figures: Figures, names: Names, texts: Texts, template: Template) -> Iterable[Page]:
    yield _summary(figures, texts, template)
    report, units = figures.report, [(texts(f"sheet-units.{each}"), 10) for each in indicators.GROUPED]
    topics = [(names.topic(key), *_units(counts)) for key, counts in report.by_topic.items()]
    yield Page(texts("sheet-topics"), [(texts("sheet-topics.topic"), 44), *units], topics)
    guides = [
        (texts("sheet-guides.no-guide") if key is None else names.guide(key), *_units(counts))
        for key, counts in report.by_guide.items()
    ]
    yield Page(texts("sheet-guides"), [(texts("sheet-guides.guide"), 60), *units], guides)
    if isinstance(report.team, Area):
        kind = report.team.kind
        places = [(each.place.name, *_units(each.counts)) for each in report.by_place]
        yield Page(texts(f"sheet-places-{kind}"), [(texts(f"sheet-places.{kind}"), 44), *units], places)
        return
    volunteers = [
        (_name(each.volunteer_id, each.name, texts), *_units(each.counts)) for each in report.by_volunteer
    ]
    yield Page(texts("sheet-volunteers"), [(texts("sheet-volunteers.volunteer"), 32), *units], volunteers)
    yield _active(figures, texts)
    yield _active_days(figures, texts)
    if figures.lines or not report.total.visits:  # not for coordinators: no list rather than an empty one
        yield _visits(figures, names, texts)


def _summary(figures: Figures, texts: Texts, template: Template) -> Page:
    headings = (
        (texts("sheet-summary.indicator"), 60),
        (texts("sheet-summary.unit"), 10),
        (texts("chart-households.now"), 11),
        (texts("chart-households.before"), 11),
        (texts("sheet-summary.change"), 12),
    )
    rows: list[tuple[Value, ...]] = []
    for wanted in template.indicators:
        now, before = indicators.now(wanted, figures), indicators.before(wanted, figures)
        change = None if now is None or before is None else now - before
        rows.append((wanted.name, wanted.unit, now, before, change))
    return Page(texts("sheet-summary"), headings, rows)


def _active(figures: Figures, texts: Texts) -> Page:
    """What allowances are paid by: a line per person, with room for a signature."""
    headings = (
        (texts("sheet-active.number"), 6),
        (texts("sheet-volunteers.volunteer"), 28),
        (texts("sheet-active.count"), 9),
        (texts("sheet-active.days"), 62),
        (texts("sheet-active.signed"), 18),
    )
    people: dict[tuple[int, str], list[date]] = {}
    for each in figures.active_days:
        who = (each.volunteer_id, _name(each.volunteer_id, each.name, texts))
        people.setdefault(who, []).append(each.day)
    rows = [
        (number, name, len(days), _listed(days), "")
        for number, ((_, name), days) in enumerate(people.items(), 1)
    ]
    return Page(texts("sheet-active"), headings, rows, wide=True)


def _listed(days: list[date]) -> str:
    """“16, 17, 20/11; 01/12”, a line a month"""
    months = groupby(days, lambda day: (day.year, day.month))
    return ";\n".join(f"{', '.join(f'{day:%d}' for day in of)}/{month:02d}" for (_, month), of in months)


def _active_days(figures: Figures, texts: Texts) -> Page:
    headings = (
        (texts("sheet-volunteers.volunteer"), 32),
        (texts("sheet-active-days.day"), 13),
        (texts("sheet-units.visits"), 10),
        (texts("sheet-units.people"), 10),
    )
    rows = [
        (_name(each.volunteer_id, each.name, texts), each.day, each.visits, each.people)
        for each in figures.active_days
    ]
    return Page(texts("sheet-active-days"), headings, rows)


def _visits(figures: Figures, names: Names, texts: Texts) -> Page:
    """For a group, for a commune: a list that may be posted carries no household."""
    headings = (
        (texts("sheet-active-days.day"), 13),
        (texts("sheet-volunteers.volunteer"), 24),
        (texts("sheet-topics.topic"), 32),
        (texts("sheet-guides.guide"), 54),
        (texts("sheet-units.people"), 10),
        (texts("sheet-visits.outcome"), 22),
        (texts("sheet-visits.mode"), 29),
    )
    rows = [
        (
            line.day,
            _name(line.volunteer_id, line.name, texts),
            names.topic(line.topic),
            "" if line.guide_id is None else names.guide(line.guide_id),
            line.people,
            texts(f"outcome-{line.outcome}"),
            texts(f"mode-{line.mode}"),
        )
        for line in figures.lines
    ]
    return Page(texts("sheet-visits"), headings, rows, wide=True)


def _name(volunteer_id: int, name: str | None, texts: Texts) -> str:
    return name or texts("unnamed", number=volunteer_id)


def _units(counts: Counts) -> tuple[int, int, int]:
    return counts.households, counts.visits, counts.people
