"""The doors to Zalo, as the settings want them."""

from pathlib import Path
from typing import Any

from starlette.routing import Route

from bot.dialogue.message import AnyFile, ConversationId, Kept, Message
from bot.service import Conversations
from bot.settings import Settings
from bot.storage.database import Database
from bot.zalo import _words, zalo_bot, zalo_oa

TOKEN, SECRET = "98765432:" + "q" * 20, "b" * 20


def read(**env: str) -> Settings:
    return Settings.from_env(env, env_file=None)


def no_link(_conversation: ConversationId, _file: AnyFile) -> None:
    return None


def opened(conversations: Conversations, database: Database, **env: str) -> tuple[str, bool, list[Any]]:
    door, routes = zalo_bot(conversations, database, read(**env), no_link)
    return door.told, bool(door.run), [route.path for route in routes if isinstance(route, Route)]


async def test_without_a_token_the_door_is_closed(conversations: Conversations, database: Database) -> None:
    assert opened(conversations, database) == ("no ZALO_BOT_TOKEN", False, [])


async def test_polling_needs_nothing_but_the_token(conversations: Conversations, database: Database) -> None:
    told = opened(conversations, database, ZALO_BOT_TOKEN=TOKEN)
    assert told == ("polling https://bot-api.zaloplatforms.com", True, [])


async def test_a_webhook_is_served_beside_the_page(conversations: Conversations, database: Database) -> None:
    told, is_open, (path,) = opened(
        conversations,
        database,
        ZALO_BOT_TOKEN=TOKEN,
        ZALO_BOT_MODE="webhook",
        ZALO_BOT_SECRET=SECRET,
        PUBLIC_URL="https://sotay.vi.du",
    )
    assert (told, is_open) == ("webhook https://sotay.vi.du", True)
    assert path.startswith("/webhook/zalo-bot/")
    assert SECRET not in path


async def test_the_last_words_of_a_month_name_the_page(conversations: Conversations) -> None:
    with_page, without = (_words(conversations.texts, page) for page in ("https://sotay.vi.du", None))
    assert with_page["vi"].last.endswith("Bác cũng hỏi được ở đây: https://sotay.vi.du")
    assert with_page["en"].last.endswith("You can also ask here: https://sotay.vi.du")
    assert "http" not in without["vi"].last
    assert without["vi"].no_file


async def test_an_account_that_is_not_connected_is_told_how(
    conversations: Conversations, database: Database, tmp_path: Path
) -> None:
    tokens = tmp_path / "tokens.json"
    settings = read(
        ZALO_OA_APP_ID="4242424242", ZALO_OA_APP_SECRET=SECRET, ZALO_OA_SECRET=SECRET,
        PUBLIC_URL="https://sotay.vi.du", ZALO_OA_TOKEN_FILE=str(tokens),
    )  # fmt: skip
    told = "webhook https://sotay.vi.du/webhook/zalo-oa"
    how = "; cannot answer before: python -m bot zalo-oa connect"
    assert zalo_oa(conversations, database, settings)[0].told == told + how
    tokens.write_text("{}")
    assert zalo_oa(conversations, database, settings)[0].told == told


def said(delivery_id: str) -> Message:
    conversation = ConversationId("zalo_bot", "an")
    return Message(conversation=conversation, delivery_id=delivery_id, text="xin chào")


async def test_an_answer_and_its_place_in_the_outbox_are_one_commit(conversations: Conversations) -> None:
    kept = await conversations.answer_and_keep(said("1"))
    assert kept is not None
    assert await conversations.kept("zalo_bot") == [kept]
    assert await conversations.answer_and_keep(said("1")) is None  # delivered again: it waits already
    await conversations.carried(kept.id)
    assert await conversations.answer_and_keep(said("1")) is None  # or has arrived
    assert await conversations.kept("zalo_bot") == []


async def test_an_apology_is_kept_too(conversations: Conversations) -> None:
    conversations.library = None  # type: ignore[assignment]  # a fault of ours
    kept = await conversations.answer_and_keep(said("1"))
    assert isinstance(kept, Kept)
    assert await conversations.kept("zalo_bot") == [kept]
