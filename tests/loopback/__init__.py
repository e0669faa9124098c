"""What the fake platforms share: HTTP on loopback, and everything that can go wrong with it."""

from tests.loopback.server import LoopbackServer, Trouble

__all__ = ["LoopbackServer", "Trouble"]
