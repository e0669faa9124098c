"""Chat on paper: plays a transcript against the real conversations on a real database."""

import re
import textwrap
from dataclasses import dataclass, field
from itertools import count

from bot.dialogue.message import Attachment, ConversationId, Message, Press, Reply
from bot.service import Conversations

BOT = "Bot"
ANYTHING, ANY_BUTTONS = "…", "[…]"
"""A line of the transcript that stands for any lines; buttons that need not be named."""


@dataclass
class Chat:
    """Speakers are told apart by what stands before the colon; each is a person with a conversation."""

    conversations: Conversations
    channel: str = "paper"
    replies: dict[str, Reply] = field(default_factory=dict)
    _numbers: count = field(default_factory=count)  # type: ignore[type-arg]

    async def plays(self, transcript: str) -> None:
        """Says every line that is not the bot's, and compares what the bot answers with what stands there."""
        spoken, expected, actual = _parts(transcript), [], []
        last: Reply | None = None
        for speaker, text in spoken:
            expected.append(f"{speaker}: {text}")
            if speaker == BOT:
                assert last is not None, "the transcript begins with the bot"
                actual.append(f"{BOT}: {self.matched(text, written(last))}")
            else:
                last = await self.says(speaker, text)
                actual.append(f"{speaker}: {text}")
        assert "\n".join(actual) == "\n".join(expected)

    def matched(self, expected: str, actual: str) -> str:
        """The expected text itself if its “…” lines and “[…]” buttons can stand for what is there, else what is there."""
        lines = [".*" if line == ANYTHING else re.escape(line) for line in expected.splitlines()]
        pattern = "\n".join(lines).replace(re.escape(ANY_BUTTONS), r"\[.*\]")
        return expected if re.fullmatch(pattern, actual, re.DOTALL) else actual

    async def says(self, speaker: str, text: str = "", *, attachment: Attachment | None = None) -> Reply:
        """Text, or a button as “[Label]” of the last reply this speaker received."""
        if pressed := re.fullmatch(r"\[(.+)\]", text):
            return await self.presses(speaker, pressed[1])
        return await self.send(self.message(speaker, text=text, attachment=attachment))

    async def presses(self, speaker: str, label: str, reply: Reply | None = None) -> Reply:
        reply = reply or self.replies[speaker]
        values = [choice.value for choice in reply.choices if choice.label == label]
        assert values, f"there is no [{label}] in: {written(reply)}"
        return await self.send(self.message(speaker, pressed=Press(reply.turn, values[0])))

    def message(
        self,
        speaker: str,
        *,
        text: str | None = None,
        pressed: Press | None = None,
        attachment: Attachment | None = None,
    ) -> Message:
        return Message(
            conversation=ConversationId(self.channel, speaker),
            delivery_id=str(next(self._numbers)),
            text=text,
            pressed=pressed,
            attachment=attachment,
        )

    async def send(self, message: Message) -> Reply:
        reply = await self.conversations.answer(message)
        self.replies[message.conversation.address] = reply
        return reply


def written(reply: Reply) -> str:
    buttons = " ".join(f"[{choice.label}]" for choice in reply.choices)
    return "\n".join(part for part in (reply.text, reply.link, buttons) if part)


def _parts(transcript: str) -> list[tuple[str, str]]:
    """Speaker and text; lines that are indented go on with the line above."""
    parts: list[tuple[str, list[str]]] = []
    for line in textwrap.dedent(transcript).strip().splitlines():
        said = re.match(r"([^\W\d_][\w ]{0,15}): ?(.*)", line)
        if said and not line.startswith(" "):
            parts.append((said[1], [said[2]]))
        else:
            parts[-1][1].append(line.strip())
    return [(speaker, "\n".join(lines)) for speaker, lines in parts]
