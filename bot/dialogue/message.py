"""What goes in and what comes out of a conversation, the same on every channel."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple, Self

from bot.domain.guide import Picture
from bot.domain.period import Period

MOST_CHARACTERS = 2000
"""The longest text of a reply: the smallest limit of the channels we design for (Zalo)."""

MOST_CHOICES = 5
"""The most choices of a reply (Zalo Official Account)."""


class ConversationId(NamedTuple):
    """One person on one channel."""

    channel: str
    address: str


class Badge(NamedTuple):
    """Who opens a page: the owner of a session of the page, else whoever this conversation belongs to."""

    conversation: ConversationId
    token: str | None = None


class Attachment(StrEnum):
    """What a message carried instead of words; its content is never fetched."""

    PICTURE = "picture"
    VOICE = "voice"
    LOCATION = "location"
    OTHER = "other"


class Press(NamedTuple):
    """A pressed button: the turn that showed it, and the choice's value."""

    turn: int
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """`delivery_id` is the channel's own id for it: the same id again means the same message again."""

    conversation: ConversationId
    delivery_id: str
    text: str | None = None  # NFC
    pressed: Press | None = None
    attachment: Attachment | None = None
    language: str | None = None  # asked for by a switch outside the chat, such as a page's own
    waited: timedelta = timedelta()  # how long it lay on the phone until there was a network


@dataclass(frozen=True, slots=True)
class Choice:
    """A button: `value` (ASCII, at most 48) for us, `label` for people, `words` are other ways to type it."""

    value: str
    label: str
    words: tuple[str, ...] = ()


class Form(StrEnum):
    """A file a report can be; the value ends its name."""

    CHART = "png"
    SHEET = "xlsx"
    LETTER = "docx"
    TABLE = "csv"
    DATA = "json"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFile:
    """A report as a file, only described: whoever carries it fetches its bytes, and rights are checked then.

    Of a team, or of a commune or province.
    """

    team_id: int | None = None
    area_id: int | None = None
    period: Period
    form: Form
    language: str = "vi"


@dataclass(frozen=True, slots=True, kw_only=True)
class Poster:
    """An invitation as a picture to print or pass on, only described: who carries it fetches it as it does reports.

    Without a link that a phone elsewhere can open, the QR holds the words to type.
    """

    team_id: int
    invitation_id: int
    team: str
    role: str
    code: str
    uses: int
    expires: date
    link: str | None = None
    language: str = "vi"

    @property
    def form(self) -> Form:
        return Form.CHART


AnyFile = ReportFile | Poster


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """`replaces` asks a channel that can to put it in the place of the message whose button was pressed.

    `turn` and `language` are filled in by the conversation; a channel sends the turn along with each button.
    `link` is an address to open or pass on, shown below the text. `picture` is a file of guides/pictures; a channel
    that cannot show it shows what it tells (`alt`). `file` is a report or poster that the channel fetches and carries along.
    """

    text: str
    choices: tuple[Choice, ...] = ()
    replaces: bool = False
    link: str | None = None
    picture: Picture | None = None
    file: AnyFile | None = None
    turn: int = 0
    language: str = "vi"

    def in_turn(self, turn: int) -> Self:
        return replace(self, turn=turn)


class Fetched(NamedTuple):
    """A file that a reply named."""

    name: str
    data: bytes


class Kept(NamedTuple):
    """A reply that could not be carried yet; it survives a restart."""

    id: int
    conversation: ConversationId
    reply: Reply
