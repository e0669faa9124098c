"""Three teams at work in two provinces, driven through the real desk and the real conversations on a real file."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TypeVar

from bot.desk import Desk, perform
from bot.dialogue.message import ConversationId, Message, Reply
from bot.dialogue.turn import Request
from bot.domain.people import Area, Role, Team
from bot.domain.visit import Visit
from bot.errors import NotAllowed
from bot.search.index import Index
from bot.search.lexicon import load_lexicon
from bot.service import Conversations, Library
from bot.storage.database import Database
from bot.texts import Texts, load_texts
from tests.builders import a_guidebook
from tests.clock import ZONE, Clock
from tests.histories.oracle import Raw

ROOT = Path(__file__).parent.parent.parent
T = TypeVar("T")
CREWS = {"Tổ Một": ("TT1", "TV1", "TV12"), "Tổ Hai": ("TT2", "TV2", "TV12"), "Tổ Ba": ("TT3", "TV3")}
"""The lead first; one volunteer is in two teams."""

PROVINCES = {"Tỉnh Bắc": ("Xã An", "Xã Bình"), "Tỉnh Nam": ("Xã Cát",)}
PLACES = {"Tổ Một": "Xã An", "Tổ Hai": "Xã An", "Tổ Ba": "Xã Bình"}


@dataclass(frozen=True)
class Cast:
    """Who and what there is at the beginning."""

    people: dict[str, int] = field(default_factory=dict)
    teams: list[Team] = field(default_factory=list)
    communes: list[Area] = field(default_factory=list)
    provinces: list[Area] = field(default_factory=list)


class World:
    def __init__(self, database: Database, file: Path, clock: Clock, served: Library) -> None:
        self.database, self.file, self.clock = database, file, clock
        self.conversations = Conversations(database, served, texts(), clock=clock, zone=ZONE)
        self.cast = Cast()
        self.sent: list[tuple[Message, Reply]] = []

    @property
    def today(self) -> date:
        return self.clock.now.astimezone(ZONE).date()

    def raw(self) -> Raw:
        return Raw(self.file)

    async def begin(self) -> None:
        """Everybody joins, households are opened, and everybody has been at work for a month."""
        async with self.database.transaction() as transaction:
            for province, communes in PROVINCES.items():
                self.cast.provinces.append(await transaction.areas.province(province))
                self.cast.communes.extend(
                    [await transaction.areas.commune(name, province) for name in communes]
                )
            found = {commune.name: commune for commune in self.cast.communes}
            for name, commune in PLACES.items():
                team = await transaction.people.add_team(name, found[commune])
                self.cast.teams.append(team)
                for _ in range(4):
                    await transaction.households.open(team.id, None)
        for team in self.cast.teams:
            for name in CREWS[team.name]:
                await self.joins(name, team, Role.LEAD if name.startswith("TT") else Role.VOLUNTEER)
        await self._have_worked()

    async def _have_worked(self) -> None:
        async with self.database.transaction() as transaction:
            for number in range(24):
                team = self.cast.teams[number % 3]
                visit = Visit(
                    team_id=team.id,
                    volunteer_id=self.cast.people[CREWS[team.name][number % 2]],
                    household=await transaction.households.by_number(team.id, 1 + number // 3 % 4),
                    guide_id="vneid-quen-mat-khau",
                    topic="vneid",
                    day=self.today - timedelta(days=(5 * number) % 31),
                )
                await transaction.visits.add(visit, entered_by=visit.volunteer_id)

    async def joins(self, name: str, team: Team, role: Role) -> None:
        async with self.database.transaction() as transaction:
            code = (await transaction.invitations.invite(team.id, role)).code
        await self.says(name, code or "")
        await self.says(name, f"chị {name.translate(str.maketrans('123', 'abc'))}")
        async with self.database.transaction() as transaction:
            loaded = await transaction.conversations.load(_conversation(name), "")
        self.cast.people[name] = loaded.person_id or 0

    async def says(self, name: str, text: str) -> Reply:
        message = Message(conversation=_conversation(name), delivery_id=f"{name}-{len(self.sent)}", text=text)
        reply = await self.conversations.answer(message)
        self.sent.append((message, reply))
        return reply

    async def asks(self, name: str, request: Request[T]) -> T | None:
        """What the desk gives this person; None when they may not."""
        try:
            async with self.database.transaction() as transaction:
                person = await transaction.people.person(self.cast.people[name])
                desk = Desk(transaction, _conversation(name), person, self.clock(), ZONE)
                answer: T = await perform(desk, request)
        except NotAllowed:
            return None
        return answer

    def goes_on(self, days: int) -> None:
        self.clock.forward(timedelta(days=days))


@asynccontextmanager
async def a_world(file: Path, served: Library) -> AsyncIterator[World]:
    """On that file; it begins in December, so that a year ends in it."""
    clock = Clock()
    clock.forward(timedelta(days=29))
    async with Database.opened(f"sqlite+aiosqlite:///{file}", clock) as database:
        yield World(database, file, clock, served)


def library() -> Library:
    guidebook = a_guidebook()
    return Library(guidebook, Index(guidebook, load_lexicon(ROOT / "guides" / "lexicon")))


@cache
def texts() -> Mapping[str, Texts]:
    return load_texts(ROOT / "locales")


def _conversation(name: str) -> ConversationId:
    return ConversationId("paper", name)
