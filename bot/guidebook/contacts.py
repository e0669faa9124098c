"""Rules on numbers and addresses in the texts: each one must be known, for people will call and open it."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from bot.domain.guide import Guide
from bot.guidebook.known import digits
from bot.guidebook.shelf import Draft, Hit, Shelf
from bot.guidebook.wording import Texts, shown

# 1900 0368, 1800 1096 · 0912 345 678, 024 3789 9999, +84 … · 113, 1414 where somebody is told to call or write to it.
_LONG = re.compile(r"(?<![\d.,])(?:1[89]00[ .]?(?:\d[ .]?){3,5}\d|(?:\+84|0)[ .]?(?:\d[ .-]?){7,9}\d)(?!\d)")
_SHORT = re.compile(
    r"(?<!\w)(?:gọi|gửi|nhắn|số|tổng đài|đường dây nóng|call|dial|text|hotline)(?: (?:cho|tới|đến|số|cấp cứu|to|at))*"
    r" ((?:\d{3,4})(?:(?:, | hoặc | hay | or )\d{3,4})*)(?![\d.,/]*\d| \d| ?(?:đồng|ký tự|ngày|năm|/))",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?<![\w.@/-])(?:https?://)?((?:[a-z0-9-]+\.)+(?:vn|com|net|org|me|io|info|app|gov|edu|xyz|top|cc|link|club|online|site|shop|vip))"
    r"(?![\w-]|\.[a-z])",
    re.IGNORECASE,
)
_IN = "guides/hotlines.yaml"


def known_numbers(draft: Draft, shelf: Shelf) -> Iterator[Hit]:
    for place, text in _read(draft.guide):
        for number in numbers(text):
            if digits(number) not in shelf.directory.numbers:
                problem = f"số điện thoại {number} không có trong {_IN}"
                yield Hit(place, problem, "Xem lại số; có nguồn thì thêm vào tệp đó, không thì bỏ.")


def numbers(text: str) -> Iterator[str]:
    """What looks like a phone number."""
    yield from (found[0].strip() for found in _LONG.finditer(text))
    for found in _SHORT.finditer(text):
        yield from re.findall(r"\d+", found[1])


def known_addresses(draft: Draft, shelf: Shelf) -> Iterator[Hit]:
    own = {_host(source.url) for source in shelf.originals[draft.guide.id].sources}
    for place, text in _read(draft.guide):
        for found in _ADDRESS.finditer(text):
            host = found[1].lower().removeprefix("www.")
            if host not in own and not shelf.directory.knows(host):
                problem = f"địa chỉ {host} không có trong nguồn của hướng dẫn, cũng không có trong {_IN}"
                yield Hit(
                    place, problem, "Xem lại; có nguồn thì thêm vào “sources” hoặc tệp đó (mục “sites”)."
                )


def _read(guide: Guide) -> Texts:
    yield from shown(guide)
    for index, problem in enumerate(guide.problems):
        yield ("problems", index, "problem"), problem.problem


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:  # G23 tells
        return ""
