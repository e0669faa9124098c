"""guides/README.md explains what the check says, and what the format allows."""

import re
from pathlib import Path

from bot.guidebook.files import HOTLINES, TOPICS, WORDS
from bot.guidebook.local import LocalFile, LocalStuckFile, LocalTopicFile
from bot.guidebook.model import ChoiceFile, GuideFile, ProblemFile, SourceFile, StepFile
from bot.guidebook.problem import RULES, Severity
from bot.guidebook.reference import DirectoryFile, HotlineFile, SiteFile, WordFile, WordsFile

ROOT = Path(__file__).parents[2]
MODELS = (
    GuideFile, StepFile, ChoiceFile, ProblemFile, SourceFile, LocalFile, LocalStuckFile, LocalTopicFile,
    DirectoryFile, HotlineFile, SiteFile, WordsFile, WordFile,
)  # fmt: skip
README = (ROOT / "guides" / "README.md").read_text("utf-8")


def test_every_rule_is_explained_to_editors_with_its_fix() -> None:
    marks = {Severity.ERROR: "!", Severity.WARNING: "i"}
    explained = dict(re.findall(r"^### (G\d\d) \((.)\) ", README, re.MULTILINE))
    assert explained == {rule: marks[severity] for rule, severity in RULES.items()}
    chapters = README.split("\n### ")[1:]
    assert [chapter[:3] for chapter in chapters if "\nSửa: " not in chapter] == []


def test_every_rule_named_in_the_code_has_a_severity() -> None:
    code = "".join(path.read_text("utf-8") for path in (ROOT / "bot" / "guidebook").rglob("*.py"))
    assert set(re.findall(r'"(G\d\d)"', code)) == set(RULES)


def test_every_key_is_explained_to_editors() -> None:
    keys = {field.alias or name for model in MODELS for name, field in model.model_fields.items()}
    assert sorted(key for key in keys if f"`{key}`" not in README and f"{key}:" not in README) == []
    assert [name for name in (TOPICS, HOTLINES, WORDS) if name not in README] == []
