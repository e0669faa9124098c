"""What every channel needs from the conversations, and what is done to texts on the way in and out."""

import unicodedata
from typing import Protocol

from bot.dialogue.message import AnyFile, ConversationId, Fetched, Kept, Message, Reply


class Answering(Protocol):
    """One way in: all channels hand every message to `answer` and carry the reply back."""

    async def answer(self, message: Message) -> Reply:
        """Commits all effects before it returns; the same delivery again gets the same reply, without effects."""

    async def answer_and_keep(self, message: Message) -> Kept | None:
        """As `answer`, and the reply is kept in the same commit: for platforms that may never deliver again.

        None for a delivery that has been answered: its reply is kept, or has arrived.
        """

    async def fetch(self, conversation: ConversationId, file: AnyFile) -> Fetched | str:
        """The file a reply to this conversation named, or the sentence to say instead of it.

        Rights are checked again, and the figures are those of now: a reply may have waited for a day.
        """

    async def keep(self, conversation: ConversationId, reply: Reply) -> int:
        """Put a reply that cannot be carried now aside, durably; returns the id that `carried` takes."""

    async def kept(self, channel: str) -> list[Kept]:
        """Replies put aside on that channel, oldest first."""

    async def carried(self, kept_id: int) -> None:
        """Forget a kept reply: it has arrived, or never can."""

    async def unreachable(self, conversation: ConversationId) -> None:
        """The person has blocked the bot; nothing is sent unasked any more, and kept replies are dropped."""


def cleaned(text: str) -> str:
    """NFC, without half emojis: a lone surrogate can be neither stored nor sent back."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return unicodedata.normalize("NFC", whole)


def split(text: str, limit: int) -> list[str]:
    """Cut a long text into parts of at most `limit` UTF-16 units: at paragraphs, else lines, else words."""
    parts: list[str] = []
    while len(units := text.encode("utf-16-le")) > 2 * limit:
        fits = len(units[: 2 * limit].decode("utf-16-le", "ignore"))
        cut = next(
            (at for mark in ("\n\n", "\n", " ") if (at := text.rfind(mark, 0, fits + 1)) > 0),
            fits,
        )
        parts.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return [*parts, text] if text or not parts else parts
