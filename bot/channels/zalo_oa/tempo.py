"""How long the channel waits for what, in seconds."""

from dataclasses import dataclass

from bot.channels import tempo

HOUR = 3600.0
DAY = 24 * HOUR


@dataclass(frozen=True, slots=True, kw_only=True)
class Tempo(tempo.Tempo):
    longest_pause: float = 60

    respond: float = 1.6
    """Zalo wants an answer to a webhook inside 2 seconds; what is not stored by then it must deliver again."""

    slow: float = 10
    """When Zalo finds the calls too many …"""

    later: float = HOUR
    """… when a quota is used up, or it is night …"""

    alarm: float = 600
    """… and when nothing can be sent until an administrator has acted."""

    closed: float = 6 * HOUR
    """Until a reply that waits for its person to write is tried anyway."""

    look: float = 60
    """How often the age of the tokens is looked at."""

    reminder: float = HOUR
    """How often the operator is told of the same thing."""


NORMAL = Tempo()
