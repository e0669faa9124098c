"""Where Telegram delivers, and the header it shows its secret in."""

from dataclasses import dataclass
from typing import ClassVar

from bot.channels import webhook
from bot.channels.telegram.translate import CHANNEL


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook(webhook.Webhook):
    channel: ClassVar[str] = CHANNEL
    header: ClassVar[str] = "x-telegram-bot-api-secret-token"
