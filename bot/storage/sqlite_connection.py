"""aiosqlite's connection with as few crossings to SQLite's thread as can be: they cost more than the statements."""

from collections.abc import Callable, Coroutine, Sequence
from functools import partial
from threading import get_ident
from typing import Any, Self, TypeVar

import aiosqlite
from sqlalchemy.ext.asyncio import AsyncConnection

T = TypeVar("T")


async def at_one_go(connection: AsyncConnection, work: Coroutine[Any, Any, T]) -> T:
    """All of it on SQLite's thread, crossing over once; it may wait for nothing but this connection."""
    raw: Any = (await connection.get_raw_connection()).driver_connection
    result: T = await raw._execute(partial(_finish, work))  # noqa: SLF001 - our own, below
    return result


def _finish(work: Coroutine[Any, Any, T]) -> T:
    try:
        work.send(None)
    except StopIteration as end:
        result: T = end.value
        return result
    work.close()
    raise RuntimeError("what is done at one go may wait for nothing but the database")


class CrossingOnce(aiosqlite.Connection):
    """Crosses over to its thread once per statement; aiosqlite's own cursor does so up to four times."""

    async def _execute(self, fn: Callable[..., T], *args: object, **kwargs: object) -> T:
        """Whoever is on the thread already stays there."""
        if get_ident() == self._thread.ident:
            return fn(*args, **kwargs)
        result: T = await super()._execute(fn, *args, **kwargs)  # type: ignore[no-untyped-call]
        return result

    def cursor(self) -> "_Cursor":  # type: ignore[override]  # what SQLAlchemy needs of it, no more
        return _Cursor(self)

    async def run(self, into: "_Cursor", method: str, args: tuple[object, ...]) -> None:
        def run() -> None:
            cursor = self._conn.cursor()
            getattr(cursor, method)(*args)
            into.description = cursor.description
            into.rows = cursor.fetchall() if cursor.description else []
            into.rowcount, into.lastrowid = cursor.rowcount, cursor.lastrowid

        await self._execute(run)


class _Cursor:
    """Holds what a statement brought; nothing is open once it has been executed."""

    description: Sequence[object] | None = None
    rowcount = -1
    lastrowid: int | None = None
    arraysize = 1

    def __init__(self, connection: CrossingOnce) -> None:
        self._connection = connection
        self.rows: list[Any] = []

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, *args: object) -> Self:
        await self._connection.run(self, "execute", args)
        return self

    async def executemany(self, *args: object) -> Self:
        await self._connection.run(self, "executemany", args)
        return self

    async def fetchall(self) -> list[Any]:
        return self.rows

    async def close(self) -> None:
        self.rows = []
