"""Hot reload: new guides while the bot is running; a broken edit leaves the last good version in service."""

import asyncio
import os
from collections.abc import Callable, Sequence
from pathlib import Path

from bot.domain.guide import Guidebook
from bot.errors import ContentError
from bot.guidebook.load import load
from bot.guidebook.problem import Problem

Snapshot = dict[str, tuple[int, int]]


class Watcher:
    """Notices that something in the folder is not as it was. Make it before the first load, so that no edit is lost."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._last = _snapshot(folder)

    def changed(self) -> bool:
        """Whether a file came, went or was written since the last time somebody asked."""
        now = _snapshot(self.folder)
        before, self._last = self._last, now
        return now != before


def _snapshot(folder: Path) -> Snapshot:
    """Times and sizes only; nothing is opened. Files that vanish meanwhile are simply not in it."""
    found: Snapshot = {}
    for parent, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(parent, name)  # noqa: PTH118 - Path is slow for twenty thousand files
            try:
                status = os.stat(path)  # noqa: PTH116
            except OSError:
                continue
            found[path] = status.st_mtime_ns, status.st_size
    return found


async def watch(
    watcher: Watcher,
    every: float,
    on_new: Callable[[Guidebook], None],
    on_problem: Callable[[Sequence[Problem]], None],
) -> None:
    """Look every so many seconds, until cancelled. Only errors are problems here; warnings are served."""
    while True:
        await asyncio.sleep(every)
        if not await asyncio.to_thread(watcher.changed):
            continue
        guidebook, errors = await asyncio.to_thread(_load, watcher.folder)
        if guidebook is None:
            on_problem(errors)
        else:
            on_new(guidebook)


def _load(folder: Path) -> tuple[Guidebook | None, list[Problem]]:
    try:
        guidebook, problems = load(folder)
    except ContentError as error:
        fix = "Phục hồi thư mục; bản đang chạy vẫn được dùng."
        return None, [Problem(folder, 1, "G01", str(error), fix)]
    errors = [problem for problem in problems if problem.is_error]
    return (None, errors) if errors else (guidebook, [])
