"""The files of guides/ as pydantic models (strict: nothing is converted, no key is unknown), and as a Guide."""

import re
from datetime import date
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from bot.domain.guide import Confidence, Guide, Picture, Problem, Source, Step, Way
from bot.search.fold import fold

ID = re.compile(r"[a-z0-9-]{1,40}")


def wrong(rule: str, problem: str, fix: str) -> PydanticCustomError:
    """A problem told in our own words; its type is the number of the rule."""
    return PydanticCustomError(rule, "{problem}", {"problem": problem, "fix": fix})


def _id(value: str) -> str:
    if not ID.fullmatch(value):
        fix = "Chỉ dùng a–z không dấu, 0–9 và dấu -, tối đa 40 ký tự."
        raise wrong("G09", f"“{value}” không dùng làm mã được", fix)
    return value


def _written(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _date_of_source(value: str) -> str:
    try:
        date.fromisoformat(f"{value}-01-01"[:10])
    except ValueError:
        fix = 'Viết 2025-12-04; chỉ biết tháng hay năm thì viết "2025-09" hay "2025" trong dấu nháy.'
        raise wrong("G05", f"“{value}” không phải ngày, tháng hay năm", fix) from None
    return value


def is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and "." in parts.netloc and not re.search(r"\s", url)


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


Id = Annotated[str, AfterValidator(_id)]
Label = Annotated[str, Field(min_length=1, max_length=40)]
Title = Annotated[str, Field(min_length=1, max_length=60)]
Line = Annotated[str, Field(min_length=1, max_length=120)]
Sentence = Annotated[str, Field(min_length=1, max_length=200)]
Paragraph = Annotated[str, Field(min_length=1, max_length=300)]
Url = Annotated[str, Field(min_length=1, max_length=500)]
SourceDate = Annotated[str, BeforeValidator(_written), AfterValidator(_date_of_source)]


class Strict(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, str_strip_whitespace=True)


class ChoiceFile(Strict):
    label: Label
    goto: Id | None = None
    guide: Id | None = None
    done: Paragraph | None = None


class StepFile(Strict):
    text: Paragraph | None = None
    ask: Paragraph | None = None
    choices: Annotated[list[ChoiceFile], Field(min_length=2, max_length=4)] | None = None
    id: Id | None = None
    android: Paragraph | None = None
    iphone: Paragraph | None = None
    warning: Sentence | None = None
    stuck: Annotated[list[Paragraph], BeforeValidator(_listed)] = []
    picture: Line | None = None
    picture_alt: Sentence | None = None
    goto: Id | None = None
    done: Paragraph | None = None

    @model_validator(mode="after")
    def _is_one_thing(self) -> Self:
        if (self.text is None) == (self.ask is None):
            fix = "Viết “text” cho một việc phải làm, hoặc “ask” cho một câu hỏi rẽ nhánh."
            raise wrong("G20", "cần đúng một trong hai: “text” hoặc “ask”", fix)
        if (self.ask is None) != (self.choices is None):
            fix = "Câu hỏi rẽ nhánh viết “ask” kèm 2–4 “choices”; bước thường chỉ viết “text”."
            raise wrong("G20", "“ask” và “choices” phải đi cùng nhau", fix)
        if self.ask is not None and (self.goto or self.android or self.iphone):
            fix = "Viết “goto” trong từng lựa chọn; “android”, “iphone” vào bước thường."
            raise wrong("G20", "câu hỏi rẽ nhánh không dùng “goto”, “android”, “iphone”", fix)
        return self

    @model_validator(mode="after")
    def _choices_differ(self) -> Self:
        labels = [fold(choice.label) for choice in self.choices or ()]
        if len(set(labels)) < len(labels):
            fix = "Đổi chữ: bà con có thể gõ chữ trên nút, kể cả không dấu."
            raise wrong("G20", "hai lựa chọn có chữ giống nhau", fix)
        return self

    @model_validator(mode="after")
    def _picture_is_described(self) -> Self:
        if self.picture_alt is not None and self.picture is None:
            raise wrong(
                "G21", "có “picture_alt” mà không có “picture”", "Thêm “picture”, hoặc bỏ “picture_alt”."
            )
        return self


class ProblemFile(Strict):
    problem: Sentence
    fix: Paragraph


class SourceFile(Strict):
    publisher: Line
    url: Url
    date: SourceDate | None = None


class _Words(Strict):
    """What a translator translates; a translation has these keys and no others."""

    title: Title
    summary: Sentence
    audience: Sentence = Field(alias="for")
    fee: Sentence
    prepare: Annotated[list[Line], Field(max_length=8)] = []
    asks: Annotated[list[Line], Field(min_length=1, max_length=20)]
    steps: Annotated[list[StepFile], Field(min_length=1, max_length=25)]
    done: Paragraph
    problems: Annotated[list[ProblemFile], Field(max_length=10)] = []
    turn_to: Paragraph
    caveat: Paragraph | None = None
    checked: date


class TranslationFile(_Words):
    language: str
    made_from: Annotated[str, Field(min_length=8, max_length=8)] | None = (
        None  # translate.fingerprint of the guide
    )


class GuideFile(_Words):
    minutes: Annotated[int, Field(ge=1, le=600)] | None = None
    keywords: Annotated[list[Label], Field(max_length=20)] = []
    sources: Annotated[list[SourceFile], Field(min_length=1, max_length=8)]
    review_every: Annotated[int, Field(ge=1, le=730)]
    confidence: Literal["solid", "partial"]
    related: list[Id] = []
    retired: bool = False
    replaced_by: Id | None = None

    @model_validator(mode="after")
    def _choices_lead_somewhere(self) -> Self:
        for number, step in enumerate(self.steps, start=1):
            for choice in step.choices or ():
                if (choice.goto is None) == (choice.guide is None):
                    fix = "Mỗi lựa chọn viết một dòng: “goto” (bước hoặc end) hoặc “guide” (hướng dẫn khác)."
                    raise wrong(
                        "G20", f"bước {number}, lựa chọn “{choice.label}” phải dẫn tới đúng một nơi", fix
                    )
        return self

    def to_guide(self, guide_id: str, topic: str) -> Guide:
        return Guide(
            id=guide_id,
            topic=topic,
            **words(self),  # type: ignore[arg-type]  # the fields a translation has too
            minutes=self.minutes,
            keywords=tuple(self.keywords),
            steps=tuple(map(to_step, self.steps)),
            sources=tuple(
                Source(publisher=source.publisher, url=source.url, date=source.date)
                for source in self.sources
            ),
            checked=self.checked,
            review_every=self.review_every,
            confidence=Confidence(self.confidence),
            related=tuple(self.related),
            retired=self.retired,
            replaced_by=self.replaced_by,
        )


TopicsFile = dict[Id, dict[Annotated[str, Field(pattern="^[a-z]{2,3}$")], Label]]


def words(file: _Words) -> dict[str, object]:
    """What reads differently in another language, except the steps."""
    return {
        "title": file.title,
        "summary": file.summary,
        "audience": file.audience,
        "fee": file.fee,
        "prepare": tuple(file.prepare),
        "asks": tuple(file.asks),
        "done": file.done,
        "problems": tuple(Problem(problem=each.problem, fix=each.fix) for each in file.problems),
        "turn_to": file.turn_to,
        "caveat": file.caveat,
    }


def to_step(file: StepFile) -> Step:
    picture = Picture(file=file.picture, alt=file.picture_alt or "") if file.picture else None
    return Step(
        text=file.text or file.ask or "",
        id=file.id,
        android=file.android,
        iphone=file.iphone,
        warning=file.warning,
        stuck=tuple(file.stuck),
        picture=picture,
        ways=tuple(
            Way(label=each.label, goto=each.goto, guide=each.guide, done=each.done)
            for each in file.choices or ()
        ),
        goto=file.goto,
        done=file.done,
    )
