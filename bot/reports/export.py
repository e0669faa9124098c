"""A report as JSON for programs and as CSV for spreadsheets; the same counts as in the chat."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import asdict

from bot.domain.counts import Counts, Report
from bot.domain.guide import Guidebook

BOM = "\ufeff"
"""Without it Excel takes UTF-8 for a Windows code page and breaks every Vietnamese letter."""

MISSING = "—"
_Line = tuple[str | int | None, str | None, Counts]
HEADINGS = ("part", "key", "name", "households", "visits", "people", "questions")


def to_json(report: Report, guidebook: Guidebook) -> str:
    """One object; `before` and `unanswered` are null where nothing is known."""
    parts = {
        name: [{"key": key, "name": shown, **asdict(counts)} for key, shown, counts in lines]
        for name, lines in _groups(report, guidebook)
    }
    head = {
        "team": asdict(report.team),
        "period": {"first": report.period.first.isoformat(), "last": report.period.last.isoformat()},
        "total": asdict(report.total),
        "before": None if report.before is None else asdict(report.before),
        "unanswered": report.unanswered,
    }
    return json.dumps(head | parts, ensure_ascii=False, indent=2) + "\n"


def to_csv(report: Report, guidebook: Guidebook) -> str:
    """A line per count, in UTF-8 with a byte order mark; units stand in columns of their own."""
    text = io.StringIO()
    text.write(BOM)
    writer = csv.writer(text)
    writer.writerow(HEADINGS)
    period = f"{report.period.first} {report.period.last}"
    writer.writerow(["total", period, _plain(report.team.name), *_units(report.total), ""])
    before = report.period.before()
    writer.writerow(["before", f"{before.first} {before.last}", "", *_units(report.before), ""])
    for part, lines in _groups(report, guidebook):
        for key, name, counts in lines:
            writer.writerow([part, key, _plain(name or ""), *_units(counts), ""])
    questions = MISSING if report.unanswered is None else report.unanswered
    writer.writerow(["unanswered", period, "", "", "", "", questions])
    return text.getvalue()


def _groups(report: Report, guidebook: Guidebook) -> Iterator[tuple[str, list[_Line]]]:
    yield "by_topic", [(key, _topic(key, guidebook), counts) for key, counts in report.by_topic.items()]
    yield "by_guide", [(key, _guide(key, guidebook), counts) for key, counts in report.by_guide.items()]
    yield "by_outcome", [(key, None, counts) for key, counts in report.by_outcome.items()]
    yield "by_volunteer", [(each.volunteer_id, each.name, each.counts) for each in report.by_volunteer]


def _topic(key: str, guidebook: Guidebook) -> str | None:
    return guidebook.topics[key].name() if key in guidebook.topics else None


def _guide(key: str | None, guidebook: Guidebook) -> str | None:
    return guidebook[key].title if key is not None and key in guidebook else None


def _units(counts: Counts | None) -> tuple[str | int, ...]:
    return (MISSING,) * 3 if counts is None else (counts.households, counts.visits, counts.people)


def _plain(name: str) -> str:
    """People choose their names; a spreadsheet would run one that begins like a formula."""
    return f"'{name}" if name.startswith(("=", "+", "-", "@", "\t", "\r")) else name
