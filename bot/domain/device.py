"""Where the page of a team is open for somebody: seen, and ended, by that person."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """A session of the page; or a browser whose chat is this person, which opens the page as well."""

    key: str  # names it in a form; opens nothing
    name: str | None  # “Chrome · Android”; None: a chat, of which the browser is not known
    since: datetime | None
    used: datetime
    until: datetime | None  # None: as long as the browser keeps its cookie
    here: bool = False
