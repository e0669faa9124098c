"""How long a channel waits for what, in seconds; each channel adds what is its own."""

from dataclasses import dataclass
from math import inf


@dataclass(frozen=True, slots=True, kw_only=True)
class Tempo:
    call: float = 10
    """Any call, and each phase of it: connecting, writing, reading."""

    quick: float = 2
    """A reply that takes longer is put aside, so that its update can be acknowledged."""

    first_pause: float = 1
    """Between tries; it doubles …"""

    longest_pause: float = 30
    """… up to this."""

    between: float = 0
    """Between two messages to one chat."""

    look_again: float = 10
    """For what others have put into the outbox: reports and reminders, which nobody has asked for."""

    stale: float = inf
    """A reply that could not be carried for so long would only confuse: it is dropped."""

    farewell: float = 8
    """What turns in work get when the bot is stopped."""
