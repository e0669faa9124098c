"""The door to Telegram, as the settings want it."""

from typing import Any

from starlette.routing import Route

from bot.service import Conversations
from bot.settings import Settings
from bot.telegram import telegram

TOKEN, SECRET = "123456:" + "A" * 35, "b" * 20


def opened(conversations: Conversations, **env: str) -> tuple[str, bool, list[Any]]:
    door, routes = telegram(conversations, Settings.from_env(env, env_file=None))
    return door.told, bool(door.run), [route.path for route in routes if isinstance(route, Route)]


async def test_without_a_token_the_door_is_closed(conversations: Conversations) -> None:
    assert opened(conversations) == ("no TELEGRAM_TOKEN", False, [])


async def test_polling_needs_nothing_but_the_token(conversations: Conversations) -> None:
    assert opened(conversations, TELEGRAM_TOKEN=TOKEN) == ("polling https://api.telegram.org", True, [])


async def test_a_webhook_is_served_beside_the_page(conversations: Conversations) -> None:
    told, is_open, (path,) = opened(
        conversations,
        TELEGRAM_TOKEN=TOKEN,
        TELEGRAM_MODE="webhook",
        TELEGRAM_SECRET=SECRET,
        PUBLIC_URL="https://sotay.vi.du",
    )
    assert (told, is_open) == ("webhook https://sotay.vi.du", True)
    assert path.startswith("/webhook/telegram/")
    assert SECRET not in path
