"""One reply to one chat: within the quota, as one message where it fits, and what a refusal means."""

import asyncio
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from urllib.parse import quote

from structlog import get_logger

from bot.channels.outbox import Gone, NotNow
from bot.channels.zalo_bot.api import UNKNOWN_METHOD, Refused, Unreachable, ZaloBot
from bot.channels.zalo_bot.quota import Quota
from bot.channels.zalo_bot.tempo import Tempo
from bot.channels.zalo_bot.translate import to_texts
from bot.channels.zalo_bot.words import AllWords, words_in
from bot.dialogue.message import AnyFile, ConversationId, Reply

NEVER = (HTTPStatus.BAD_REQUEST, UNKNOWN_METHOD)
"""Trying again cannot help."""

log = get_logger()


LinkTo = Callable[[ConversationId, AnyFile], str | None]
"""A short-lived address at which that person, and nobody else, can download that file; None if there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What a reply may consist of here. `gone` are codes that mean that the person has left; Zalo documents none."""

    public_url: str | None = None
    link_to: LinkTo = lambda _conversation, _file: None
    words: AllWords = field(default_factory=dict)
    gone: Collection[int] = ()


class Carrier:
    """Brings replies to chats."""

    def __init__(self, bot: ZaloBot, quota: Quota, means: Means, tempo: Tempo) -> None:
        self._bot = bot
        self._quota = quota
        self._means = means
        self._tempo = tempo
        self._closed_until = 0.0
        self.token_refused = asyncio.Event()

    async def carry(self, conversation: ConversationId, reply: Reply) -> None:
        """Returns when it has arrived, or when Zalo will never take it; else raises NotNow or Gone."""
        wait = self._closed_until - time.monotonic()
        if wait > 0:
            raise NotNow(wait)
        reply = self._with_link(conversation, reply)
        fitting, farewell = await self._quota.fit(conversation.address, reply)
        if fitting is None:
            return
        with self._meaning():
            messages = await self._send(conversation.address, fitting)
            await self._quota.sent(conversation.address, messages, farewell=farewell)

    def _with_link(self, conversation: ConversationId, reply: Reply) -> Reply:
        """Zalo Bot takes no files: their address instead, made now because it does not live long."""
        if reply.file is None:
            return reply
        link = (
            self._means.link_to(conversation, reply.file)
            or words_in(reply.language, self._means.words).no_file
        )
        return replace(reply, text=f"{reply.text}\n\n{link}".rstrip())

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
        if reply.picture is None or self._means.public_url is None or more:
            return False
        try:
            await self._bot.send_photo(
                chat, f"{self._means.public_url}/hinh/{quote(reply.picture.file)}", caption
            )
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
            if refusal.code in self._means.gone:
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
