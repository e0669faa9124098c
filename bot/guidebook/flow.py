"""Rules on the way through a guide: where steps and choices lead, and whether the reader gets out again."""

from collections.abc import Iterator

from bot.domain.guide import END, Guide
from bot.guidebook.shelf import Draft, Hit, Shelf


def step_ids(draft: Draft, _: Shelf) -> Iterator[Hit]:
    seen: set[str] = set()
    for index, step in enumerate(draft.guide.steps):
        place = ("steps", index, "id")
        if step.id == END:
            yield Hit(place, "“end” là lối ra, không làm mã bước được", "Đặt mã khác, ví dụ “xong”.")
        elif step.id in seen:
            yield Hit(place, f"bước {index + 1} trùng mã “{step.id}” với một bước trước", "Đặt mã khác.")
        elif step.id:
            seen.add(step.id)


def gotos(draft: Draft, _: Shelf) -> Iterator[Hit]:
    ids = {step.id for step in draft.guide.steps if step.id} | {END}
    known = ", ".join(sorted(ids))
    for index, step in enumerate(draft.guide.steps):
        if step.goto and step.goto not in ids:
            problem = f"bước {index + 1} dẫn tới bước “{step.goto}”, không có"
            yield Hit(("steps", index, "goto"), problem, f"Dùng một trong: {known}.")
        for number, way in enumerate(step.ways):
            if way.goto and way.goto not in ids:
                problem = f"lựa chọn “{way.label}” dẫn tới bước “{way.goto}”, không có"
                yield Hit(("steps", index, "choices", number, "goto"), problem, f"Dùng một trong: {known}.")


def guides(draft: Draft, shelf: Shelf) -> Iterator[Hit]:
    for index, step in enumerate(draft.guide.steps):
        for number, way in enumerate(step.ways):
            place = ("steps", index, "choices", number, "guide")
            if way.guide == draft.guide.id:
                problem = f"lựa chọn “{way.label}” dẫn về chính hướng dẫn này"
                yield Hit(place, problem, "Dùng “goto” tới một bước, hoặc hướng dẫn khác.")
            elif way.guide and way.guide not in shelf.ids:
                problem = f"lựa chọn “{way.label}” dẫn tới hướng dẫn “{way.guide}”, chưa có"
                yield Hit(place, problem, "Sửa mã, hoặc dẫn tới một bước nói hỏi ai (“goto”).")


def reachable(draft: Draft, shelf: Shelf) -> Iterator[Hit]:
    if not draft.guide.branches or any(gotos(draft, shelf)):
        return  # a goto to be corrected may well be the missing way
    paths = _paths(draft.guide)
    reached, ahead = set[int](), [0]
    while ahead:
        index = ahead.pop()
        if index not in reached and index in paths:
            reached.add(index)
            ahead += paths[index]
    for index in sorted(set(paths) - reached):
        problem = f"không có đường nào tới bước {index + 1}"
        yield Hit(("steps", index), problem, "Thêm một “goto” dẫn tới bước này, hoặc xóa bước.")


def ends(draft: Draft, _: Shelf) -> Iterator[Hit]:
    """From every step there is a way out; without one the reader would go round for ever."""
    if not draft.guide.branches:
        return
    paths = _paths(draft.guide)
    before: dict[int, list[int]] = {}
    for index, nexts in paths.items():
        for following in nexts:
            before.setdefault(following, []).append(index)
    out, behind = set[int](), [_OUT]
    while behind:
        for index in before.get(behind.pop(), ()):
            if index not in out:
                out.add(index)
                behind.append(index)
    if stuck := sorted(set(paths) - out):
        problem = f"từ bước {stuck[0] + 1} cứ đi vòng, không bao giờ tới cuối"
        yield Hit(("steps", stuck[0]), problem, "Cho một bước trong vòng “goto: end”, hoặc tới bước kết.")


_OUT = -1


def _paths(guide: Guide) -> dict[int, list[int]]:
    """Where each step can lead to; `_OUT` for the end, another guide, and targets that do not exist."""
    places = {step.id: index for index, step in reversed(list(enumerate(guide.steps))) if step.id}
    last = len(guide.steps) - 1

    def target(goto: str | None) -> int:
        return places.get(goto or END, _OUT)

    return {
        index: [target(way.goto) for way in step.ways]
        or [target(step.goto) if step.goto else _OUT if index == last else index + 1]
        for index, step in enumerate(guide.steps)
    }
