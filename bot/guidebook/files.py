"""Which files of the guides folder are guides, and what else lies there."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bot.errors import ContentError
from bot.guidebook.model import ID
from bot.guidebook.problem import Problem

TOPICS = "topics.yaml"
PICTURES = "pictures"
HOTLINES = "hotlines.yaml"
WORDS = "words.yaml"
LOCAL = "local"
OTHER_FILES = {TOPICS, HOTLINES, WORDS}
_OTHER_FOLDERS = {"lexicon", PICTURES, LOCAL, f"{LOCAL}.example"}
_ENDINGS = (".yaml", ".yml")


class GuidePath(NamedTuple):
    """guides/<topic>/<id>.yaml, or <id>.<language>.yaml"""

    path: Path
    topic: str
    id: str
    language: str  # "vi" for the guide itself


def survey(folder: Path) -> tuple[list[GuidePath], list[Problem]]:
    """All guide files in the order of their names, and the files that lie or are called wrong."""
    found: list[GuidePath] = []
    problems: list[Problem] = []
    for path in _yaml_files(folder):
        if misplaced := _misplaced(folder, path):
            problems.append(misplaced)
            continue
        name, _, language = path.name.removesuffix(".yaml").partition(".")
        found.append(GuidePath(path, path.parent.name, name, language or "vi"))
    if not found and not problems:
        raise ContentError(
            f"There are no guides in {folder}. Set GUIDES_DIR to the folder that holds topics.yaml and a folder per topic."
        )
    return found, problems


def _yaml_files(folder: Path) -> Iterator[Path]:
    if not folder.is_dir():
        raise ContentError(
            f"There is no guides folder at {folder}. Set GUIDES_DIR to the folder that holds topics.yaml."
        )
    for parent, folders, files in os.walk(folder, onerror=_unreadable):
        top = Path(parent) == folder
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and not (top and name in _OTHER_FOLDERS)
        )
        for name in sorted(files):
            if name.endswith(_ENDINGS) and not name.startswith(".") and not (top and name in OTHER_FILES):
                yield Path(parent, name)


def _unreadable(error: OSError) -> None:
    raise ContentError(f"The guides folder cannot be read: {error.filename}: {error.strerror}.") from error


def _misplaced(folder: Path, path: Path) -> Problem | None:
    parts = path.relative_to(folder).parts
    if len(parts) != 2:  # noqa: PLR2004 - topic and file
        fix = "Chuyển vào thư mục của một nhóm việc: guides/<nhóm>/<mã>.yaml."
        return Problem(path, 1, "G09", "tệp nằm sai chỗ", fix)
    if path.suffix != ".yaml":
        return Problem(path, 1, "G09", "đuôi tệp phải là .yaml", f"Đổi tên thành {path.stem}.yaml.")
    name, dot, language = path.name.removesuffix(".yaml").partition(".")
    if not ID.fullmatch(name):
        fix = "Chỉ dùng a–z không dấu, 0–9 và dấu -, tối đa 40 ký tự, rồi .yaml."
        return Problem(path, 1, "G09", f"tên tệp “{name}” không dùng làm mã được", fix)
    if dot and not (language.isascii() and language.isalpha() and language.islower() and language != "vi"):
        fix = "Bản dịch tên là <mã>.<ngôn ngữ>.yaml, ví dụ vneid-cai-dat.en.yaml."
        return Problem(path, 1, "G09", f"không hiểu phần “{language}” trong tên tệp", fix)
    return None


def pictures(folder: Path) -> frozenset[str]:
    """The names exactly as written: Linux tells A.png from a.png, Windows does not."""
    try:
        return frozenset(entry.name for entry in os.scandir(folder / PICTURES) if entry.is_file())
    except OSError:
        return frozenset()
