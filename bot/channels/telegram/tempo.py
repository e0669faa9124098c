"""How long the channel waits for what, in seconds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Tempo:
    long_poll: float = 30
    """Telegram allows 50; some proxies cut after 60."""

    call: float = 10
    """Any other call, and each phase of it: connecting, writing, reading."""

    quick: float = 2
    """A reply that takes longer is put aside, so that its update can be acknowledged.
    A flood limit up to this is waited for on the spot."""

    stuck: float = 0.1
    """Until new updates are looked for although old ones are still in work."""

    first_pause: float = 1
    """Between tries; it doubles …"""

    longest_pause: float = 30
    """… up to this."""

    conflict: float = 10
    """While another process polls with the same token …"""

    reminder: float = 3600
    """… and the operator is told of it so often."""

    farewell: float = 8
    """What turns in work get when the bot is stopped."""


NORMAL = Tempo()
