"""Every guide, walked in the terminal through every branch to an end, within the limits of every channel."""

import re
from functools import cache
from pathlib import Path

import pytest

from bot.channels.terminal import Terminal
from bot.dialogue.message import Message, Reply
from bot.guidebook.load import load
from bot.search.index import Index
from bot.search.lexicon import Lexicon
from bot.service import Conversations, Library
from bot.storage.database import Database
from tests.clock import ZONE, Clock
from tests.conftest import the_texts
from tests.content.limits import misfits

ROOT = Path(__file__).parents[2]
NO_WAY_ON = {"Quay lại", "Tôi bị kẹt", "Máy tôi khác", "Thôi", "Không phải việc này", "Tôi không rõ"}
END = "🎉 Hết các bước rồi."
MOST_TURNS = 80


@cache
def library() -> Library:
    guidebook = load(ROOT / "guides")[0]
    return Library(guidebook, Index(guidebook, Lexicon()))


class Measured(Conversations):
    """Every answer fits every channel."""

    async def answer(self, message: Message) -> Reply:
        reply = await super().answer(message)
        assert misfits(reply) == [], reply
        return reply


class Walker:
    """Walks one guide again and again from its first page, every time taking another way."""

    def __init__(self, conversations: Measured, guide_id: str) -> None:
        self._conversations, self._guide_id = conversations, guide_id
        self.walked = 0

    async def walk_all(self, ways: tuple[str, ...] = ()) -> None:
        """Every sequence of choices that `ways` begins, to its end."""
        options = await self._walk(ways)
        for option in options:
            await self.walk_all((*ways, option))

    async def _walk(self, ways: tuple[str, ...]) -> list[str]:
        """Take these ways where there is a choice, go straight on elsewhere; the choices met after the last of them."""
        self.walked += 1
        said: list[str] = []
        terminal = Terminal(self._conversations, f"{self._guide_id}-{self.walked}", said.append)
        await terminal.hear(f"/start g_{self._guide_id}")
        left = list(ways)
        for _ in range(MOST_TURNS):
            text, labels = parts(said[-1])
            if END in text:
                return []
            onward = [label for label in labels if label not in NO_WAY_ON]
            assert onward, f"{self._guide_id}: no way on from: {text}"
            if len(onward) > 1 and not left:
                return onward
            await terminal.hear(left.pop(0) if len(onward) > 1 else onward[0])
        raise AssertionError(f"{self._guide_id} goes round in circles: {ways}")


def parts(printed: str) -> tuple[str, list[str]]:
    labels = re.findall(r"^  \d\. (.*)$", printed, re.MULTILINE)
    return re.split(r"^  1\. ", printed, maxsplit=1, flags=re.MULTILINE)[0], labels


@pytest.mark.parametrize("guide_id", [guide.id for guide in library().guidebook])
async def test_a_guide_leads_through_every_branch_to_an_end(
    guide_id: str, database: Database, clock: Clock
) -> None:
    walker = Walker(Measured(database, library(), the_texts(), clock=clock, zone=ZONE), guide_id)
    await walker.walk_all()
    assert walker.walked >= 1
