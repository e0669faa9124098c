"""All guides in one table, what needs attention first."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from bot.domain.guide import Guide, Guidebook
from bot.guidebook.problem import Problem

_HEAD = ("hướng dẫn", "độ tin", "kiểm tra", "hạn", "câu hỏi", "bước", "lỗi", "cảnh báo", "ngôn ngữ")


def status(guidebook: Guidebook, problems: Sequence[Problem]) -> str:
    """Errors first, then what is due earliest; guides that cannot be read have dashes."""
    errors = Counter(_guide_of(problem) for problem in problems if problem.is_error)
    warnings = Counter(_guide_of(problem) for problem in problems if not problem.is_error)
    languages: dict[str, list[str]] = {}
    for guide_id, language in guidebook.translations:
        languages.setdefault(guide_id, []).append(language)
    rows = [
        (
            *_row(guide),
            str(errors[guide.id]),
            str(warnings[guide.id]),
            " ".join(["vi", *languages.get(guide.id, ())]),
        )
        for guide in sorted(
            guidebook.guides.values(), key=lambda guide: (-errors[guide.id], _due(guide), guide.id)
        )
    ]
    unread = sorted(set(errors) - set(guidebook.guides))
    rows = [(each, *"—————", str(errors[each]), str(warnings[each]), "—") for each in unread] + rows
    return _table([_HEAD, *rows])


def _guide_of(problem: Problem) -> str:
    return problem.path.name.partition(".")[0]


def _due(guide: Guide) -> date:
    return guide.checked + timedelta(days=guide.review_every)


def _row(guide: Guide) -> tuple[str, ...]:
    kind = "đã ngừng" if guide.retired else str(guide.confidence)
    days = (f"{day:%d/%m/%Y}" for day in (guide.checked, _due(guide)))
    return guide.id, kind, *days, str(len(guide.asks)), str(len(guide.steps))


def _table(rows: Iterable[tuple[str, ...]]) -> str:
    rows = list(rows)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )
