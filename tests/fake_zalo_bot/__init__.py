"""A small Zalo Bot server on loopback, with the limits, errors and contradictions that were seen on the real one."""

from tests.fake_zalo_bot.person import Heard, Person
from tests.fake_zalo_bot.server import TOKEN, FakeZaloBot

__all__ = ["TOKEN", "FakeZaloBot", "Heard", "Person"]
