"""A guide as a phone shows it, in plain text: every step with its notes, every branch with where it leads."""

import textwrap
from collections.abc import Iterator

from bot.domain.guide import Guide, Phone, Step, Way

WIDTH = 44
"""Characters on a line of a small phone."""


def show(guide: Guide, phone: Phone | None = None) -> str:
    """The whole guide; the words of both phones unless one is named."""
    lines = [*_card(guide)]
    for index in range(len(guide.steps)):
        lines += ["", *_step(guide, index, phone)]
    return "\n".join([*lines, "", *_ending(guide)])


def _card(guide: Guide) -> Iterator[str]:
    yield from _wrap(guide.title.upper())
    yield from _wrap(guide.summary)
    yield ""
    yield from _wrap(guide.audience, "Dành cho: ")
    yield from _wrap(f"{guide.minutes} phút" if guide.minutes else "chưa rõ", "Thời gian: ")
    yield from _wrap(guide.fee, "Phí: ")
    if guide.prepare:
        yield "Chuẩn bị:"
    for each in guide.prepare:
        yield from _wrap(each, "- ")
    if guide.caveat:
        yield from _wrap(guide.caveat, "Lưu ý: ")
    if guide.local:
        yield from _wrap(guide.local, "Ở xã mình: ")


def _step(guide: Guide, index: int, phone: Phone | None) -> Iterator[str]:
    step = guide.steps[index]
    yield f"── Bước {index + 1}/{len(guide.steps)} ".ljust(WIDTH, "─")
    yield from _wrap(step.text_on(phone))
    if phone is None:
        yield from _variants(step)
    if step.picture:
        yield from _wrap(f"{step.picture.file}: {step.picture.alt}", "[hình] ")
    if step.warning:
        yield from _wrap(step.warning, "(!) ")
    for note in step.stuck:
        yield from _wrap(note, "(?) ")
    yield from _ways(guide, step)
    if step.goto:
        yield from _wrap(_place(guide, step.goto), "  → ")
    if step.done:
        yield from _wrap(step.done, "Xong khi: ")


def _ways(guide: Guide, step: Step) -> Iterator[str]:
    for number, way in enumerate(step.ways, start=1):
        yield from _wrap(f"{way.label} → {_target(guide, way)}", f"  [{number}] ")
        if way.done:
            yield from _wrap(way.done, "      Xong khi: ")


def _variants(step: Step) -> Iterator[str]:
    if step.android:
        yield from _wrap(step.android, "Android: ")
    if step.iphone:
        yield from _wrap(step.iphone, "iPhone: ")


def _target(guide: Guide, way: Way) -> str:
    return f"hướng dẫn {way.guide}" if way.guide else _place(guide, way.goto or "")


def _place(guide: Guide, goto: str) -> str:
    try:
        at = guide.at(goto)
    except ValueError:
        return f"{goto} (không có bước này)"
    return "hết" if at is None else f"bước {at + 1}"


def _ending(guide: Guide) -> Iterator[str]:
    yield "═" * WIDTH
    yield from _wrap(guide.done, "Xong khi: ")
    for each in guide.problems:
        yield from _wrap(each.problem, "Gặp: ")
        yield from _wrap(each.fix, "  → ")
    yield from _wrap(guide.turn_to, "Hỏi ai: ")
    for source in guide.sources:
        day = f", {source.date}" if source.date else ""
        yield from _wrap(f"{source.publisher}{day} {source.url}", "Nguồn: ")
    yield f"Kiểm tra ngày {guide.checked:%d/%m/%Y}"


def _wrap(text: str, head: str = "") -> Iterator[str]:
    """Cut to the width of a phone; what follows the head is set in a little."""
    inset = "  " if head else ""
    for number, line in enumerate(text.splitlines() or [""]):
        start = inset if number else head
        yield from textwrap.wrap(line, WIDTH, initial_indent=start, subsequent_indent=inset)
