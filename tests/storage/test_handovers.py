"""Whom a channel knows, when a human answers instead of the bot, and being forgotten."""

from datetime import timedelta

import pytest

from bot.dialogue.message import ConversationId, Message, Reply
from bot.service import Conversations
from bot.storage.database import Database
from bot.storage.handovers import Handovers
from tests.clock import Clock

LAN, MINH = ConversationId("zalo_oa", "lan"), ConversationId("zalo_oa", "minh")
ELSEWHERE = ConversationId("telegram", "lan")


@pytest.fixture
def handovers(database: Database) -> Handovers:
    return Handovers(database, "zalo_oa")


async def says_hello(conversations: Conversations, who: ConversationId) -> None:
    await conversations.answer(Message(conversation=who, delivery_id=f"{who}", text="chào"))


async def test_somebody_is_known_after_the_first_message(
    conversations: Conversations, handovers: Handovers
) -> None:
    await says_hello(conversations, ELSEWHERE)
    assert not await handovers.knows("lan")
    await says_hello(conversations, LAN)
    assert await handovers.knows("lan")


async def test_a_human_answers_lan_for_an_hour_and_minh_is_answered_by_the_bot(
    handovers: Handovers, clock: Clock
) -> None:
    await handovers.begin("lan", 60)
    assert [await handovers.lasts(who) for who in ("lan", "minh")] == [True, False]
    clock.forward(timedelta(minutes=59))
    assert await handovers.lasts("lan")
    clock.forward(timedelta(minutes=1))
    assert not await handovers.lasts("lan")


async def test_every_message_of_the_human_begins_the_hour_anew(handovers: Handovers, clock: Clock) -> None:
    await handovers.begin("lan", 60)
    clock.forward(timedelta(minutes=50))
    await handovers.begin("lan", 60)
    clock.forward(timedelta(minutes=50))
    assert await handovers.lasts("lan")


async def test_lan_is_forgotten_and_nobody_else(conversations: Conversations, handovers: Handovers) -> None:
    for who in (LAN, MINH, ELSEWHERE):
        await says_hello(conversations, who)
        await conversations.keep(who, Reply(text="để dành"))
    await handovers.begin("lan", 60)
    await handovers.erase("lan")
    assert [await handovers.knows(who) for who in ("lan", "minh")] == [False, True]
    assert not await handovers.lasts("lan")
    assert [kept.conversation for kept in await conversations.kept("zalo_oa")] == [MINH]
    assert [kept.conversation for kept in await conversations.kept("telegram")] == [ELSEWHERE]
