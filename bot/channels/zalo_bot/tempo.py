"""How long the channel waits for what, in seconds."""

from dataclasses import dataclass

from bot.channels import tempo

HOUR = 3600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tempo(tempo.Tempo):
    between: float = 1
    """Zalo names no limit per second; one message a second to one chat is safe."""

    stale: float = 24 * HOUR

    long_poll: float = 30
    """What Zalo itself does when it is not told."""

    between_polls: float = 1
    """Zalo has been seen to answer polls at once, again and again."""

    closed: float = HOUR
    """Until sending is tried again after Zalo has said that the quota is used up."""


NORMAL = Tempo()
