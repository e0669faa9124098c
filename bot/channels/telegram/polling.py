"""Asking for updates; what is asked for next tells Telegram what it may forget."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

from telegram.error import TelegramError

from bot.channels.telegram.account import Connection, Patience
from bot.channels.telegram.attend import Attendant
from bot.channels.telegram.progress import Progress
from bot.channels.telegram.tempo import Tempo


class Polling:
    def __init__(
        self,
        connection: Connection,
        patience: Patience,
        attendant: Attendant,
        hurry: Callable[[], None],
        tempo: Tempo,
    ) -> None:
        self._connection = connection
        self._patience = patience
        self._attendant = attendant
        self._hurry = hurry
        self._tempo = tempo
        self._progress = Progress()

    async def run(self) -> None:
        """Until cancelled, or until Telegram refuses us for good (ChannelError)."""
        while True:
            self._take(await self._fetch())
            await self._progress.half_done(self._tempo.stuck)

    async def _fetch(self) -> list[dict[str, Any]]:
        while True:
            try:
                wait = 0 if self._patience.lasts else self._tempo.long_poll  # know at once when it is back
                updates = await self._connection.updates(self._progress.offset(), wait=wait)
            except TelegramError as error:
                await self._patience.decide(error)
                continue
            if self._patience.ends():
                self._hurry()
            if not updates:
                self._progress.start_anew()
            return updates

    def _take(self, updates: list[dict[str, Any]]) -> None:
        for raw in sorted(updates, key=lambda raw: int(raw["update_id"])):
            update_id = int(raw["update_id"])
            if self._progress.begin(update_id):
                self._attendant.take(raw, partial(self._progress.finish, update_id))

    async def finish(self) -> None:
        """What has come to its end is acknowledged, so that a restart begins afresh."""
        offset = self._progress.offset()
        if offset is not None and not self._patience.lasts:
            with suppress(TelegramError, TimeoutError):
                await asyncio.wait_for(self._connection.updates(offset, wait=0), self._tempo.call)
