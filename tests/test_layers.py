"""Imports point down: what each part of bot/ may know, and nobody knows more."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LIBRARIES = {
    "starlette", "uvicorn", "jinja2", "itsdangerous", "prometheus_client",
    "numpy", "matplotlib", "openpyxl", "docx", "segno", "cryptography",
    "telegram", "sqlalchemy", "aiosqlite", "alembic", "yaml", "rapidfuzz", "fluent", "pydantic", "pydantic_settings",
    "pydantic_core", "typer", "structlog", "httpx",
}  # fmt: skip

# part of bot/ → parts of bot/ and libraries it may import (longest match wins)
MAY_IMPORT: dict[str, set[str]] = {
    "bot.errors": set(),
    "bot.setting_types": {"pydantic"},
    "bot.settings": {"bot.setting_types", "bot.errors", "pydantic", "pydantic_settings", "rapidfuzz"},
    "bot.logs": {"structlog"},
    "bot.domain": {"bot.domain"},
    "bot.texts": {"bot.errors", "fluent"},
    "bot.guidebook": {"bot.guidebook", "bot.domain", "bot.search", "bot.errors", "yaml", "pydantic", "pydantic_core"},
    "bot.search": {"bot.search", "bot.domain", "bot.errors", "rapidfuzz", "numpy", "yaml"},
    "bot.dialogue": {"bot.dialogue", "bot.domain", "bot.search", "bot.texts", "bot.errors"},
    "bot.storage": {"bot.storage", "bot.domain", "bot.errors", "sqlalchemy", "alembic", "aiosqlite", "cryptography", "structlog"},
    "bot.reports": {"bot.reports", "bot.domain", "bot.dialogue", "bot.texts", "bot.errors"},
    "bot.reports.send": {"bot.codec", "bot.dialogue", "bot.domain", "bot.storage", "bot.texts", "structlog"},
    "bot.reports.chart": {"bot.reports", "bot.dialogue", "bot.domain", "bot.texts", "matplotlib"},
    "bot.reports.sheet": {"bot.reports", "bot.dialogue", "bot.domain", "bot.texts", "openpyxl"},
    "bot.reports.letter": {"bot.reports", "bot.domain", "bot.texts", "docx"},
    "bot.reports.poster": {"bot.reports.chart", "bot.dialogue.message", "bot.texts", "matplotlib", "segno"},
    "bot.reports.paper": {"bot.reports.widths", "docx"},
    "bot.reports.template": {"bot.reports", "bot.domain", "bot.errors", "bot.guidebook", "pydantic"},
    "bot.codec": {"bot.dialogue", "pydantic"},
    "bot.desk": {"bot.desk", "bot.codec", "bot.dialogue", "bot.domain", "bot.storage", "bot.errors"},
    "bot.service": {"bot.codec", "bot.desk", "bot.reports.office", "bot.dialogue", "bot.domain", "bot.search", "bot.storage", "bot.texts", "bot.errors", "structlog"},
    "bot.channels": {"bot.channels.base", "bot.channels.tempo", "bot.dialogue.message", "bot.errors", "structlog"},
    "bot.channels.webhook": {"starlette", "structlog"},
    "bot.channels.telegram": {"bot.channels", "bot.dialogue.message", "bot.errors", "telegram", "httpx", "starlette", "structlog"},
    "bot.channels.zalo_bot": {"bot.channels", "bot.dialogue.message", "bot.errors", "httpx", "pydantic", "starlette", "structlog"},
    "bot.channels.zalo_oa": {"bot.channels", "bot.dialogue.message", "bot.errors", "httpx", "pydantic", "starlette", "structlog"},
    "bot.web": {"bot.web", "bot.service", "bot.settings", "bot.dialogue.message", "bot.domain", "bot.texts", "bot.errors", "starlette", "uvicorn", "jinja2", "itsdangerous", "prometheus_client", "segno", "structlog"},
    "bot.web.lead": {"bot.web", "bot.dialogue", "bot.reports.export", "bot.reports.names", "bot.reports.office", "bot.reports.spans", "bot.search.households", "bot.search.labels", "bot.domain", "bot.texts", "bot.errors", "starlette", "segno"},
    "bot.doors": {"bot.errors", "structlog"},
    "bot.sample": {"bot.domain", "bot.sample_life", "bot.storage", "bot.errors", "sqlalchemy"},
    "bot.sample_life": {"bot.domain", "bot.storage"},
    "bot.telegram": {"bot", *LIBRARIES},
    "bot.zalo": {"bot", *LIBRARIES},
    "bot.app": {"bot", *LIBRARIES},
    "bot.commands": {"bot", *LIBRARIES},
    "bot.cli": {"bot.errors", "typer"},
    "bot.__main__": {"bot.cli"},
}  # fmt: skip


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def within(name: str, part: str) -> bool:
    return name == part or name.startswith(f"{part}.")


def imports(path: Path) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found += [(node.lineno, node.module or "")]
    return [(line, name) for line, name in found if name.split(".")[0] in {"bot", *LIBRARIES}]


@pytest.mark.parametrize("path", sorted((ROOT / "bot").rglob("*.py")), ids=module_of)
def test_imports_point_down(path: Path) -> None:
    module = module_of(path)
    if module == "bot":
        return
    part = max((part for part in MAY_IMPORT if within(module, part)), key=len)
    wrong = [
        f"{path.relative_to(ROOT)}:{line} imports {name}"
        for line, name in imports(path)
        if not any(within(name, allowed) for allowed in MAY_IMPORT[part])
    ]
    assert wrong == []


PURE = ("bot/domain", "bot/dialogue", "bot/search")
IMPURE_NAMES = {"open", "now", "today", "utcnow", "sleep"}


@pytest.mark.parametrize("folder", PURE)
def test_the_core_has_no_clock_no_files_and_no_await(folder: str) -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in (ROOT / folder).rglob("*.py")
        if path.name != "lexicon.py"  # reads guides/lexicon once, at start
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Await | ast.AsyncFunctionDef)
        or (
            isinstance(node, ast.Call)
            and getattr(node.func, "attr", getattr(node.func, "id", "")) in IMPURE_NAMES
        )
    ]
    assert wrong == []
