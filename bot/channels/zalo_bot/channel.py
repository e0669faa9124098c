"""The Zalo Bot channel: whatever Zalo delivers is stored with its reply, and the reply sent until it arrives.

By webhook an update is acknowledged after its commit. Polling has no acknowledgement: Zalo has been seen to forget
an update with the poll that brings it, and to bring it again and again. The second is harmless. In the first case an
update that is on its way at the very moment when the process dies is lost: no poll begins before the last update is
committed, and more cannot be done from here.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from http import HTTPStatus
from typing import TypeVar

from starlette.routing import BaseRoute
from structlog import get_logger

from bot.channels.base import Answering
from bot.channels.outage import Outage
from bot.channels.outbox import Outbox
from bot.channels.webhook import route
from bot.channels.zalo_bot.api import Account, Refused, Unreachable, ZaloBot
from bot.channels.zalo_bot.carry import Carrier, Means
from bot.channels.zalo_bot.quota import Ledger, Plan, Quota
from bot.channels.zalo_bot.tempo import NORMAL, Tempo
from bot.channels.zalo_bot.translate import CHANNEL, to_message
from bot.channels.zalo_bot.webhook import Webhook
from bot.errors import ChannelError, StorageError

TRIES = 3  # for a turn that fails by a fault of ours
REMEMBERED = 1000  # updates that Zalo may deliver again
REFUSED = (
    "Zalo does not accept ZALO_BOT_TOKEN. Copy it again from the message of “Zalo Bot Manager” "
    "(it looks like 123456:abc-DEF), or check ZALO_BOT_API_URL."
)

Result = TypeVar("Result")

log = get_logger()


class ZaloBotChannel:
    """With a `webhook`, `routes` have to be served at its address before `run`; else Zalo is polled."""

    def __init__(  # noqa: PLR0913 - what the operator can choose
        self,
        *,
        account: Account,
        conversations: Answering,
        ledger: Ledger,
        plan: Plan = Plan(),  # noqa: B008 - frozen
        means: Means = Means(),  # noqa: B008
        webhook: Webhook | None = None,
        tempo: Tempo = NORMAL,
    ) -> None:
        self._bot = ZaloBot(account, timeout=tempo.call)
        self._conversations = conversations
        self._quota = Quota(plan, ledger, means.words)
        self._webhook = webhook
        self._tempo = tempo
        self._outage = Outage(CHANNEL, tempo)
        self._carrier = Carrier(self._bot, self._quota, means, tempo)
        self._outbox = Outbox(CHANNEL, conversations, self._carrier.carry, tempo)
        self._heard: deque[str] = deque(maxlen=REMEMBERED)
        self._turn: asyncio.Task[None] | None = None

    @property
    def routes(self) -> Sequence[BaseRoute]:
        return [route(self._webhook, self._hear)] if self._webhook else []

    async def run(self) -> None:
        """Until cancelled, or until Zalo refuses us for good (ChannelError)."""
        try:
            log.info("zalo_bot.ready", name=await self._at_last(self._bot.name))
            await self._outbox.open()
            await (self._be_called(self._webhook) if self._webhook else self._poll())
        finally:
            await self._finish()

    async def _poll(self) -> None:
        await self._at_last(self._remove_webhook)
        while True:
            update = await self._at_last(self._look)
            if update is not None:
                self._turn = asyncio.create_task(self._hear_at_last(update))
                await asyncio.shield(self._turn)
            await asyncio.sleep(self._tempo.between_polls)

    async def _look(self) -> object | None:
        """Once Zalo is lost, know soon when it is back."""
        return await self._bot.update(
            min(1, self._tempo.long_poll) if self._outage.lasts else self._tempo.long_poll
        )

    async def _be_called(self, webhook: Webhook) -> None:
        await self._at_last(lambda: self._set_webhook(webhook))
        await self._carrier.token_refused.wait()
        raise ChannelError(REFUSED)

    async def _set_webhook(self, webhook: Webhook) -> None:
        """Only when it is not set already: Zalo allows this a few times a day."""
        if await self._bot.webhook() == webhook.url:
            return
        outcome = await self._bot.set_webhook(webhook.url, webhook.secret)
        if outcome not in {"", "webhook.ok"}:
            log.error("zalo_bot.webhook_not_reached", outcome=outcome, do="see that PUBLIC_URL leads here")

    async def _remove_webhook(self) -> None:
        if await self._bot.webhook():
            log.warning("zalo_bot.webhook_removed", reason="a webhook was set; polling needs it gone")
            await self._bot.delete_webhook()

    async def _at_last(self, call: Callable[[], Awaitable[Result]]) -> Result:
        """Call until it works; ChannelError when it never will."""
        while True:
            try:
                result = await call()
            except Refused as refusal:
                if refusal.code == HTTPStatus.UNAUTHORIZED:
                    raise ChannelError(REFUSED) from None
                await self._outage.bear(f"{refusal.code} {refusal.description[:80]}")
            except Unreachable as trouble:
                await self._outage.bear(str(trouble))
            else:
                if self._outage.ends():
                    self._outbox.hurry()
                return result

    async def _hear(self, update: object) -> None:
        """Returns when its effects and its reply are stored; sending goes on afterwards."""
        message = to_message(update)
        if message is None or message.delivery_id in self._heard:
            return
        is_new = await self._outbox.answer(message)
        self._heard.append(message.delivery_id)
        if is_new:
            await self._quota.received(message.conversation.address)

    async def _hear_at_last(self, update: object) -> None:
        """What cannot be stored is tried until it can, for nobody delivers it again; a fault of ours, three times."""
        pause, tries = self._tempo.first_pause, 1
        while True:
            try:
                return await self._hear(update)
            except Exception as error:  # noqa: BLE001 - one bad turn must not stop the polling
                # No trace: it might quote what somebody wrote.
                log.error("zalo_bot.turn_failed", error=type(error).__name__)  # noqa: TRY400
                if tries >= TRIES and not isinstance(error, StorageError):
                    return None
            await asyncio.sleep(pause)
            pause, tries = min(2 * pause, self._tempo.longest_pause), tries + 1

    async def _finish(self) -> None:
        """A turn in work comes to its end, and replies that can be sent at once are."""
        if self._turn:
            await asyncio.wait({self._turn}, timeout=self._tempo.farewell)
            self._turn.cancel()
            with suppress(asyncio.CancelledError):
                await self._turn
        await self._outbox.close(self._tempo.farewell)
        await self._bot.close()
