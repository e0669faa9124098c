"""One turn: what the core may know, what it may ask for, what it decides.

The core does no I/O. A handler that needs the database *yields* a request and receives the answer, as httpx's auth
flows do; so a reply can name the code of the household that was just opened, and the core stays pure.
"""

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, tzinfo
from typing import Any, Generic, TypeVar

from bot.dialogue.message import MOST_CHOICES, Choice, Message, Reply
from bot.dialogue.state import Place, Session
from bot.domain.guide import Guide, Guidebook, Picture
from bot.domain.people import Person
from bot.search.index import Index
from bot.texts import Texts

T = TypeVar("T")


class Request(Generic[T]):
    """Something only the desk can answer; `T` is what comes back."""

    __slots__ = ()


Flow = Generator[Request[Any], Any, T]


def ask(request: Request[T]) -> Flow[T]:
    """Use with `yield from`; gives back what the desk says to the request."""
    answer: T = yield request
    return answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """All that one answer may know without asking."""

    library: Mapping[str, Texts]  # by language
    guidebook: Guidebook
    index: Index
    today: date
    person: Person
    link: Callable[[str], str | None] = lambda _payload: None  # a deep link of this channel, if it has such
    page: Callable[[str], str] | None = (
        None  # the address that opens the page of a team; None: there is no page
    )
    public: Callable[[str], str] | None = None  # a deep link that a phone anywhere can open
    zone: tzinfo = UTC  # where people live
    retention_months: int = 24  # how long details of a household are kept after the last visit
    said_on: date | None = None  # None: today; else the message waited for a network

    @property
    def day(self) -> date:
        """What the writer calls today."""
        return self.said_on or self.today


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """`aside`: a remark on where we are; what was shown before stays the thing on the table."""

    reply: Reply
    session: Session
    aside: bool = False


Answer = Turn | None | Flow[Turn | None]
"""What a handler gives back; None: not about me, let the next one try."""


def settle(answer: Answer) -> Flow[Turn | None]:
    """A handler that asks nothing may return its turn at once; here both become one."""
    return (yield from answer) if isinstance(answer, Generator) else answer


def labelled(texts: Texts, value: str, text_id: str, **variables: object) -> Choice:
    """A choice labelled by a text; `<text>-words` (`.words`) lists other ways to type it."""
    words_id = f"{text_id}-words" if "." in text_id else f"{text_id}.words"
    words = texts.words(words_id) if texts.has(words_id) else ()
    return Choice(value, texts(text_id, **variables), words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One message in its conversation, as handlers see it."""

    session: Session
    message: Message
    briefing: Briefing
    text: str  # cleaned; empty for a pressed button
    picked: str | None = None  # the value of the choice that was pressed or typed

    @property
    def texts(self) -> Texts:
        library = self.briefing.library
        return library.get(self.session.language) or library["vi"]

    @property
    def person(self) -> Person:
        return self.briefing.person

    def guide(self, guide_id: str) -> Guide:
        return self.briefing.guidebook.read(guide_id, self.texts.language)

    def choice(self, value: str, text_id: str, **variables: object) -> Choice:
        return labelled(self.texts, value, text_id, **variables)

    def turn(
        self,
        place: Place,
        text: str,
        *choices: Choice,
        link: str | None = None,
        picture: Picture | None = None,
    ) -> Turn:
        """The reply to this scene, and the place it leads to."""
        if len(choices) > MOST_CHOICES:
            raise ValueError(f"{len(choices)} choices; channels can show {MOST_CHOICES}")
        return Turn(
            reply=Reply(
                text=text,
                choices=choices,
                replaces=self.message.pressed is not None,
                link=link,
                picture=picture,
            ),
            session=self.session.at(place),
        )
