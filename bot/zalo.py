"""Builds the doors to Zalo from the settings."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from bot.doors import Door
from bot.service import Conversations
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.monthly import MonthlyMessages
from bot.texts import Texts

if TYPE_CHECKING:  # who has no Zalo need not wait for its imports
    from starlette.routing import BaseRoute

    from bot.channels.zalo_bot import Webhook, Words


def zalo_bot(
    conversations: Conversations, database: Database, settings: Settings
) -> tuple[Door, Sequence["BaseRoute"]]:
    """The door, and what the web server has to serve for it."""
    if settings.zalo_bot_token is None:
        return Door(name="Zalo Bot", told="no ZALO_BOT_TOKEN"), []
    from bot.channels.zalo_bot import CHANNEL, Account, Means, Plan, ZaloBotChannel

    webhook = _webhook(settings)
    channel = ZaloBotChannel(
        account=Account(token=settings.zalo_bot_token.get_secret_value(), api_url=settings.zalo_bot_api_url),
        conversations=conversations,
        ledger=MonthlyMessages(database, CHANNEL, settings.timezone),
        plan=Plan(
            messages=settings.zalo_bot_monthly_quota or None,
            both_ways=settings.zalo_bot_quota_counts == "both",
        ),
        means=Means(
            public_url=settings.public_url,
            words=_words(conversations.texts, settings.public_url),
            gone=settings.zalo_bot_gone_codes,
        ),
        webhook=webhook,
    )
    told = f"webhook {webhook.public_url}" if webhook else f"polling {settings.zalo_bot_api_url}"
    return Door(name="Zalo Bot", told=told, run=channel.run), channel.routes


def _webhook(settings: Settings) -> "Webhook | None":
    from bot.channels.zalo_bot import Webhook

    if settings.zalo_bot_mode != "webhook" or not settings.zalo_bot_secret or not settings.public_url:
        return None
    return Webhook(public_url=settings.public_url, secret=settings.zalo_bot_secret.get_secret_value())


def _words(library: Mapping[str, Texts], page: str | None) -> dict[str, "Words"]:
    from bot.channels.zalo_bot import Words

    def last(texts: Texts) -> str:
        return "\n".join([texts("zalo-bot.last"), *([texts("zalo-bot.page", address=page)] if page else [])])

    return {
        code: Words(last=last(texts), no_file=texts("zalo-bot.no-file")) for code, texts in library.items()
    }
