"""The terminal: a chat for one person, or plain lines from and to a pipe."""

import asyncio
import sys
import threading
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from bot.channels.base import Answering
from bot.dialogue.message import AnyFile, ConversationId, Message, Reply

PROMPT = "› "
GREETING = "/start"


class Terminal:
    """One conversation with whoever types. `say` prints; files are put into `folder`, the current one."""

    def __init__(
        self,
        conversations: Answering,
        name: str,
        say: Callable[[str], None] = print,
        *,
        folder: Path = Path(),
    ) -> None:
        self._conversations = conversations
        self._conversation = ConversationId("terminal", name)
        self._say = say
        self._folder = folder

    async def run(self) -> None:
        """Until the end of input. A person is greeted first; a script gets answers only."""
        greeted = sys.stdin.isatty()
        if greeted:
            await self.hear(GREETING)
        lines = _lines(PROMPT if greeted else "")
        while (line := await lines.get()) is not None:
            await self.hear(line)

    async def hear(self, line: str) -> None:
        text = unicodedata.normalize("NFC", line)
        message = Message(conversation=self._conversation, delivery_id=uuid4().hex, text=text)
        reply = await self._conversations.answer(message)
        saved = await self._saved(reply.file) if reply.file else None
        self._say(to_lines(reply, saved))

    async def _saved(self, file: AnyFile) -> str:
        """Where the file is now, or why there is none."""
        fetched = await self._conversations.fetch(self._conversation, file)
        if isinstance(fetched, str):
            return fetched
        path = self._folder / fetched.name
        try:
            path.write_bytes(fetched.data)
        except OSError as error:
            return f"{path}: {error.strerror}"
        return f"→ {path}"


def to_lines(reply: Reply, saved: str | None = None) -> str:
    """The text, where its file is, and the choices with the numbers that pick them."""
    parts = [reply.text, saved] if saved else [reply.text]
    if reply.picture:
        parts.append(f"[{reply.picture.alt}]")
    if reply.link:
        parts.append(reply.link)
    if reply.choices:
        parts.append("\n".join(f"  {i}. {choice.label}" for i, choice in enumerate(reply.choices, 1)))
    return "\n".join(parts) + "\n"


def _lines(prompt: str) -> "asyncio.Queue[str | None]":
    """Lines as they are typed, None at the end. A thread of its own: reading cannot be cancelled, the chat can."""
    loop, queue = asyncio.get_running_loop(), asyncio.Queue[str | None]()

    def put(line: str | None) -> None:
        with suppress(RuntimeError):  # the loop is gone: nobody listens any more
            loop.call_soon_threadsafe(queue.put_nowait, line)

    def read() -> None:
        while True:
            try:
                put(input(prompt))
            except EOFError:
                return put(None)

    threading.Thread(target=read, daemon=True, name="terminal").start()
    return queue
