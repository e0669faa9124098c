"""Strict YAML that knows its line numbers: whatever PyYAML would silently change or drop is refused."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

import yaml

Place = tuple[str | int, ...]
"""Keys and positions that lead to a value: ("steps", 2, "text")."""

DEEPEST = 12
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times faster, where libyaml is there
_RESOLVER = yaml.resolver.Resolver()
_TEXT = "tag:yaml.org,2002:str"
_BAD_CHARACTER = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)

_Words = tuple[str, str]
_QUOTE = 'Đặt cả câu trong dấu nháy kép: "…".'
_SHAPE = "Thụt vào bằng các dòng cùng cấp; sau dấu nháy đóng không viết gì thêm."
_SYNTAX: tuple[tuple[str, _Words], ...] = (
    ("mapping values are not allowed", ("có dấu hai chấm ở chỗ YAML không chờ", _QUOTE)),
    ("could not find expected ':'", ("thiếu dấu hai chấm sau tên mục", "Viết “tên mục: nội dung”.")),
    ("end of stream", ("có dấu nháy mở mà không có dấu nháy đóng", "Thêm dấu nháy ở cuối câu.")),
    ("document indicator", ("có dấu nháy mở mà không có dấu nháy đóng", "Thêm dấu nháy ở cuối câu.")),
    ("cannot start any token", ("câu bắt đầu bằng một ký tự YAML dành riêng (% @ `)", _QUOTE)),
    ("alphabetic or numeric", ("câu bắt đầu bằng * hoặc &, YAML hiểu là lệnh", _QUOTE)),
    ("scanning a tag", ("câu bắt đầu bằng !, YAML hiểu là lệnh", _QUOTE)),
    ("escape", ("có dấu \\ trong dấu nháy kép", "Bỏ dấu \\, hoặc dùng dấu nháy đơn '…'.")),
    ("']'", ("danh sách mở bằng [ mà chưa đóng", "Thêm ] ở cuối, giữa các mục có dấu phẩy.")),
    ("'}'", ("câu bắt đầu bằng { mà chưa đóng", _QUOTE)),
    ("did not find expected", ("dòng này, hoặc dòng ngay trên, sai khuôn", _SHAPE)),
    ("expected <block end>", ("dòng này, hoặc dòng ngay trên, sai khuôn", _SHAPE)),
)


@dataclass(frozen=True, slots=True)
class Unquoted:
    """Something like `no`, `12:30`, `1.5` or nothing at all: YAML takes it for other than text, we for a slip."""

    raw: str


class Refusal(NamedTuple):
    line: int
    rule: str
    problem: str
    fix: str


@dataclass(slots=True)
class Document:
    """Plain data, and the line each piece stands on. `data` is None when nothing could be read."""

    data: object = None
    lines: dict[Place, int] = field(default_factory=dict)
    refusals: list[Refusal] = field(default_factory=list)

    def line(self, place: Place) -> int:
        """The line of that value, or of the nearest thing around it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


class _StopReading(Exception):  # noqa: N818 - not an error: the refusal is already noted
    """There is no sense in reading on."""


def read(content: bytes) -> Document:
    """The data in a file's bytes, with everything that is wrong with them."""
    document = Document()
    try:
        text = _text(content, document.refusals)
        document.data = _Composer(text, document).compose()
    except _StopReading:
        pass
    except yaml.MarkedYAMLError as error:
        document.refusals.append(_syntax(error))
    except yaml.YAMLError as error:
        document.refusals.append(Refusal(1, "G01", f"không đọc được tệp: {error}", _QUOTE))
    return document


def _text(content: bytes, refusals: list[Refusal]) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        refusals.append(Refusal(line, "G01", "tệp không phải UTF-8", "Lưu lại tệp, chọn bảng mã UTF-8."))
        raise _StopReading from error
    refusals += _characters(text)
    if any(refusal.rule == "G01" for refusal in refusals):
        raise _StopReading
    return unicodedata.normalize("NFC", _BAD_CHARACTER.sub("", text))


def _characters(text: str) -> Iterator[Refusal]:
    for number, line in enumerate(text.split("\n"), start=1):
        if "\t" in line:
            yield Refusal(number, "G01", "có phím Tab", "Thay bằng dấu cách; thụt vào hai dấu cách mỗi cấp.")
        if found := _BAD_CHARACTER.search(line):
            code = f"U+{ord(found[0]):04X}"
            yield Refusal(number, "G03", f"có ký tự vô hình {code}", "Xóa đoạn này rồi gõ lại bằng tay.")
        if not unicodedata.is_normalized("NFC", line):
            fix = "Chọn “Unicode dựng sẵn” trong bộ gõ (Unikey, EVKey) rồi gõ lại dòng này."
            yield Refusal(number, "G03", "dấu tiếng Việt gõ kiểu tổ hợp (không phải NFC)", fix)


