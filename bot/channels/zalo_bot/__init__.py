"""Zalo Bot: polling or webhook, numbered choices, and a month's quota of messages."""

from bot.channels.zalo_bot.api import Account
from bot.channels.zalo_bot.carry import LinkTo, Means
from bot.channels.zalo_bot.channel import ZaloBotChannel
from bot.channels.zalo_bot.quota import Ledger, Plan
from bot.channels.zalo_bot.tempo import Tempo
from bot.channels.zalo_bot.translate import CHANNEL
from bot.channels.zalo_bot.webhook import Webhook
from bot.channels.zalo_bot.words import Words

__all__ = [
    "CHANNEL",
    "Account",
    "Ledger",
    "LinkTo",
    "Means",
    "Plan",
    "Tempo",
    "Webhook",
    "Words",
    "ZaloBotChannel",
]
