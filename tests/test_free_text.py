"""ID numbers, bank cards, one-time codes and passwords, typed into every field that takes free text: none of them is kept."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterable
from contextlib import closing
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot.codec import session_from_json
from bot.desk import FREE_TEXT, PERFORMERS, Desk, perform
from bot.dialogue import household_requests as h
from bot.dialogue import requests as r
from bot.dialogue.message import ConversationId
from bot.dialogue.respond import HEARD
from bot.dialogue.state import Session
from bot.dialogue.turn import Request
from bot.domain.household import Detail
from bot.domain.people import Role
from bot.errors import NotAllowed
from bot.service import Conversations
from bot.storage.database import Database
from tests.chat import Chat
from tests.clock import ZONE, Clock
from tests.commands.test_people import home, refused
from tests.storage.crew import Crew, a_crew
from tests.web.conftest import served
from tests.web.team import Browser, Hamlet

__all__ = ["home"]

SECRETS = {
    "id-number": "079123456789",
    "card": "4111 1111 1111 1111",
    "code": "mã otp là 482913",
    "password": "mật khẩu là hoahonghong",
}
NO_FREE_TEXT = {
    "Join.code", "HasConsent.what", "WriteDown.what", "WriteDown.text_version", "Withdraw.what", "Invite.role",
    "CountReading.guide_id", "GroupsBehind.by", "VisitsBehind.topic", "VisitsBehind.outcome", "EnterPage.token", "EnterPage.device",
    "EndDevice.key",
}  # fmt: skip
"""Codes, ids and words of ours; the browser's name is one of ours too."""

THERE: dict[str, list[str]] = {
    "reading": ["quét mã qr trả tiền", "[Bắt đầu]"],
    "task": ["ghi"],
    "household": ["ghi quét mã qr trả tiền"],
    "correcting": ["ghi H-001 quét mã qr trả tiền", "[Sửa]"],
    "visit-team": ["{join}", "ghi quét mã qr trả tiền"],
    "return": ["ghi H-001 quét mã qr trả tiền chưa xong"],
    "reason": ["#1", "bỏ khỏi sổ"],
    "hall": ["hội trường", "quét mã qr trả tiền"],
    "find-household": ["hộ"],
    "name-household": ["hộ H-001", "đặt tên", "[Bà con đồng ý]"],
    "change-household": ["hộ H-001", "việc khác", "gộp với hộ khác"],
    "code": ["tham gia"],
    "naming": ["{first}"],
    "team": ["{lead}", "mời"],
    "places": ["{coordinator}", "báo cáo"],
    "rows": ["báo cáo", "xem từng lượt", "từng hộ"],
}
"""How a lead gets to every place that listens to words."""


@dataclass
class Street:
    """A lead in a chat, with a visit of somebody else's in the team."""

    chat: Chat
    database: Database
    file: Path
    crew: Crew

    async def goes(self, steps: Iterable[str]) -> str:
        for step in steps:
            await self.chat.says("TT", await self._said(step))
        return (await self.session()).place.kind

    async def _said(self, step: str) -> str:
        async with self.database.transaction() as transaction:
            if step == "{coordinator}":
                commune = await transaction.areas.commune("Xã Hoa Mẫu")
                return (await transaction.invitations.invite_coordinator(commune.id)).code or ""
            if step.startswith("{"):
                name = "Tổ 5" if step == "{first}" else "Tổ 6"
                role = Role.VOLUNTEER if step == "{join}" else Role.LEAD
                team = await transaction.people.find_team(name) or await transaction.people.add_team(name)
                return (await transaction.invitations.invite(team.id, role)).code or ""
        return step

    async def session(self) -> Session:
        async with self.database.transaction() as transaction:
            return session_from_json((await transaction.conversations.load(("paper", "TT"), "")).session)

    async def keeps(self, secret: str) -> bool:
        """In any row, and in what is sealed of this conversation."""
        with closing(sqlite3.connect(self.file)) as connection:
            rows = "\n".join(connection.iterdump())
        return secret in rows or secret in repr(await self.session())


@pytest.fixture
async def street(chat: Chat, database: Database, database_file: Path) -> Street:
    async with database.transaction() as transaction:
        crew = await a_crew(transaction)
        await transaction.visits.add(crew.a_visit(), entered_by=crew.volunteer.id)
    return Street(chat, database, database_file, crew)


@pytest.mark.parametrize("place", sorted(THERE))
async def test_in_chat_it_is_refused_wherever_words_are_listened_to(street: Street, place: str) -> None:
    if place != "naming":
        await street.goes(["{first}", "bác Tâm"])
    assert await street.goes(THERE[place]) == place
    shown = (await street.session()).shown
    for kind, secret in SECRETS.items():
        reply = await street.chat.says("TT", f"ngõ 5 {secret}")
        assert reply.text.startswith(street.chat.conversations.texts["vi"](f"got-{kind}"))
        assert not await street.keeps(secret)
    assert (await street.session()).shown == shown


