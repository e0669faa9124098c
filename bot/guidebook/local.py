"""A commune's overlay: guides/local/<id>.yaml adds to a guide, guides/local/<topic>.yaml to all of a topic."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Self

from pydantic import Field, TypeAdapter, model_validator

from bot.domain.guide import Guide, Guidebook
from bot.errors import ContentError
from bot.guidebook.files import LOCAL
from bot.guidebook.model import Line, Paragraph, Sentence, Strict, wrong
from bot.guidebook.parse import locate, parse
from bot.guidebook.problem import Problem
from bot.guidebook.shelf import Hit
from bot.guidebook.wording import too_long
from bot.search.fold import fold

MOST_TO_PREPARE = 8
TOPIC_REVIEW = timedelta(days=180)


class LocalStuckFile(Strict):
    step: Line
    note: Paragraph


class LocalFile(Strict):
    """For one guide."""

    checked: date
    local: Paragraph | None = None
    fee: Sentence | None = None
    turn_to: Paragraph | None = None
    prepare: list[Line] = Field(default_factory=list)
    stuck: list[LocalStuckFile] = Field(default_factory=list)

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.local or self.fee or self.turn_to or self.prepare or self.stuck):
            raise wrong("G04", "tệp không thêm gì", "Thêm “local”, “fee”, “turn_to”, “prepare” hoặc “stuck”.")
        return self


class LocalTopicFile(Strict):
    """For all guides of a topic that have no note of their own."""

    checked: date
    local: Paragraph


_GUIDE, _TOPIC = TypeAdapter(LocalFile), TypeAdapter(LocalTopicFile)


def local_folder(folder: Path, chosen: Path | None) -> Path | None:
    """The folder of overlays; None when there is none, ContentError when the chosen one is missing."""
    if chosen and not chosen.is_dir():
        raise ContentError(f"There is no folder {chosen}. Set LOCAL_GUIDES_DIR to the folder of overlays.")
    return chosen or (folder / LOCAL if (folder / LOCAL).is_dir() else None)


def lay_over(
    guidebook: Guidebook, folder: Path, *, ids: frozenset[str], today: date
) -> tuple[Guidebook, list[Problem]]:
    """The guides as this commune tells them; `ids` has those too that cannot be read."""
    overlays = _Overlays(guidebook, today)
    paths = sorted(path for path in folder.iterdir() if path.suffix in {".yaml", ".yml"})
    for path in sorted(paths, key=lambda path: path.stem not in guidebook.topics):  # a guide's own note wins
        if path.suffix == ".yml":
            overlays.refuse(path, "G09", "đuôi tệp phải là .yaml", f"Đổi tên thành {path.stem}.yaml.")
        elif path.stem in guidebook.topics:
            overlays.add_to_topic(path)
        elif path.stem in guidebook:
            overlays.add_to_guide(path)
        elif path.stem not in ids:
            fix = "Đặt tên tệp theo mã một hướng dẫn hoặc một nhóm việc; không dùng nữa thì xóa."
            overlays.refuse(path, "G40", f"không có hướng dẫn hay nhóm việc “{path.stem}”", fix)
    return overlays.guidebook, overlays.problems


class _Overlays:
    def __init__(self, guidebook: Guidebook, today: date) -> None:
        self.problems: list[Problem] = []
        self._shared = guidebook
        self._today = today
        self._guides = dict(guidebook.guides)
        self._translations = dict(guidebook.translations)

    @property
    def guidebook(self) -> Guidebook:
        guides, translations = MappingProxyType(self._guides), MappingProxyType(self._translations)
        return Guidebook(guides=guides, topics=self._shared.topics, translations=translations)

    def refuse(self, path: Path, rule: str, problem: str, fix: str) -> None:
        self.problems.append(Problem(path, 1, rule, problem, fix))

    def add_to_topic(self, path: Path) -> None:
        if file := parse(path, _TOPIC, self.problems):
            self._judge_day(path, file.checked, TOPIC_REVIEW)
            for guide in self._shared.guides.values():
                if guide.topic == path.stem:
                    self._change(guide.id, lambda one, note=file.local: replace(one, local=note))  # type: ignore[misc]  # mypy does not infer a default

    def add_to_guide(self, path: Path) -> None:
        guide = self._guides[path.stem]
        if file := parse(path, _GUIDE, self.problems):
            self._judge_day(path, file.checked, timedelta(days=guide.review_every))
            self.problems += locate(path, "G40", _lost_notes(guide, file))
            self.problems += locate(path, "G08", _too_much_to_prepare(guide, file))
            self._change(guide.id, lambda one: _told_locally(one, guide, file))
            self.problems += locate(path, "G39", too_long(self._guides[guide.id]))

    def _change(self, guide_id: str, change: Callable[[Guide], Guide]) -> None:
        """In all languages: a fee or an address in Vietnamese is better than a wrong one in English."""
        self._guides[guide_id] = change(self._guides[guide_id])
        for key, guide in self._translations.items():
            if key[0] == guide_id:
                self._translations[key] = change(guide)

    def _judge_day(self, path: Path, checked: date, review: timedelta) -> None:
        place = ("checked",)
        if checked > self._today:
            fix = f"Hôm nay là {self._today:%d/%m/%Y}; sửa lại ngày."
            hit = Hit(place, f"“checked” là ngày chưa tới ({checked:%d/%m/%Y})", fix)
            self.problems += locate(path, "G24", [hit])
        elif self._today > checked + review:
            hit = Hit(
                place,
                f"quá hạn xem lại từ {checked + review:%d/%m/%Y}",
                "Hỏi lại xã, rồi sửa ngày “checked”.",
            )
            self.problems += locate(path, "G25", [hit])


def _told_locally(guide: Guide, shared: Guide, file: LocalFile) -> Guide:
    """The guide, or a translation of it: steps are found by the Vietnamese words, and stand in the same places."""
    steps = list(guide.steps)
    for extra in file.stuck:
        for index in _places(shared, extra.step)[:1]:
            steps[index] = replace(steps[index], stuck=(extra.note, *steps[index].stuck))
    return replace(
        guide,
        local=file.local or guide.local,
        fee=file.fee or guide.fee,
        turn_to=file.turn_to or guide.turn_to,
        prepare=(*guide.prepare, *file.prepare),
        steps=tuple(steps),
    )


def _places(guide: Guide, step: str) -> list[int]:
    """The steps with that id, or with a text that begins so."""
    named = [index for index, each in enumerate(guide.steps) if each.id == step]
    return named or [
        index for index, each in enumerate(guide.steps) if fold(each.text).startswith(fold(step))
    ]


def _lost_notes(guide: Guide, file: LocalFile) -> Iterator[Hit]:
    for number, extra in enumerate(file.stuck):
        place, found = ("stuck", number, "step"), _places(guide, extra.step)
        if not found:
            problem = f"hướng dẫn “{guide.id}” không có bước “{extra.step}”"
            fix = f"Chép mấy chữ đầu của bước, hoặc mã bước; xem: python -m bot check --show {guide.id}"
            yield Hit(place, problem, fix)
        elif len(found) > 1:
            problem = f"“{extra.step}” là chữ đầu của {len(found)} bước"
            yield Hit(place, problem, "Chép thêm vài chữ, cho tới khi chỉ còn một bước.")


def _too_much_to_prepare(guide: Guide, file: LocalFile) -> Iterator[Hit]:
    if (count := len(guide.prepare) + len(file.prepare)) > MOST_TO_PREPARE and file.prepare:
        problem = f"cùng với bản chung có {count} thứ phải chuẩn bị, tối đa {MOST_TO_PREPARE}"
        yield Hit(("prepare",), problem, "Gộp lại, hoặc viết vào “local”.")
