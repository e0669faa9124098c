"""pydantic's errors as sentences for editors: which rule, which place, what to do."""

from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from bot.guidebook.yaml_lines import Place, Unquoted

_KINDS = {
    "list_type": ("một danh sách", "Viết mỗi mục một dòng, bắt đầu bằng “- ”."),
    "model_type": ("một nhóm “tên mục: nội dung”", "Xem mẫu: python -m bot check --new ma-huong-dan."),
    "dict_type": ("một nhóm “tên mục: nội dung”", "Xem mẫu trong guides/README.md."),
    "int_type": ("một số nguyên", "Viết số trần, không dấu nháy, ví dụ 10."),
    "bool_type": ("true hoặc false", "Viết true, không dấu nháy."),
    "date_type": ("một ngày có thật", "Viết năm-tháng-ngày, không dấu nháy, ví dụ 2026-11-22."),
    "string_pattern_mismatch": ("mã ngôn ngữ", "Viết hai hoặc ba chữ thường, ví dụ en."),
    "literal_error": ("solid hoặc partial", "Viết solid khi nguồn chắc chắn, partial khi còn chỗ yếu."),
}
_STEP_TEXTS = {"text", "ask", "android", "iphone"}


class Finding(NamedTuple):
    place: Place
    rule: str
    problem: str
    fix: str


def explain(error: ValidationError, model: TypeAdapter[Any]) -> list[Finding]:
    """Every error of that file, in the editor's words."""
    keys = _keys(model)
    return [_explain(dict(each), keys) for each in error.errors(include_url=False)]


def _keys(model: TypeAdapter[Any]) -> list[str]:
    schema = model.json_schema()
    parts = [schema, *schema.get("$defs", {}).values()]
    return sorted({key for part in parts for key in part.get("properties", {})})


def _explain(error: Mapping[str, Any], keys: list[str]) -> Finding:
    place: Place = tuple(part for part in error["loc"] if part != "[key]")
    kind, where, value = str(error["type"]), name(place), error["input"]
    context: Mapping[str, Any] = error.get("ctx", {})
    if kind.startswith("G"):
        return Finding(
            place, kind, f"{where}: {context['problem']}" if place else context["problem"], context["fix"]
        )
    if kind == "missing":
        return Finding(place, "G04", f"thiếu {where}", f"Thêm dòng “{place[-1]}: …”.")
    if kind == "extra_forbidden":
        return Finding(place, "G04", f"không có mục nào tên “{place[-1]}”", _nearest(str(place[-1]), keys))
    if kind in {"string_too_long", "too_long", "string_too_short", "too_short"}:
        return _length(place, kind, value, context)
    if kind.startswith(("greater_than", "less_than")):
        bound = context.get("ge", context.get("le"))
        return Finding(place, "G11", f"{where} là {value}", f"Viết một số {_side(kind)} {bound}.")
    return _type(place, kind, value)


def _side(kind: str) -> str:
    return "từ" if kind.startswith("greater") else "không quá"


def _nearest(key: str, keys: list[str]) -> str:
    near = get_close_matches(key, keys, n=1)
    return f"Có phải “{near[0]}”?" if near else "Xóa, hoặc tìm tên đúng trong guides/README.md."


def _length(place: Place, kind: str, value: Any, context: Mapping[str, Any]) -> Finding:
    where = name(place)
    if kind == "string_too_short":
        return Finding(place, "G08", f"{where} để trống", "Điền vào, hoặc bỏ cả dòng.")
    if kind == "too_short":
        return Finding(
            place,
            "G08",
            f"{where} chỉ có {len(value)} mục, cần ít nhất {context['min_length']}",
            "Viết thêm.",
        )
    most = context["max_length"]
    if kind == "too_long":
        return Finding(
            place,
            "G08",
            f"{where} có {len(value)} mục, tối đa {most}",
            "Bỏ bớt hoặc gộp lại.",
        )
    problem = f"{where} dài {len(value.strip())} ký tự, tối đa {most}"
    if place == ("title",):
        return Finding(place, "G06", problem, "Viết ngắn lại: tên việc, không cần “hướng dẫn”, “cách”.")
    if place[0] == "steps" and place[-1] in _STEP_TEXTS:
        return Finding(place, "G07", problem, "Tách thành hai bước, mỗi bước một việc.")
    return Finding(place, "G08", problem, "Viết ngắn lại.")


def _type(place: Place, kind: str, value: Any) -> Finding:
    where = name(place)
    if value == Unquoted("") or value == Unquoted("~"):
        return Finding(place, "G05", f"{where} để trống", "Điền vào, hoặc bỏ cả dòng.")
    if kind == "string_type":
        return Finding(place, "G05", f"{where} phải là chữ, không phải {_said(value)}", _quoted(value))
    if kind.startswith("date"):
        kind = "date_type"
    wanted, fix = _KINDS.get(kind, ("dạng khác", "Xem mẫu trong guides/README.md."))
    return Finding(place, "G05", f"{where} phải là {wanted}, không phải {_said(value)}", fix)


def _said(value: Any) -> str:
    match value:
        case dict():
            return "một nhóm “tên: nội dung”"
        case list():
            return "một danh sách"
        case _:
            return f"“{_raw(value)}”"


def _raw(value: Any) -> str:
    match value:
        case Unquoted(raw):
            return raw
        case bool():
            return str(value).lower()
        case date():
            return value.isoformat()
        case _:
            return str(value)


def _quoted(value: Any) -> str:
    match value:
        case dict() if len(value) == 1:
            key, inner = next(iter(value.items()))
            return f'Câu có dấu hai chấm thì đặt trong dấu nháy: "{key}: {_raw(inner)}".'
        case dict() | list():
            return "Viết một câu; câu có dấu hai chấm hay ngoặc vuông thì đặt trong dấu nháy."
        case _:
            return f'Đặt trong dấu nháy: "{_raw(value)}".'


def name(place: Place) -> str:
    """What an editor calls that place: “asks” thứ 3, bước 2, bước 2 mục “warning”."""
    words: list[str] = []
    for before, part in zip((None, *place), place, strict=False):
        if part == "steps" and len(place) > 1:
            continue
        if isinstance(part, int):
            words.append(f"bước {part + 1}" if before == "steps" else f"thứ {part + 1}")
        elif not (part == "text" and place[0] == "steps"):
            words.append(f"“{part}”")
    return " ".join(words) or "tệp"
