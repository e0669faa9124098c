"""Being called by Telegram: a delivery is taken when its update has come to its end, and not before."""

import asyncio
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Any

from structlog import get_logger
from telegram.error import BadRequest, TelegramError

from bot.channels.telegram.account import WANTED, Connection, Patience
from bot.channels.telegram.attend import ABREAST, Attendant
from bot.channels.telegram.carry import said_by_telegram
from bot.channels.telegram.tempo import Tempo
from bot.channels.telegram.webhook import Webhook
from bot.errors import ChannelError

NO_ERROR = datetime.min.replace(tzinfo=UTC)
REMEMBERED = 1000  # updates that Telegram delivers again when our answer was lost

log = get_logger()


class NotTaken(Exception):  # noqa: N818 - an answer, not an accident
    """It is not at its end yet: Telegram may deliver it again."""


class Deliveries:
    """Telegram goes on with the next update of a chat when the one before was taken."""

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
        self._in_work: dict[int, asyncio.Event] = {}
        self._taken: deque[int] = deque(maxlen=REMEMBERED)
        self._last_error: datetime | None = None
        self._open = asyncio.Event()
        self._closing = False

    async def hear(self, raw: object) -> None:
        if not isinstance(raw, dict) or not isinstance(raw.get("update_id"), int):
            log.warning("telegram.unreadable", update=None, error="no update_id")
            return
        update_id: int = raw["update_id"]
        if update_id in self._taken:
            return
        if self._closing:
            raise NotTaken
        async with asyncio.timeout(self._tempo.respond):
            await self._open.wait()  # what an earlier process left is carried first
            await self._begin(update_id, raw).wait()
        if update_id not in self._taken:
            raise NotTaken

    def _begin(self, update_id: int, raw: dict[str, Any]) -> asyncio.Event:
        """Delivered once more while it is in work, it is the same work."""
        ended = self._in_work.get(update_id)
        if ended is None:
            ended = self._in_work[update_id] = asyncio.Event()
            self._attendant.take(raw, partial(self._end, update_id))
        return ended

    def _end(self, update_id: int) -> None:
        self._taken.append(update_id)
        self._in_work.pop(update_id).set()

    async def run(self, webhook: Webhook) -> None:
        """Until cancelled, or until Telegram refuses us for good (ChannelError)."""
        self._open.set()
        while True:
            try:
                await self._look(webhook)
            except TelegramError as error:
                await self._decide(error)
                continue
            if self._patience.ends():
                self._hurry()
            await asyncio.sleep(self._tempo.watch)

    async def _look(self, webhook: Webhook) -> None:
        """Whether Telegram still has our address and can reach it; told to it again where it has another."""
        info = await self._connection.get_webhook_info()
        told, self._last_error = self._last_error, info.last_error_date or NO_ERROR
        if info.url != webhook.url:
            await self._connection.set_webhook(
                webhook.url,
                secret_token=webhook.secret,
                allowed_updates=WANTED,
                max_connections=ABREAST,
                drop_pending_updates=False,
            )
            log.info("telegram.webhook_set")
        elif info.last_error_date and told not in {None, info.last_error_date}:  # None: of before our start
            log.warning(
                "telegram.webhook_not_reached",
                reason=(info.last_error_message or "")[:80],
                waiting=info.pending_update_count,
                do="see that PUBLIC_URL leads here",
            )

    async def _decide(self, error: TelegramError) -> None:
        if isinstance(error, BadRequest) and said_by_telegram(error) and "webhook" in error.message.lower():
            raise ChannelError(
                f"Telegram does not take PUBLIC_URL for a webhook ({error.message[:120]}). It has to be https, at "
                "port 443, 80, 88 or 8443; else use TELEGRAM_MODE=polling."
            ) from error
        await self._patience.decide(error)

    def stop(self) -> None:
        """Nothing new is begun."""
        self._closing = True

    def close(self) -> None:
        """What is not at its end will be delivered to the next process."""
        for waiting in self._in_work.values():
            waiting.set()
