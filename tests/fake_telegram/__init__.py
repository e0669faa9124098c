"""A small Bot API server on loopback that keeps Telegram's limits and makes Telegram's errors."""

from tests.fake_telegram.person import Heard, Person
from tests.fake_telegram.server import TOKEN, FakeTelegram

__all__ = ["TOKEN", "FakeTelegram", "Heard", "Person"]
