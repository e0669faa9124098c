"""How much one address and one conversation may ask for: buckets that fill again."""

from collections.abc import Callable
from ipaddress import IPv6Address, ip_address
from time import monotonic
from typing import NamedTuple

MOST_BUCKETS = 20_000
"""More than this are looked through for full ones, which need not be remembered."""


class Rate(NamedTuple):
    """`burst` at once, then `per_second` for ever."""

    burst: float
    per_second: float


ADDRESS = Rate(burst=900, per_second=30)
"""A school or a ward office sits behind one address: forty people may read and write at once."""

CONVERSATION = Rate(burst=20, per_second=1)
"""Nobody reads faster."""


WRONG_CODES = Rate(burst=20, per_second=1 / 60)
"""Wrong codes and links of one address; right ones cost nothing."""


class Limiter:
    """Counts within this process: with several workers each gives its own share."""

    def __init__(self, rate: Rate, clock: Callable[[], float] = monotonic) -> None:
        self._rate = rate
        self._clock = clock
        self._buckets: dict[str, tuple[float, float]] = {}

    def wait(self, who: str) -> int:
        """0: go on. Else the seconds to wait; nothing is taken then."""
        now = self._clock()
        left = self._left(who, now)
        if left < 1:
            return int((1 - left) / self._rate.per_second) + 1
        if len(self._buckets) >= MOST_BUCKETS:
            self._forget_full(now)
        self._buckets[who] = (left - 1, now)
        return 0

    def blocked(self, who: str) -> int:
        """As `wait`, without taking anything."""
        left = self._left(who, self._clock())
        return 0 if left >= 1 else int((1 - left) / self._rate.per_second) + 1

    def _left(self, who: str, now: float) -> float:
        left, at = self._buckets.get(who, (self._rate.burst, now))
        return min(self._rate.burst, left + (now - at) * self._rate.per_second)

    def _forget_full(self, now: float) -> None:
        self._buckets = {
            who: bucket for who, bucket in self._buckets.items() if self._left(who, now) < self._rate.burst
        }


def household_of(address: str) -> str:
    """A home has one IPv4 address, or a /64 of IPv6."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, IPv6Address) and parsed.ipv4_mapped is None:
        return parsed.exploded[:19]
    return str(parsed)
