"""Telegram: polling or webhook, buttons, and replies that arrive whatever the network does."""

from bot.channels.telegram.account import Account
from bot.channels.telegram.channel import Profile, TelegramChannel
from bot.channels.telegram.tempo import Tempo
from bot.channels.telegram.webhook import Webhook

__all__ = ["Account", "Profile", "TelegramChannel", "Tempo", "Webhook"]
