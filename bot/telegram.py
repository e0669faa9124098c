"""Builds the door to Telegram from the settings."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.doors import Door
from bot.service import Conversations
from bot.settings import Settings
from bot.texts import Texts

if TYPE_CHECKING:  # python-telegram-bot takes half a second to import, and the terminal does not need it
    from starlette.routing import BaseRoute

    from bot.channels.telegram import Profile, Webhook


def telegram(conversations: Conversations, settings: Settings) -> tuple[Door, Sequence["BaseRoute"]]:
    """The door, and what the web server has to serve for it."""
    if settings.telegram_token is None:
        return Door(name="Telegram", told="no TELEGRAM_TOKEN"), []
    from bot.channels.telegram import Account, TelegramChannel

    def ready(username: str) -> None:
        conversations.link_by("telegram", lambda payload: f"https://t.me/{username}?start={payload}")

    webhook = _webhook(settings)
    channel = TelegramChannel(
        account=Account(
            token=settings.telegram_token.get_secret_value(),
            api_url=settings.telegram_api_url,
            proxy=settings.telegram_proxy,
        ),
        conversations=conversations,
        profiles={code: _profile(texts) for code, texts in conversations.texts.items()},
        on_ready=ready,
        pictures=settings.guides_dir / "pictures",
        webhook=webhook,
    )
    told = f"webhook {webhook.public_url}" if webhook else f"polling {settings.telegram_api_url}"
    return Door(name="Telegram", told=told, run=channel.run), channel.routes


def _webhook(settings: Settings) -> "Webhook | None":
    from bot.channels.telegram import Webhook

    if settings.telegram_mode != "webhook" or not settings.telegram_secret or not settings.public_url:
        return None
    return Webhook(public_url=settings.public_url, secret=settings.telegram_secret.get_secret_value())


def _profile(texts: Texts) -> "Profile":
    """What Telegram shows before the first message, and its menu of commands."""
    from bot.channels.telegram import Profile

    return Profile(
        commands=[(name, texts(f"telegram.{name}")) for name in texts.words("telegram.commands")],
        description=texts("telegram.description"),
        short_description=texts("telegram.short"),
    )
