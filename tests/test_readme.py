"""What the README names exists: commands, make targets, files, settings."""

import re
from pathlib import Path

import pytest
from typer.main import get_command

from bot.cli import build
from bot.settings import NAMES

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def test_it_opens_in_vietnamese() -> None:
    assert README.startswith("# Sổ Tay Số\n\n**Sổ tay số cho tổ công nghệ số cộng đồng.**")


@pytest.mark.parametrize("name", sorted(set(re.findall(r"python -m bot ([a-z][a-z-]*)", README))))
def test_every_command_it_names_exists(name: str) -> None:
    assert name in get_command(build()).commands  # type: ignore[attr-defined]  # the top is a group


def test_every_command_is_named() -> None:
    commands = get_command(build()).commands  # type: ignore[attr-defined]
    assert [
        name
        for name in commands
        if f"`{name} " not in README and f"bot {name}" not in README and f"`{name}`" not in README
    ] == []


@pytest.mark.parametrize("target", sorted(set(re.findall(r"`make ([a-z-]+)`", README))))
def test_every_make_target_it_names_exists(target: str) -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert re.search(rf"^{target}:", makefile, re.MULTILINE)


def test_every_file_it_links_to_exists() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", README)
    assert [link for link in links if "://" not in link and not (ROOT / link).exists()] == []


def test_every_folder_of_the_map_exists() -> None:
    inside, missing = "", []
    for indent, name in re.findall(r"^( *)([a-z_]+(?:/|\.py))  ", README, re.MULTILINE):
        inside = name if not indent else inside
        path = ROOT / (name if not indent else f"{inside}{name}")
        if name != "data/" and not path.exists():
            missing.append(str(path))
    assert missing == []


PAGES = {path.name: path.read_text("utf-8") for path in sorted((ROOT / "docs").glob("*.md"))}


@pytest.mark.parametrize("name", PAGES)
def test_every_file_a_page_links_to_exists(name: str) -> None:
    links = re.findall(r"\]\(([^)#]+)", PAGES[name])
    assert [link for link in links if "://" not in link and not (ROOT / "docs" / link).exists()] == []


def test_every_setting_of_a_door_is_explained_to_operators() -> None:
    of_doors = [name for name in NAMES if name.startswith(("WEB", "PUBLIC", "METRICS", "TELEGRAM", "ZALO"))]
    explained = {name for page in (README, *PAGES.values()) for name in re.findall(r"`([A-Z_]+)`", page)}
    assert [name for name in of_doors if name not in explained] == []
    assert {name for name in explained if name.startswith(("WEB", "TELEGRAM", "ZALO"))} <= set(NAMES)


def test_pictures_load_on_a_slow_line() -> None:
    shown = {
        name for page in (README, *PAGES.values()) for name in re.findall(r"pictures/([\w-]+\.png)", page)
    }
    there = {path.name: path.stat().st_size for path in (ROOT / "docs" / "pictures").iterdir()}
    assert set(there) == shown
    assert {name: size for name, size in there.items() if size >= 120_000} == {}
