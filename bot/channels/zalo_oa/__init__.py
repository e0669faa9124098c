"""Zalo Official Account: a signed webhook in, consultation messages with buttons out."""

from bot.channels.zalo_oa.account import Account, Buttons, SignedWith, Variant
from bot.channels.zalo_oa.channel import PATH, ZaloOaChannel
from bot.channels.zalo_oa.enclose import Shelf
from bot.channels.zalo_oa.events import CHANNEL
from bot.channels.zalo_oa.tempo import Tempo

__all__ = [
    "CHANNEL",
    "PATH",
    "Account",
    "Buttons",
    "Shelf",
    "SignedWith",
    "Tempo",
    "Variant",
    "ZaloOaChannel",
]
