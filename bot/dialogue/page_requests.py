"""What may be asked of the desk about the page of a team: who opens it, and where; rights are checked there."""

from dataclasses import dataclass

from bot.dialogue.turn import Request
from bot.domain.device import Device


@dataclass(frozen=True, slots=True, kw_only=True)
class MakePageLink(Request[str]):
    """A token that opens the page once, for this person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EnterPage(Request[str | None]):
    """By such a token; the token of a new session, or None when it opens nothing any more."""

    token: str
    device: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Devices(Request[list[Device]]):
    """Where this person is at home."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EndDevice(Request[None]):
    key: str
