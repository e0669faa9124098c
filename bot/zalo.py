"""Builds the doors to Zalo from the settings."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from bot.doors import Door
from bot.service import Conversations
from bot.settings import Settings
from bot.storage.database import Database, path_of
from bot.storage.handovers import Handovers
from bot.storage.monthly import MonthlyMessages
from bot.texts import Texts

if TYPE_CHECKING:  # who has no Zalo need not wait for its imports
    from starlette.routing import BaseRoute

    from bot.channels.zalo_bot import LinkTo, Webhook, Words
    from bot.channels.zalo_oa import Account


def zalo_bot(
    conversations: Conversations, database: Database, settings: Settings, link_to: "LinkTo"
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
            link_to=link_to if settings.web else lambda _conversation, _file: None,
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


def zalo_oa(
    conversations: Conversations, database: Database, settings: Settings
) -> tuple[Door, Sequence["BaseRoute"]]:
    """The door to the Official Account, and what the web server has to serve for it."""
    if settings.zalo_oa_app_id is None:
        return Door(name="Zalo OA", told="no ZALO_OA_APP_ID"), []
    from bot.channels.zalo_oa import CHANNEL, PATH, Shelf, ZaloOaChannel

    texts, account = conversations.texts, official_account(settings)
    channel = ZaloOaChannel(
        account=account,
        conversations=conversations,
        people=Handovers(database, CHANNEL),
        shelf=Shelf(
            pictures=settings.guides_dir / "pictures",
            pictures_url=_pictures_url(settings.public_url),
            no_file=lambda language: texts[language]("zalo-oa.no-file"),
        ),
    )
    told = f"webhook {settings.public_url or 'https://…'}{PATH}"
    if not account.token_file.exists():
        told += "; cannot answer before: python -m bot zalo-oa connect"
    return Door(name="Zalo OA", told=told, run=channel.run), channel.routes


def _pictures_url(page: str | None) -> str | None:
    """Zalo fetches pictures over https only; without it they are uploaded."""
    return f"{page}/hinh" if page and page.startswith("https://") else None


def official_account(settings: Settings) -> "Account":
    """Of settings that name one."""
    from bot.channels.zalo_oa import Account, Buttons, SignedWith, Variant

    secrets = (settings.zalo_oa_app_secret, settings.zalo_oa_secret)
    app_secret, webhook_secret = (secret.get_secret_value() if secret else "" for secret in secrets)
    return Account(
        app_id=settings.zalo_oa_app_id or "",
        app_secret=app_secret,
        webhook_secret=webhook_secret,
        token_file=settings.zalo_oa_token_file or path_of(settings.database_url).with_suffix(".zalo-oa.json"),
        api_url=settings.zalo_oa_api_url,
        login_url=settings.zalo_oa_login_url,
        variant=Variant(settings.zalo_oa_variant),
        buttons=Buttons(settings.zalo_oa_buttons),
        signed_with=SignedWith(settings.zalo_oa_signed_with),
        fresh_hours=settings.zalo_oa_fresh_hours,
        pause_minutes=settings.zalo_oa_pause_minutes,
        pays=settings.zalo_oa_paid,
    )
