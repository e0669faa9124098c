"""Milliseconds, memory and the time to build, each size in a process of its own."""

import json
import subprocess
import sys
from collections.abc import Iterator

from tests.bench.search.one_size import SIZES, Figures, Size
from tests.search.questions import GUIDES

HEAD = f"{'':40}{'guides':>8}{'procedures':>12}{'build s':>9}{'(cpu)':>8}{'aim':>6}{'MB':>8}{'peak':>8}{'p50 ms':>8}{'p99 ms':>8}{'(cpu)':>8}{'aim':>6}"


def run() -> Iterator[str]:
    yield HEAD
    for name, size in SIZES.items():
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.search.one_size", name],
            cwd=GUIDES.parent, stdout=subprocess.PIPE, check=True, text=True,
        )  # fmt: skip
        yield _row(size, json.loads(done.stdout))


def _row(size: Size, found: Figures) -> str:
    seconds, milliseconds = (f"{aim:g}" for aim in size.aim) if size.aim else ("–", "–")
    return (
        f"{size.title:40}{found['guides']:8}{found['procedures']:12}"
        f"{found['seconds']:9.2f}{found['cpu_seconds']:8.2f}{seconds:>6}{found['megabytes']:8.0f}{found['peak']:8.0f}"
        f"{found['p50']:8.1f}{found['p99']:8.1f}{found['cpu_p99']:8.1f}{milliseconds:>6}"
    )