def test_every_place_that_listens_is_tried_here() -> None:
    assert set(THERE) == set(HEARD)


def test_every_text_that_is_kept_is_guarded() -> None:
    """Whoever adds a request with a text says here whether people type it."""
    texts = {
        f"{request.__name__}.{field.name}"
        for request in PERFORMERS
        for field in fields(request)  # type: ignore[arg-type]  # every request is a dataclass
        if field.type in {str, str | None} or (isinstance(field.type, type) and issubclass(field.type, str))
    }
    assert texts - NO_FREE_TEXT == {f"{request.__name__}.{name}" for request, name in FREE_TEXT.items()}


@pytest.mark.parametrize("secret", SECRETS.values())
async def test_no_request_writes_it_down(street: Street, clock: Clock, secret: str) -> None:
    async with street.database.transaction() as transaction:
        visit = await transaction.visits.get(1)
        assert visit is not None
        said = f"bà Lan {secret}"
        written: list[Request[Any]] = [
            r.CorrectVisit(visit=visit, reason=said),
            r.VoidVisit(visit_id=1, reason=said),
            r.TakeName(name=said),
            r.KeepQuestion(text=said),
            h.WriteDown(
                household_id=street.crew.household.id, what=Detail.LABEL, text=said, text_version="1"
            ),
        ]
        desk = Desk(transaction, ConversationId("paper", "x"), street.crew.lead, clock(), ZONE)
        for request in written:
            with pytest.raises(NotAllowed):
                await perform(desk, request)
    assert {type(request) for request in written} == set(FREE_TEXT)
    assert not await street.keeps(secret)


@pytest.fixture
async def lead(database: Database, conversations: Conversations) -> AsyncIterator[tuple[Browser, Hamlet]]:
    async with served(conversations) as address:
        hamlet = Hamlet(database, address)
        await hamlet.furnish()
        yield await hamlet.browser_of(hamlet.crew.lead), hamlet
        await hamlet.closes()


async def test_no_form_of_the_page_takes_it(lead: tuple[Browser, Hamlet], database_file: Path) -> None:
    browser, hamlet = lead
    house, visit = f"/to/ho/{hamlet.crew.household.id}", f"/to/luot/{hamlet.visit.id}"
    token = await browser.token()
    for secret in SECRETS.values():
        said = f"bà Lan {secret}"
        for action, form in (
            ("/to/ten", {"name": said}),
            (f"{house}/ten", {"chu": said, "dong-y": "1"}),
            (f"{house}/so", {"chu": said, "dong-y": "1"}),
            (f"{visit}/sua", {"so-nguoi": "3", "ly-do-khac": said}),
            (f"{visit}/bo", {"ly-do-khac": said}),
            ("/to/ho", {"tim": said}),
            ("/to/ma", {"code": said}),
        ):
            answer = await browser.client.post(action, data={"token": token, **form})
            assert answer.status_code in {200, 422}, f"{action}: {answer.status_code}"
        with closing(sqlite3.connect(database_file)) as connection:
            rows = "\n".join(connection.iterdump())
        assert secret not in rows
    async with hamlet.database.transaction() as transaction:
        assert (await transaction.details.kept(hamlet.crew.household.id)) == (None, None)
        assert await transaction.visits.get(hamlet.visit.id or 0) == hamlet.visit


NAMES = {
    "id-number": ["team", "add", "{}"],
    "card": ["team", "add", "Tổ 5", "--commune", "{}"],
    "code": ["team", "add", "Tổ 5", "--commune", "Xã Hoa Mẫu", "--province", "{}"],
}


@pytest.mark.parametrize("kind", sorted(NAMES))
def test_the_operator_names_nothing_so(home: Path, kind: str) -> None:
    arguments = [part.format(f"Tổ {SECRETS[kind]}") for part in NAMES[kind]]
    assert "no name has such in it" in refused(home, *arguments)


@pytest.mark.parametrize(("option", "kind"), [("--label", "password"), ("--phone", "id-number")])
def test_the_operator_calls_no_household_so(home: Path, option: str, kind: str) -> None:
    async def furnish() -> None:
        url, now = f"sqlite+aiosqlite:///{home / 'sotayso.db'}", partial(datetime.now, UTC)
        async with Database.opened(url, now) as database, database.transaction() as transaction:
            await a_crew(transaction)

    asyncio.run(furnish())
    said = ["household", "correct", "Tổ 5", "H-001", option, f"bà Lan {SECRETS[kind]}"]
    assert "Traceback" not in refused(home, *said, "--agreed", "spoken")
