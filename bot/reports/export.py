"""A report as JSON for programs and as CSV for spreadsheets; the same counts as in the chat."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import asdict

from bot.domain.counts import Counts, Report
from bot.domain.figures import Figures, online_people
from bot.domain.people import Area
from bot.reports.names import Names

BOM = "\ufeff"
"""Without it Excel takes UTF-8 for a Windows code page and breaks every Vietnamese letter."""

MISSING = "—"
_Line = tuple[str | int | None, str | None, Counts]
HEADINGS = ("part", "key", "name", "households", "visits", "people", "questions")


def to_json(figures: Figures, names: Names) -> str:
    """One object; `before` and `unanswered` are null where nothing is known."""
    report = figures.report
    parts = {
        part: [{"key": key, "name": shown, **asdict(counts)} for key, shown, counts in lines]
        for part, lines in _groups(report, names)
    }
    head = {
        "area" if isinstance(report.team, Area) else "team": asdict(report.team),
        "period": {"first": report.period.first.isoformat(), "last": report.period.last.isoformat()},
        "total": asdict(report.total),
        "before": None if report.before is None else asdict(report.before),
        "unanswered": report.unanswered,
        "online_people": online_people(report),
        "members": figures.members,
        "activity": asdict(figures.activity),
    }
    days = {
        "by_day": [{"day": str(d.day), "topic": d.topic, "visits": d.visits} for d in figures.days],
        "active_days": [asdict(each) | {"day": str(each.day)} for each in figures.active_days],
    }
    return json.dumps(head | parts | days, ensure_ascii=False, indent=2) + "\n"


def to_csv(figures: Figures, names: Names) -> str:
    """A line per count, in UTF-8 with a byte order mark; units stand in columns of their own."""
    report, text = figures.report, io.StringIO()
    text.write(BOM)
    writer = csv.writer(text)
    writer.writerow(HEADINGS)
    period = f"{report.period.first} {report.period.last}"
    writer.writerow(["total", period, _plain(report.team.name), *_units(report.total), ""])
    before = report.period.before()
    writer.writerow(["before", f"{before.first} {before.last}", "", *_units(report.before), ""])
    for part, lines in _groups(report, names):
        for key, name, counts in lines:
            writer.writerow([part, key, _plain(name or ""), *_units(counts), ""])
    writer.writerow(["online_people", period, "", "", "", online_people(report), ""])
    for d in figures.days:
        writer.writerow(["by_day", d.day, names.topic(d.topic), "", d.visits, "", ""])
    for each in figures.active_days:
        writer.writerow(["active_days", each.day, _plain(each.name or ""), "", each.visits, each.people, ""])
    questions = MISSING if report.unanswered is None else report.unanswered
    writer.writerow(["unanswered", period, "", "", "", "", questions])
    return text.getvalue()


def _groups(report: Report, names: Names) -> Iterator[tuple[str, list[_Line]]]:
    yield "by_topic", [(key, names.topics.get(key), counts) for key, counts in report.by_topic.items()]
    yield "by_guide", [(key, names.guides.get(key or ""), counts) for key, counts in report.by_guide.items()]
    yield "by_outcome", [(key, None, counts) for key, counts in report.by_outcome.items()]
    yield "by_place", [(each.place.id, each.place.name, each.counts) for each in report.by_place]
    yield "by_volunteer", [(each.volunteer_id, each.name, each.counts) for each in report.by_volunteer]


def _units(counts: Counts | None) -> tuple[str | int, ...]:
    return (MISSING,) * 3 if counts is None else (counts.households, counts.visits, counts.people)


def _plain(name: str) -> str:
    """People choose their names; a spreadsheet would run one that begins like a formula."""
    return f"'{name}" if name.startswith(("=", "+", "-", "@", "\t", "\r")) else name
