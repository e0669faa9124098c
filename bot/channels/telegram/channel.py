"""The Telegram channel: an update is acknowledged when it is committed and answered, not before."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from starlette.routing import BaseRoute
from structlog import get_logger
from telegram.error import TelegramError

from bot.channels.base import Answering
from bot.channels.outbox import Outbox
from bot.channels.telegram.account import Account, Connection, Patience
from bot.channels.telegram.attend import Attendant
from bot.channels.telegram.carry import Carrier
from bot.channels.telegram.deliveries import Deliveries
from bot.channels.telegram.polling import Polling
from bot.channels.telegram.tempo import NORMAL, Tempo
from bot.channels.telegram.translate import CHANNEL
from bot.channels.telegram.webhook import Webhook
from bot.channels.webhook import route

log = get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """How the bot presents itself in one language: the menu of commands, the first screen, the profile page."""

    commands: Sequence[tuple[str, str]]
    description: str
    short_description: str


class TelegramChannel:
    """With a `webhook`, `routes` have to be served at its address before `run`; else Telegram is polled.

    `profiles` are by language; the first is for everyone whose language is not among them.
    """

    def __init__(  # noqa: PLR0913 - each is given by name
        self,
        *,
        account: Account,
        conversations: Answering,
        profiles: Mapping[str, Profile] | None = None,
        on_ready: Callable[[str], None] = lambda _username: None,
        tempo: Tempo = NORMAL,
        pictures: Path | None = None,
        webhook: Webhook | None = None,
    ) -> None:
        self._connection = Connection(account, tempo)
        self._profiles = profiles or {}
        self._on_ready = on_ready
        self._webhook = webhook
        carrier = Carrier(self._connection, tempo, conversations.fetch, pictures)
        self._outbox = Outbox(CHANNEL, conversations, carrier.carry, tempo)
        self._patience = Patience(self._connection, tempo)
        self._attendant = Attendant(self._connection, conversations, carrier, self._outbox, tempo)
        parts = (self._connection, self._patience, self._attendant, self._outbox.hurry, tempo)
        self._polling = Polling(*parts)
        self._deliveries = Deliveries(*parts)

    @property
    def routes(self) -> Sequence[BaseRoute]:
        return [route(self._webhook, self._deliveries.hear)] if self._webhook else []

    async def run(self) -> None:
        """Until cancelled, or until Telegram refuses us for good (ChannelError)."""
        try:
            self._on_ready(await self._username())
            await self._outbox.open()
            self._attendant.aside(self._introduce())
            await (self._deliveries.run(self._webhook) if self._webhook else self._polling.run())
        finally:
            await self._finish()

    async def _username(self) -> str:
        while True:
            try:
                me = await self._connection.get_me()
            except TelegramError as error:
                await self._patience.decide(error)
            else:
                self._patience.ends()
                log.info("telegram.ready", username=me.username)
                return me.username or ""

    async def _introduce(self) -> None:
        for place, (language, profile) in enumerate(self._profiles.items()):
            code = language if place else None
            try:
                await self._connection.set_my_commands(profile.commands, language_code=code)
                await self._connection.set_my_description(profile.description, language_code=code)
                await self._connection.set_my_short_description(profile.short_description, language_code=code)
            except TelegramError as error:
                log.warning("telegram.profile_not_set", language=language, error=type(error).__name__)

    async def _finish(self) -> None:
        """Turns in work come to their end and are acknowledged."""
        self._deliveries.stop()
        await self._attendant.close()
        self._deliveries.close()
        await self._outbox.close()
        await self._polling.finish()
        await self._connection.close_connections()
