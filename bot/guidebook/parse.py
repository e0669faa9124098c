"""One file: bytes → checked model, with everything that is wrong with it and where."""

from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from bot.guidebook import yaml_lines
from bot.guidebook.explain import explain
from bot.guidebook.model import GuideFile, TopicsFile, TranslationFile
from bot.guidebook.problem import Problem
from bot.guidebook.shelf import Hit

Model = TypeVar("Model")

GUIDE = TypeAdapter(GuideFile)
TRANSLATION = TypeAdapter(TranslationFile)
TOPICS = TypeAdapter(TopicsFile)


def parse(path: Path, model: TypeAdapter[Model], problems: list[Problem]) -> Model | None:
    """The file's content, if it is what `model` expects; what is wrong joins `problems`."""
    try:
        document = yaml_lines.read(path.read_bytes())
    except OSError as error:
        fix = "Xem tệp còn đó không, có quyền đọc không."
        problems.append(Problem(path, 1, "G01", f"không mở được tệp ({error.strerror})", fix))
        return None
    problems += [Problem(path, *refusal) for refusal in document.refusals]
    if document.data is None:
        return None
    try:
        return model.validate_python(document.data)
    except ValidationError as error:
        problems += [
            Problem(path, document.line(place), rule, problem, fix)
            for place, rule, problem, fix in explain(error, model)
        ]
    return None


def locate(path: Path, rule: str, hits: Iterable[Hit]) -> list[Problem]:
    """Hits with their lines. The file is read again, so that nobody keeps the lines of all files."""
    if not (hits := list(hits)):
        return []
    try:
        document = yaml_lines.read(path.read_bytes())
    except OSError:  # gone in between: the next reload will say so
        document = yaml_lines.Document()
    return [Problem(path, document.line(hit.place), rule, hit.problem, hit.fix) for hit in hits]