def _syntax(error: yaml.MarkedYAMLError) -> Refusal:
    said = f"{error.problem} {error.context}"
    # What was opened and never closed is mended where it was opened, not at the end of the file.
    marks = (error.context_mark, error.problem_mark)
    mark = next(filter(None, marks if "flow" in said or "quoted" in said else reversed(marks)), None)
    line = mark.line + 1 if mark else 1
    for sign, (problem, fix) in _SYNTAX:
        if sign in said:
            return Refusal(line, "G01", problem, fix)
    return Refusal(line, "G01", f"YAML không đọc được dòng này ({error.problem})", _QUOTE)


class _Composer:
    """Builds plain data from the parser's events, where aliases, tags and every key can still be seen."""

    def __init__(self, text: str, document: Document) -> None:
        self._text = text.split("\n")
        self._events: Iterator[yaml.Event] = yaml.parse(text, Loader=_Loader)
        self._document = document

    def compose(self) -> object:
        next(self._events)  # the stream starts
        if isinstance(next(self._events), yaml.StreamEndEvent):
            self._refuse(1, "G01", "tệp trống", "Viết hướng dẫn, hoặc xóa tệp.")
        data = self._value((), next(self._events))
        next(self._events)  # the document ends
        if not isinstance(after := next(self._events), yaml.StreamEndEvent):
            self._refuse(_line(after), "G01", "có hai tài liệu trong một tệp", "Bỏ dòng “---” này.")
        return data

    def _refuse(self, line: int, rule: str, problem: str, fix: str) -> None:
        self._document.refusals.append(Refusal(line, rule, problem, fix))
        raise _StopReading

    def _value(self, place: Place, event: yaml.Event) -> object:
        self._document.lines.setdefault(place, _line(event))
        if len(place) > DEEPEST:
            self._refuse(
                _line(event), "G01", "các mục lồng nhau quá sâu", "Xem lại dấu ngoặc và chỗ thụt vào."
            )
        if isinstance(event, yaml.AliasEvent) or event.anchor or getattr(event, "tag", None):  # type: ignore[attr-defined]  # all that are left have an anchor
            self._refuse(_line(event), "G02", "giá trị bắt đầu bằng *, & hoặc !, YAML hiểu là lệnh", _QUOTE)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(place)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(place)
        assert isinstance(event, yaml.ScalarEvent)  # noqa: S101 - nothing else is left
        return event.value if event.style else self._plain(event)

    def _plain(self, event: yaml.ScalarEvent) -> object:
        value = _plain(event.value)
        end = event.end_mark
        # Behind two spaces it is a comment, as this project writes them; behind one it is a phone's # key.
        if isinstance(value, str) and end and self._text[end.line][end.column :].startswith(" #"):
            fix = "Đặt cả câu trong dấu nháy kép; nếu là ghi chú thì chừa hai dấu cách trước #."
            problem = "phần từ dấu # trở đi bị bỏ"
            self._document.refusals.append(Refusal(end.line + 1, "G29", problem, fix))
        return value

    def _sequence(self, place: Place) -> list[object]:
        values: list[object] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            values.append(self._value((*place, len(values)), event))
        return values

    def _mapping(self, place: Place) -> dict[str, object]:
        values: dict[str, object] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._key(event)
            inside = (*place, key)
            if key in values:
                problem = f"mục “{key}” có hai lần, lần đầu ở dòng {self._document.lines[inside]}"
                fix = "Giữ một, xóa hoặc gộp dòng kia."
                self._document.refusals.append(Refusal(_line(event), "G02", problem, fix))
                self._value((*inside, ""), next(self._events))
                continue
            self._document.lines[inside] = _line(event)
            values[key] = self._value(inside, next(self._events))
        return values

    def _key(self, event: yaml.Event) -> str:
        if not isinstance(event, yaml.ScalarEvent) or event.anchor or event.tag or event.value == "<<":
            self._refuse(_line(event), "G02", "tên mục phải là một chữ (không *, &, !, <<, [ ])", _QUOTE)
        return str(getattr(event, "value", ""))


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _plain(raw: str) -> object:
    """Text, whole numbers, dates, true and false; everything else that is not text stays `Unquoted`."""
    tag = _RESOLVER.resolve(yaml.ScalarNode, raw, (True, False))  # type: ignore[no-untyped-call]  # PyYAML's stubs
    if tag == _TEXT:
        return raw
    if re.fullmatch(r"-?(0|[1-9][0-9]{0,8})", raw):
        return int(raw)
    if raw in {"true", "false"}:
        return raw == "true"
    try:
        return date.fromisoformat(raw) if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", raw) else Unquoted(raw)
    except ValueError:
        return Unquoted(raw)
