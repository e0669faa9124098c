"""hotlines.yaml and words.yaml: which numbers, addresses and words guides may use."""

import re
from datetime import date
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import AfterValidator, Field, TypeAdapter

from bot.guidebook.files import HOTLINES, WORDS
from bot.guidebook.known import Directory, Wordlist, digits
from bot.guidebook.model import Label, Line, Sentence, SourceDate, Strict, Url, is_web_address, wrong
from bot.guidebook.parse import locate, parse
from bot.guidebook.problem import Problem
from bot.guidebook.shelf import Hit

Model = TypeVar("Model")


def _number(value: str) -> str:
    if not re.fullmatch(r"\+?[0-9][0-9 .]{1,18}", value):
        fix = 'Viết số trong dấu nháy, ví dụ "1900 0368".'
        raise wrong("G05", f"“{value}” không phải số điện thoại", fix)
    return value


def _domain(value: str) -> str:
    if not re.fullmatch(r"(?:[a-z0-9-]+\.)+[a-z]{2,}", value):
        fix = "Viết tên miền trần, không https:// và không dấu /, ví dụ dichvucong.gov.vn."
        raise wrong("G05", f"“{value}” không phải tên miền", fix)
    return value


def _address(value: str) -> str:
    if not is_web_address(value):
        raise wrong(
            "G23", f"nguồn không phải địa chỉ trang web: {value}", "Chép cả địa chỉ, từ https:// trở đi."
        )
    return value


class _Known(Strict):
    whose: Line
    source: Annotated[Url, AfterValidator(_address)]
    date: SourceDate | None = None
    note: Sentence | None = None


class HotlineFile(_Known):
    number: Annotated[str, AfterValidator(_number)]


class SiteFile(_Known):
    domain: Annotated[str, AfterValidator(_domain)]


class DirectoryFile(Strict):
    hotlines: list[HotlineFile] = Field(default_factory=list)
    sites: list[SiteFile] = Field(default_factory=list)


class WordFile(Strict):
    avoid: Annotated[list[Label], Field(min_length=1)]
    say: Line
    unless: list[Line] = Field(default_factory=list)


class WordsFile(Strict):
    longest_sentence: Annotated[int, Field(ge=10, le=60)]
    words: list[WordFile] = Field(default_factory=list)


_DIRECTORY, _WORDS = TypeAdapter(DirectoryFile), TypeAdapter(WordsFile)


def load_directory(folder: Path, today: date, problems: list[Problem]) -> Directory:
    path = folder / HOTLINES
    file = _read(path, _DIRECTORY, problems)
    if file is None:
        return Directory()
    future = f"Hôm nay là {today:%d/%m/%Y}; sửa lại ngày."
    problems += locate(
        path,
        "G24",
        (
            Hit((key, index, "date"), f"nguồn đề ngày chưa tới ({each.date})", future)
            for key, entries in (("hotlines", file.hotlines), ("sites", file.sites))
            for index, each in enumerate(entries)
            if each.date and each.date > today.isoformat()
        ),
    )
    return Directory(
        frozenset(digits(each.number) for each in file.hotlines),
        frozenset(each.domain for each in file.sites),
    )


def load_wordlist(folder: Path, problems: list[Problem]) -> Wordlist:
    file = _read(folder / WORDS, _WORDS, problems)
    if file is None:
        return Wordlist()
    say = {word.lower(): entry.say for entry in file.words for word in entry.avoid}
    right = [phrase.lower() for entry in file.words for phrase in entry.unless]
    return Wordlist.of(file.longest_sentence, say, right)


def _read(path: Path, model: TypeAdapter[Model], problems: list[Problem]) -> Model | None:
    """Nothing when there is no such file: a folder of one's own may do without it."""
    return parse(path, model, problems) if path.exists() else None
