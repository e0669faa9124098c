"""A process of its own for building files, so that chats are answered meanwhile and its memory goes when it does."""

import asyncio
import os
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import get_context
from pathlib import Path
from typing import Self

from bot.dialogue.message import Poster
from bot.reports.build import Order, build
from bot.texts import Texts, load_texts

IDLE = 120.0
"""Seconds a process waits for another order: the libraries take a second to load, and 100 MB."""

PATIENCE = 60.0
"""Seconds after which a file is given up."""

POLITENESS = 10
"""The process yields to the chats where there are more of both than processors."""

_library: Mapping[str, Texts] = {}  # of the process that builds


class Workshop:
    """One process, started by the first order and stopped when nobody has ordered anything for a while."""

    def __init__(self, locales_dir: Path, *, idle: float = IDLE, patience: float = PATIENCE) -> None:
        self._locales_dir = locales_dir
        self._idle, self._patience = idle, patience
        self._pool: ProcessPoolExecutor | None = None
        self._orders = 0
        self._closed = False
        self._closing: asyncio.TimerHandle | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        self._closed = True
        self.close()

    async def build(self, order: Order | Poster) -> bytes:
        """TimeoutError when it takes too long; a process that died is replaced once."""
        self._orders += 1
        self._keep_open()
        try:
            return await self._built(order)
        except BrokenProcessPool:
            if self._closed:
                raise
            self.close()
            return await self._built(order)
        finally:
            self._orders -= 1
            if not self._orders and not self._closed:
                self._closing = asyncio.get_running_loop().call_later(self._idle, self.close)

    def close(self) -> None:
        """The process ends at once; whoever waits for a file is told that it is broken."""
        self._keep_open()
        pool, self._pool = self._pool, None
        if pool is not None:
            for process in list((pool._processes or {}).values()):  # noqa: SLF001 - it has no `terminate` before 3.14
                process.terminate()
            pool.shutdown(wait=True, cancel_futures=True)

    async def _built(self, order: Order | Poster) -> bytes:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                1, mp_context=get_context("spawn"), initializer=_prepare, initargs=(self._locales_dir,)
            )
        building = asyncio.get_running_loop().run_in_executor(self._pool, _build, order)
        try:
            return await asyncio.wait_for(building, self._patience)
        except TimeoutError:
            self.close()
            raise

    def _keep_open(self) -> None:
        if self._closing is not None:
            self._closing.cancel()
            self._closing = None


def _prepare(locales_dir: Path) -> None:
    with suppress(OSError, AttributeError):  # Windows knows no niceness
        os.nice(POLITENESS)
    global _library  # noqa: PLW0603 - a process has one
    _library = load_texts(locales_dir)


def _build(order: Order | Poster) -> bytes:
    return build(order, _library)
