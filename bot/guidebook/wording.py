"""Rules on what is written: plain words, short sentences, buttons in “ ”, messages that fit."""

import re
from collections.abc import Iterator

from bot.domain.guide import Guide
from bot.guidebook.shelf import Draft, Hit, Shelf
from bot.guidebook.yaml_lines import Place

FIRST_PAGE, STUCK_PAGE = 1700, 1600
"""Characters of ours on a page; with the bot's own words and labels they make one message of 2,000."""

_STRAIGHT = re.compile(r'"[^"\n]+"|(?<!\w)\'[^\'\n]+\'(?!\w)')
_QUOTED = re.compile(r"“[^”]*”")
_BARE = re.compile(r"(?<!\w)(?:bấm|chọn|nút|mục)(?: (?:vào|nút|mục|dòng|ô|chữ))* (\w[\w-]*)", re.IGNORECASE)
_PAUSE = re.compile(r"[.!?…:;]+(?:\s|$)|\n")

Texts = Iterator[tuple[Place, str]]


def told(guide: Guide) -> Texts:
    """What is read aloud while somebody works: the steps with their notes, and the fixes."""
    for index, step in enumerate(guide.steps):
        yield ("steps", index, "ask" if step.ways else "text"), step.text
        for key in ("android", "iphone", "warning", "done"):
            yield ("steps", index, key), getattr(step, key) or ""
        for number, note in enumerate(step.stuck):
            yield ("steps", index, "stuck", number), note
        for number, way in enumerate(step.ways):
            yield ("steps", index, "choices", number, "done"), way.done or ""
    for index, problem in enumerate(guide.problems):
        yield ("problems", index, "fix"), problem.fix


def shown(guide: Guide) -> Texts:
    """All that people may read, except what they say themselves: asks, keywords, problems, labels."""
    keys = {"for": guide.audience, "caveat": guide.caveat or ""}
    keys |= {key: getattr(guide, key) for key in ("title", "summary", "fee", "done", "turn_to")}
    for key, text in keys.items():
        yield (key,), text
    for index, item in enumerate(guide.prepare):
        yield ("prepare", index), item
    yield from told(guide)


def plain_words(draft: Draft, shelf: Shelf) -> Iterator[Hit]:
    for place, text in shown(draft.guide):
        for word, instead in shelf.wordlist.found_in(_QUOTED.sub("“”", text)):
            yield Hit(
                place, f"“{word}” là chữ khó", f"Viết “{instead}”, hoặc để trong “ ” nếu là chữ trên nút."
            )


def short_sentences(draft: Draft, shelf: Shelf) -> Iterator[Hit]:
    most = shelf.wordlist.longest_sentence
    for place, text in told(draft.guide):
        longest = max(_PAUSE.split(_QUOTED.sub("“”", text)), key=lambda each: len(each.split()))
        if (count := len(longest.split())) > most:
            start = " ".join(longest.split()[:6])
            yield Hit(place, f"câu “{start}…” dài {count} tiếng, tối đa {most}", "Cắt làm hai câu.")


def button_quotes(draft: Draft, _: Shelf) -> Iterator[Hit]:
    for place, text in told(draft.guide):
        if found := _STRAIGHT.search(text):
            problem = f"chữ trên nút đặt trong dấu nháy thẳng: {found[0]}"
            yield Hit(place, problem, f"Đổi thành “{found[0][1:-1]}”.")
        for bare in _BARE.finditer(_QUOTED.sub("“”", text)):
            if bare[1][0].isupper():
                fix = f"Viết “{bare[1]}…” trong “ ”, đúng như chữ trên máy."
                yield Hit(place, f"tên nút không có dấu “ ”: {bare[0]}", fix)


def messages_fit(draft: Draft, _: Shelf) -> Iterator[Hit]:
    yield from too_long(draft.guide)


def too_long(guide: Guide) -> Iterator[Hit]:
    """Pages of the bot that would be longer than one message."""
    parts = (guide.title, guide.summary, *guide.prepare, guide.fee, guide.caveat or "", guide.local or "")
    if (length := sum(map(len, parts))) > FIRST_PAGE:
        fix = "Viết gọn “prepare”, “fee”, “caveat”."
        yield Hit(("prepare",), f"trang đầu dài {length} ký tự, tối đa {FIRST_PAGE}", fix)
    for index, step in enumerate(guide.steps):
        length = sum(map(len, step.stuck)) + len(guide.turn_to) + len(guide.local or "")
        if length > STUCK_PAGE:
            problem = f"lời gỡ ở bước {index + 1} cùng “turn_to” dài {length} ký tự, tối đa {STUCK_PAGE}"
            yield Hit(("steps", index, "stuck"), problem, "Bỏ bớt, hoặc chuyển xuống “problems”.")
