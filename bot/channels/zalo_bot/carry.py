"""One reply to one chat: within the quota, as one message where it fits, and what a refusal means."""

import asyncio
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from urllib.parse import quote

from structlog import get_logger

from bot.channels.outbox import Gone, NotNow
from bot.channels.zalo_bot.api import UNKNOWN_METHOD, Refused, Unreachable, ZaloBot
from bot.channels.zalo_bot.quota import Quota
from bot.channels.zalo_bot.tempo import Tempo
from bot.channels.zalo_bot.translate import to_texts
from bot.dialogue.message import ConversationId, Reply

NEVER = (HTTPStatus.BAD_REQUEST, UNKNOWN_METHOD)
"""Trying again cannot help."""

log = get_logger()


class Carrier:
    """Brings replies to chats. `gone` are codes that mean that the person has left; Zalo documents none."""

    def __init__(
        self, bot: ZaloBot, quota: Quota, tempo: Tempo, *, public_url: str | None, gone: Collection[int]
    ) -> None:
        self._bot = bot
        self._quota = quota
        self._tempo = tempo
        self._public_url = public_url
        self._gone = gone
        self._closed_until = 0.0
        self.token_refused = asyncio.Event()

    async def carry(self, conversation: ConversationId, reply: Reply) -> None:
        """Returns when it has arrived, or when Zalo will never take it; else raises NotNow or Gone."""
        wait = self._closed_until - time.monotonic()
        if wait > 0:
            raise NotNow(wait)
        fitting, farewell = await self._quota.fit(conversation.address, reply)
        if fitting is None:
            return
        with self._meaning():
            messages = await self._send(conversation.address, fitting)
            await self._quota.sent(conversation.address, messages, farewell=farewell)

    async def _send(self, chat: str, reply: Reply) -> int:
        """How many messages it took."""
        if await self._sent_as_picture(chat, reply):
            return 1
        texts = [text for text in to_texts(reply) if text.strip()]
        for place, text in enumerate(texts):
            if place:
                await asyncio.sleep(self._tempo.between)
            await self._bot.send_message(chat, text)
        return len(texts)

    async def _sent_as_picture(self, chat: str, reply: Reply) -> bool:
        """A picture with the text below it is one message; without an address of ours, or too long, it is told."""
        caption, *more = to_texts(reply, told=False)
        if reply.picture is None or self._public_url is None or more:
            return False
        try:
            await self._bot.send_photo(chat, f"{self._public_url}/hinh/{quote(reply.picture.file)}", caption)
        except Refused as refusal:
            if refusal.code != HTTPStatus.BAD_REQUEST:
                raise
            log.warning("zalo_bot.picture_refused", reason=refusal.description[:80])
            return False
        return True

    @contextmanager
    def _meaning(self) -> Iterator[None]:
        """What Zalo's refusal of a reply means for us."""
        try:
            yield
        except Unreachable as trouble:
            raise NotNow from trouble
        except Refused as refusal:
            if refusal.code in self._gone:
                raise Gone from refusal
            if refusal.code in NEVER:
                log.error("zalo_bot.refused", code=refusal.code, reason=refusal.description[:80])  # noqa: TRY400
                return
            raise NotNow(self._wait(refusal)) from refusal

    def _wait(self, refusal: Refused) -> float:
        match refusal.code:
            case HTTPStatus.UNAUTHORIZED:
                self.token_refused.set()
                return self._tempo.longest_pause
            case HTTPStatus.TOO_MANY_REQUESTS:
                log.error(
                    "zalo_bot.quota_used_up", do="nothing more is sent until Zalo allows it; see your plan"
                )
                self._closed_until = time.monotonic() + self._tempo.closed
                return self._tempo.closed
            case _:  # 403 is Zalo's "internal server error"
                return 0
