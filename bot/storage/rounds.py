"""What waits at the same time goes into one commit: it is the slow part, and as slow for one as for many."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

W = TypeVar("W")


class _Waiting(NamedTuple, Generic[W]):
    work: W
    result: asyncio.Future[Any]


class Rounds(Generic[W]):
    """A round takes what waits when it begins, in that order, and never waits for company.

    `commit` does the works it is given and returns their results: all of them committed, or none.
    """

    def __init__(self, commit: Callable[[Sequence[W]], Awaitable[Sequence[Any]]]) -> None:
        self._commit = commit
        self._waiting: list[_Waiting[W]] = []
        self._going: asyncio.Task[None] | None = None

    async def join(self, work: W) -> Any:
        """The work's result, once it is committed. Whoever gives up waiting does not stop the round."""
        waiting = _Waiting(work, asyncio.get_running_loop().create_future())
        self._waiting.append(waiting)
        if self._going is None or self._going.done():
            self._going = asyncio.create_task(self._go())
        return await waiting.result

    async def end(self) -> None:
        """What has begun comes to its end."""
        if self._going:
            await self._going

    async def _go(self) -> None:
        while self._waiting:
            waiting, self._waiting = self._waiting, []
            await self._do([each for each in waiting if not each.result.done()])

    async def _do(self, together: Sequence[_Waiting[W]]) -> None:
        """If one fails nothing of the round is done; then each is done by itself, and fails alone."""
        try:
            results = await self._commit([each.work for each in together])
        except Exception as error:  # noqa: BLE001 - it goes to whoever waits for this work
            for each in together:
                if len(together) > 1:
                    await self._do([each])
                elif not each.result.done():
                    each.result.set_exception(error)
            return
        for each, result in zip(together, results, strict=True):
            if not each.result.done():
                each.result.set_result(result)
