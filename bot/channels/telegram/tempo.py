"""How long the channel waits for what, in seconds."""

from dataclasses import dataclass

from bot.channels import tempo


@dataclass(frozen=True, slots=True, kw_only=True)
class Tempo(tempo.Tempo):
    """A flood limit of up to `quick` is waited for on the spot."""

    long_poll: float = 30
    """Telegram allows 50; some proxies cut after 60."""

    stuck: float = 0.1
    """Until new updates are looked for although old ones are still in work."""

    respond: float = 20
    """What a delivery may take before it is asked for again; its work goes on."""

    watch: float = 60
    """Between two looks whether Telegram still reaches our webhook."""

    conflict: float = 10
    """While another process polls with the same token …"""

    reminder: float = 3600
    """… and the operator is told of it so often."""


NORMAL = Tempo()
