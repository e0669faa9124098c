"""The words of the bot: complete in both languages, all of them used, short enough for a button."""

import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast

from bot.errors import ContentError
from bot.texts import load_texts

ROOT = Path(__file__).parent.parent.parent
LONGEST_LABEL = 24
"""Characters that fit on a button of a small phone without being cut."""


def ids(folder: Path) -> set[str]:
    found: set[str] = set()
    for path in folder.glob("*.ftl"):
        for entry in FluentParser().parse(path.read_text("utf-8")).body:
            if isinstance(entry, ast.Message):
                found |= {entry.id.name, *(f"{entry.id.name}.{a.id.name}" for a in entry.attributes)}
    return found


VI, EN = ids(ROOT / "locales" / "vi"), ids(ROOT / "locales" / "en")
CODE = "\n".join(
    path.read_text("utf-8") for kind in ("py", "html") for path in (ROOT / "bot").rglob(f"*.{kind}")
)
USED = set(re.findall(r'["\']([a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)?)["\']', CODE))
PREFIXES = tuple(re.findall(r'f["\']([a-z][a-z0-9-]*[-.])\{', CODE))


def test_english_is_complete() -> None:
    # Telegram shows the commands of the reader's language only, so each language has its own.
    assert {text_id for text_id in VI - EN if not text_id.startswith("telegram.")} == set()


def test_no_text_is_idle() -> None:
    def is_used(text_id: str) -> bool:
        message = text_id.partition(".")[0]
        plain = text_id.removesuffix("-words").removesuffix(".words")
        return (
            text_id in USED
            or plain in USED
            or plain.startswith(PREFIXES)
            or any(u.startswith(f"{message}.") for u in (*USED, *PREFIXES) if "." not in text_id)
        )

    assert sorted(text_id for text_id in VI if not is_used(text_id)) == []


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_label_fits_on_a_button(language: str) -> None:
    texts = load_texts(ROOT / "locales")[language]
    labels = [text_id.removesuffix("-words") for text_id in VI if text_id.endswith("-words")]
    filled = {label: texts(label, page=1, pages=3) for label in labels}
    long = {label: text for label, text in filled.items() if len(text) > LONGEST_LABEL}
    assert long == {}


def test_every_problem_of_the_texts_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "vi").mkdir()
    (tmp_path / "en").mkdir()
    (tmp_path / "vi" / "a.ftl").write_text("hello = Chào { $name }\nhello = Chào\n=broken\n", "utf-8")
    (tmp_path / "en" / "a.ftl").write_text("hello = Hello { $nam }\nother = Other\n", "utf-8")
    with pytest.raises(ContentError) as told:
        load_texts(tmp_path)
    for part in (
        "hello is there twice",
        "cannot be read: =broken",
        "uses $nam",
        "other does not exist in vi",
    ):
        assert part in str(told.value)


def test_a_missing_folder_is_one_clear_message(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="Set LOCALES_DIR"):
        load_texts(tmp_path / "nowhere")


def test_a_missing_translation_falls_back_to_vietnamese(tmp_path: Path) -> None:
    (tmp_path / "vi").mkdir()
    (tmp_path / "en").mkdir()
    (tmp_path / "vi" / "a.ftl").write_text("hello = Chào { $day }\n", "utf-8")
    (tmp_path / "en" / "a.ftl").write_text("", "utf-8")
    assert load_texts(tmp_path)["en"]("hello", day="bác") == "Chào bác"
