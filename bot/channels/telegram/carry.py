"""One reply to one chat: sent or put in place of the last one, and what a refusal means."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from structlog import get_logger
from telegram import Bot, InlineKeyboardMarkup, InputFile, LinkPreviewOptions
from telegram.error import BadRequest, Forbidden, RetryAfter, TelegramError

from bot.channels.base import split
from bot.channels.outbox import Gone, NotNow
from bot.channels.telegram.tempo import Tempo
from bot.channels.telegram.translate import to_keyboard, to_texts
from bot.dialogue.message import AnyFile, ConversationId, Fetched, Form, Reply

Fetch = Callable[[ConversationId, AnyFile], Awaitable[Fetched | str]]

LONGEST_CAPTION = 1024  # counted in UTF-16 units
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

log = get_logger()


class Carrier:
    """Brings replies to chats."""

    def __init__(self, bot: Bot, tempo: Tempo, fetch: Fetch, pictures: Path | None = None) -> None:
        self._bot = bot
        self._tempo = tempo
        self._fetch = fetch
        self._pictures = pictures

    async def carry(
        self, conversation: ConversationId, reply: Reply, *, replacing: int | None = None
    ) -> None:
        """Returns when it has arrived, or when Telegram will never take it; else raises NotNow or Gone."""
        with meaning():
            try:
                await self._carry(conversation, reply, replacing)
            except RetryAfter as flood:
                if seconds(flood) > self._tempo.quick:
                    raise
                await asyncio.sleep(seconds(flood))
                await self._carry(conversation, reply, replacing)

    async def _carry(self, conversation: ConversationId, reply: Reply, replacing: int | None) -> None:
        chat = int(conversation.address)
        if reply.file is not None:
            fetched = await self._fetch(conversation, reply.file)
            if isinstance(fetched, Fetched):
                await self._send_file(chat, reply, fetched)
                return
            reply = replace(reply, text=fetched)
        if (picture := await self._picture(reply)) is not None:
            await self._send_file(chat, reply, picture)
            return
        *first, last = (text for text in to_texts(reply) if text)
        for text in first:
            await self._send(chat, text, None)
        if replacing is None or first:
            await self._send(chat, last, to_keyboard(reply))
        else:
            await self._replace(chat, replacing, last, to_keyboard(reply))

    async def _picture(self, reply: Reply) -> Fetched | None:
        """The step's picture; None if it has none or the file is gone, and the words say what it shows."""
        if reply.picture is None or self._pictures is None:
            return None
        try:
            data = await asyncio.to_thread((self._pictures / reply.picture.file).read_bytes)
        except OSError as error:
            log.warning("telegram.picture_missing", picture=reply.picture.file, error=type(error).__name__)
            return None
        return Fetched(reply.picture.file, data)

    async def _send(self, chat: int, text: str, keyboard: InlineKeyboardMarkup | None) -> None:
        await self._bot.send_message(chat, text, reply_markup=keyboard, link_preview_options=NO_PREVIEW)

    async def _send_file(self, chat: int, reply: Reply, file: Fetched) -> None:
        """With the words below it, where buttons stay at hand; what is too long for that goes before it."""
        *first, caption = split(reply.text, LONGEST_CAPTION)
        for text in first:
            await self._send(chat, text, None)
        sent = InputFile(file.data, filename=file.name)
        keyboard = to_keyboard(reply)
        if reply.file is None or reply.file.form is Form.CHART:
            await self._bot.send_photo(chat, sent, caption=caption, reply_markup=keyboard)
        else:
            await self._bot.send_document(chat, sent, caption=caption, reply_markup=keyboard)

    async def _replace(self, chat: int, post: int, text: str, keyboard: InlineKeyboardMarkup | None) -> None:
        try:
            await self._bot.edit_message_text(
                text, chat, post, reply_markup=keyboard, link_preview_options=NO_PREVIEW
            )
        except BadRequest as refusal:
            if not said_by_telegram(refusal):
                raise
            if "not modified" not in refusal.message:  # else it is there already
                await self._send(chat, text, keyboard)  # deleted, or too old to be changed


@contextmanager
def meaning() -> Iterator[None]:
    """What Telegram's refusal of a reply means for us."""
    try:
        yield
    except RetryAfter as flood:
        raise NotNow(seconds(flood)) from flood
    except Forbidden as refusal:
        raise Gone if said_by_telegram(refusal) else NotNow from refusal
    except BadRequest as refusal:
        if not said_by_telegram(refusal):
            raise NotNow from refusal
        log.error("telegram.refused", reason=refusal.message[:80])  # noqa: TRY400 - the trace tells no more
    except TelegramError as trouble:  # also a token withdrawn meanwhile: polling will say so
        raise NotNow from trouble


def said_by_telegram(error: TelegramError) -> bool:
    """False when the answer was no answer of Telegram's: the page of a firewall, a proxy, a portal."""
    return not isinstance(error.__cause__, TelegramError)


def seconds(flood: RetryAfter) -> float:
    wait = flood.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else wait
