"""The history of a visit in words, the same in the chat and on the page: who changed what, when, and why."""

from collections.abc import Sequence
from datetime import date

from bot.dialogue.report_requests import Change
from bot.dialogue.visit_words import task_words, visit_words
from bot.domain.guide import Guidebook
from bot.domain.visit import Visit
from bot.texts import Texts


def history_lines(changes: Sequence[Change], texts: Texts, guidebook: Guidebook, today: date) -> list[str]:
    """“22/11/2026 19:05 · chị Hoa · Số người: 1 → 2 · vì: Ghi nhầm”, the entry first."""
    lines = []
    for before, change in zip([None, *changes], changes, strict=False):
        after = change.version.visit
        if before is None:
            what = texts("history-entry", visit=visit_words(after, texts, guidebook, today))
        else:
            what = _difference(before.version.visit, after, texts, guidebook)
        lines.append(_line(change, what, texts))
    return lines


def _line(change: Change, what: str, texts: Texts) -> str:
    version = change.version
    nobody = texts("operator") if version.changed_by is None else texts("unnamed", number=version.changed_by)
    why = f" · {texts('history-why', reason=version.reason)}" if version.reason else ""
    return f"{version.changed_at:%d/%m/%Y %H:%M} · {change.by or nobody} · {what}{why}"


def _difference(before: Visit, after: Visit, texts: Texts, guidebook: Guidebook) -> str:
    if after.voided and not before.voided:
        return texts("history-voided")
    old, new = _shown(before, texts, guidebook), _shown(after, texts, guidebook)
    changed = [
        f"{texts(f'correct-what.{name}')}: {old[name]} → {new[name]}"
        for name in new
        if old[name] != new[name]
    ]
    return "; ".join(changed) or texts("history-same")


def _shown(visit: Visit, texts: Texts, guidebook: Guidebook) -> dict[str, str]:
    return {
        "people": str(visit.people),
        "outcome": texts(f"outcome-{visit.outcome}"),
        "day": _day(visit.day),
        "mode": texts(f"mode-{visit.mode}"),
        "household": visit.household.code if visit.household else texts("no-household"),
        "task": task_words(visit, texts, guidebook),
        "due": _day(visit.due),
    }


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else "—"
