"""Order within a chat, chats side by side, and which updates the server may forget."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress

Work = Callable[[], Awaitable[None]]


class Progress:
    """Updates in work. The server is told to forget only what lies before the oldest of them."""

    def __init__(self) -> None:
        self._open: set[int] = set()
        self._done: set[int] = set()
        self._offset: int | None = None
        self._few_enough = 0
        self._few = asyncio.Event()

    def begin(self, update_id: int) -> bool:
        """False if it is in work or done already: the server repeats what it may not forget yet."""
        if update_id in self._open or update_id in self._done:
            return False
        self._open.add(update_id)
        return True

    def finish(self, update_id: int) -> None:
        self._open.discard(update_id)
        self._done.add(update_id)
        if len(self._open) <= self._few_enough:
            self._few.set()

    def offset(self) -> int | None:
        """All updates before it are finished."""
        if self._open:
            self._offset = min(self._open)
        elif self._done:
            self._offset = max(self._done) + 1
        self._done = {done for done in self._done if done >= (self._offset or 0)}
        return self._offset

    def start_anew(self) -> None:
        """Nothing is left on either side: after a quiet week ids may begin anywhere, also lower."""
        if not self._open:
            self._done.clear()
            self._offset = None

    async def half_done(self, patience: float) -> None:
        """Return when half of the work is done: asking earlier would mostly bring the same updates again."""
        self._few_enough = len(self._open) // 2
        if len(self._open) > self._few_enough:
            self._few.clear()
            with suppress(TimeoutError):
                async with asyncio.timeout(patience):
                    await self._few.wait()


class Lines:
    """One line per chat: the next piece of work begins when the last has ended. A busy chat holds one place."""

    def __init__(self, abreast: int) -> None:
        self._places = asyncio.Semaphore(abreast)
        self._lines: dict[int, deque[Work]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def add(self, chat: int, work: Work) -> None:
        if chat in self._lines:
            self._lines[chat].append(work)
            return
        self._lines[chat] = deque([work])
        task = asyncio.create_task(self._run(chat))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def close(self, patience: float) -> None:
        """Let what has begun come to its end; what has not begun will be delivered again."""
        for line in self._lines.values():
            line.clear()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=patience)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _run(self, chat: int) -> None:
        line = self._lines[chat]
        while line:
            async with self._places:
                if line:  # may have been closed meanwhile
                    await line.popleft()()
        del self._lines[chat]
