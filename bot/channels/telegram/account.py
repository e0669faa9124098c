"""The bot's account at Telegram: address, token, and a poll that gets through whatever stands in the way."""

import asyncio
import logging
import os
import re
import sys
import time
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from httpx import InvalidURL, Limits
from structlog import get_logger
from telegram import Bot
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.request import HTTPXRequest

from bot.channels.outage import Outage
from bot.channels.telegram.carry import said_by_telegram, seconds
from bot.channels.telegram.tempo import Tempo
from bot.channels.telegram.translate import CHANNEL
from bot.errors import ChannelError

CONNECTIONS = 64
IDLE_CONNECTION = (
    60.0  # seconds; a new one costs several round trips, and a reader needs that long for a step
)
WANTED = ["message", "callback_query", "my_chat_member"]
REFUSED = (
    "Telegram does not accept TELEGRAM_TOKEN. Ask @BotFather for the token of your bot "
    "(it looks like 123456:ABC-DEF…), or check TELEGRAM_API_URL."
)

# Both write addresses (with the token) and contents of messages to their logs.
for _name in ("telegram", "httpx", "httpcore"):
    logging.getLogger(_name).setLevel(logging.CRITICAL + 1)
# httpcore tries to import sniffio for every request. Where it is missing, searching the disk for it again and again
# costs a third of all we do to send a message; None says at once that it is missing.
if find_spec("sniffio") is None:
    sys.modules["sniffio"] = None  # type: ignore[assignment]  # as the manual of `import` allows
os.environ.setdefault("PTB_TIMEDELTA", "1")  # else every RetryAfter warns of its own future

log = get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Where Telegram is and who we are there; a proxy because Telegram is blocked in places."""

    token: str
    api_url: str = "https://api.telegram.org"
    proxy: str | None = None


class Connection(Bot):
    """python-telegram-bot's Bot, and getUpdates unparsed: one odd update must not hold up the others."""

    def __init__(self, account: Account, tempo: Tempo) -> None:
        self._tempo = tempo
        if not re.fullmatch(r"[0-9]+:[A-Za-z0-9_-]+", account.token):
            raise ChannelError(REFUSED)
        super().__init__(
            account.token,
            base_url=f"{account.api_url.rstrip('/')}/bot",
            request=_request(account, CONNECTIONS, tempo.call),
            # The second one is for the farewell: a call that was cancelled may still hold the first.
            get_updates_request=_request(account, 2, tempo.call),
        )

    async def updates(self, offset: int | None, *, wait: float) -> list[dict[str, Any]]:
        found = await self._post(
            "getUpdates",
            {"offset": offset, "timeout": int(wait), "allowed_updates": WANTED},
            read_timeout=wait + self._tempo.call,
        )
        return (
            [each for each in found if isinstance(each.get("update_id"), int)]
            if isinstance(found, list)
            else []
        )

    async def close_connections(self) -> None:
        await asyncio.gather(*(request.shutdown() for request in self._request))


def _request(account: Account, connections: int, timeout: float) -> HTTPXRequest:
    try:
        return HTTPXRequest(
            connection_pool_size=connections,
            proxy=account.proxy,
            read_timeout=timeout,
            write_timeout=timeout,
            connect_timeout=timeout,
            pool_timeout=timeout,
            httpx_kwargs={"limits": Limits(max_connections=connections, keepalive_expiry=IDLE_CONNECTION)},
        )
    except (ValueError, InvalidURL) as error:
        raise ChannelError(
            "TELEGRAM_PROXY is not usable. Write it as http://host:port or socks5://host:port."
        ) from error


class Patience(Outage):
    """What to do when a call of polling fails."""

    def __init__(self, connection: Connection, tempo: Tempo) -> None:
        super().__init__(CHANNEL, tempo)
        self._connection = connection
        self._tempo: Tempo = tempo
        self._rival_told: float | None = None

    async def decide(self, error: TelegramError) -> None:
        """Returns when it is time to try again; raises ChannelError if that cannot help."""
        match error:
            case InvalidToken() if said_by_telegram(error):
                raise ChannelError(REFUSED) from error
            case Conflict() if "webhook" in error.message:
                log.warning("telegram.webhook_removed", reason="a webhook was set; polling needs it gone")
                await self._remove_webhook()
            case Conflict():
                self._tell_of_rival()
                await asyncio.sleep(self._tempo.conflict)
            case RetryAfter():
                await asyncio.sleep(seconds(error))
            case _:
                await self.bear(type(error.__cause__ or error).__name__)

    async def _remove_webhook(self) -> None:
        try:
            await self._connection.delete_webhook(drop_pending_updates=False)
        except TelegramError as error:
            self.begins(type(error.__cause__ or error).__name__)
            await asyncio.sleep(self._tempo.first_pause)

    def _tell_of_rival(self) -> None:
        """Two pollers end each other's polls in turns: between two conflicts nothing is over yet."""
        now = time.monotonic()
        if self._rival_told is None or now - self._rival_told > self._tempo.reminder:
            self._rival_told = now
            log.error("telegram.second_poller", do="another process uses this token; stop one of the two")
