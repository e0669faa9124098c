"""All guides in one table, what needs attention first."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from bot.domain.guide import Confidence, Guide, Guidebook
from bot.guidebook.files import OTHER_FILES
from bot.guidebook.problem import Problem

_HEAD = (
    "hướng dẫn", "độ tin", "kiểm tra", "hạn", "câu hỏi", "bước", "sự cố", "hình", "ngôn ngữ", "lỗi", "cảnh báo",
)  # fmt: skip


def status(guidebook: Guidebook, problems: Sequence[Problem], today: date) -> str:
    """Errors first, then what is overdue, then warnings, then what is due earliest; dashes for what cannot be read."""
    errors = Counter(_guide_of(problem) for problem in problems if problem.is_error)
    warnings = Counter(_guide_of(problem) for problem in problems if not problem.is_error)
    guides = sorted(
        guidebook.guides.values(),
        key=lambda one: (-errors[one.id], not one.is_stale(today), -warnings[one.id], _due(one), one.id),
    )
    languages: dict[str, list[str]] = {guide.id: ["vi"] for guide in guides}
    for guide_id, language in guidebook.translations:
        languages[guide_id].append(language)
    rows = [(*_row(guide), " ".join(languages[guide.id])) for guide in guides]
    unread = sorted(set(errors) - set(guidebook.guides) - {name.partition(".")[0] for name in OTHER_FILES})
    rows = [(each, *["—"] * (len(_HEAD) - 3)) for each in unread] + rows
    table = [(*row, str(errors[row[0]]), str(warnings[row[0]])) for row in rows]
    return f"{_table([_HEAD, *table])}\n\n{_sums(guides, today)}"


def _guide_of(problem: Problem) -> str:
    return problem.path.name.partition(".")[0]


def _due(guide: Guide) -> date:
    return guide.checked + timedelta(days=guide.review_every)


def _row(guide: Guide) -> tuple[str, ...]:
    kind = "đã ngừng" if guide.retired else str(guide.confidence)
    days = (f"{day:%d/%m/%Y}" for day in (guide.checked, _due(guide)))
    pictures = sum(step.picture is not None for step in guide.steps)
    counts = (len(guide.asks), len(guide.steps), len(guide.problems), pictures)
    return guide.id, kind, *days, *map(str, counts)


def _sums(guides: Sequence[Guide], today: date) -> str:
    used = [guide for guide in guides if not guide.retired]
    partial = sum(guide.confidence is Confidence.PARTIAL for guide in used)
    stale = sum(guide.is_stale(today) for guide in used)
    return f"{len(used)} hướng dẫn đang dùng · {partial} còn chỗ yếu (partial) · {stale} quá hạn xem lại"


def _table(rows: Iterable[tuple[str, ...]]) -> str:
    rows = list(rows)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )
