"""Hot reload: new guides while the bot is running; a broken edit leaves the last good version in service."""

import asyncio
import os
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

from bot.domain.guide import Guidebook
from bot.errors import BotError
from bot.guidebook.load import load
from bot.guidebook.problem import Problem

Snapshot = dict[str, tuple[int, int]]


class Watcher:
    """Notices that something in the guides is not as it was. Make it before the first load, so that no edit is lost.

    `local` holds the commune's overlays, where they lie elsewhere.
    """

    def __init__(self, folder: Path, local: Path | None = None) -> None:
        self.folder = folder
        self.local = local
        self._last = self._look()

    def changed(self) -> bool:
        """Whether a file came, went or was written since the last time somebody asked."""
        now = self._look()
        before, self._last = self._last, now
        return now != before

    def _look(self) -> Snapshot:
        return _snapshot(self.folder) | (_snapshot(self.local) if self.local else {})


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
    on_new: Callable[[Guidebook], Awaitable[None]],
    on_problem: Callable[[Sequence[Problem]], None],
) -> None:
    """Look every so many seconds, until cancelled; nothing else ends it.

    `on_problem` gets the errors of a broken edit; warnings are served.
    """
    while True:
        await asyncio.sleep(every)
        if await asyncio.to_thread(watcher.changed) and (errors := await _renew(watcher, on_new)):
            on_problem(errors)


async def _renew(watcher: Watcher, on_new: Callable[[Guidebook], Awaitable[None]]) -> list[Problem]:
    try:
        guidebook, problems = await asyncio.to_thread(load, watcher.folder, watcher.local)
        if errors := [problem for problem in problems if problem.is_error]:
            return errors
        await on_new(guidebook)
    except Exception as error:  # noqa: BLE001 - whatever goes wrong here, the guides in service stay
        said = str(error) if isinstance(error, BotError) else repr(error)
        return [Problem(watcher.folder, 1, "G01", said, "Bản đang chạy vẫn được dùng; sửa rồi lưu lại.")]
    return []
