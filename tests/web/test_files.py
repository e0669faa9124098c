"""A lead downloads the week from the page; nobody else does, and not for ever."""

import re
from dataclasses import replace

import httpx
import pytest
from itsdangerous import URLSafeTimedSerializer

from bot.dialogue.message import ConversationId, Form, Poster, ReportFile
from bot.domain.people import Role
from bot.domain.period import Period
from bot.service import Conversations
from bot.storage.database import Database
from bot.web.links import LASTS, FileLinks
from tests.clock import TODAY
from tests.web.conftest import KEY
from tests.web.person import Person

FILE = ReportFile(team_id=1, period=Period.week_of(TODAY), form=Form.SHEET, language="vi")
LAN = ConversationId("zalo-bot", "lan")


@pytest.fixture
async def lead(database: Database, person: Person) -> Person:
    async with database.transaction() as transaction:
        team = await transaction.people.add_team("Tổ 5")
        invitation = await transaction.invitations.invite(team.id, Role.LEAD)
    await person.opens()
    await person.types(f"tham gia {invitation.code}")
    await person.types("bác Tâm")
    await person.types("ghi quên mật khẩu vneid")
    await person.presses("Hộ mới")
    return person


async def test_a_lead_downloads_the_sheet_of_the_week(lead: Person) -> None:
    await lead.types("báo cáo")
    await lead.presses("Xuất báo cáo")
    page = await lead.presses("Tệp Excel")
    link = next(href for href in page.all("href") if href.startswith("/tep/"))
    response = await lead.client.get(link)
    assert response.content.startswith(b"PK")
    assert re.fullmatch(
        r"attachment; filename\*=UTF-8''[\w.%-]+\.xlsx", response.headers["content-disposition"]
    )
    assert response.headers["cache-control"] == "private, no-store"


async def test_the_chart_is_shown_in_the_chat(lead: Person) -> None:
    await lead.types("báo cáo")
    await lead.presses("Xuất báo cáo")
    page = await lead.presses("Biểu đồ")
    source = next(src for src in page.all("src") if src.startswith("/tep/"))
    response = await lead.client.get(source)
    assert response.content.startswith(b"\x89PNG")
    assert response.headers["content-type"] == "image/png"


async def test_the_link_of_a_lead_is_nothing_to_anybody_else(address: str, lead: Person) -> None:
    await lead.types("báo cáo")
    await lead.presses("Xuất báo cáo")
    link = next(href for href in (await lead.presses("Tệp Excel")).all("href") if href.startswith("/tep/"))
    async with httpx.AsyncClient(base_url=address) as other:
        assert (await other.get(link)).status_code == 404


async def test_rights_are_checked_when_it_is_opened(client: httpx.AsyncClient) -> None:
    refused = await client.get(FileLinks(KEY).path(LAN, FILE))
    assert refused.status_code == 403
    assert "không có quyền" in refused.text


async def test_a_link_that_is_old_or_not_ours_says_so(
    client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    forged = await client.get(FileLinks(b"x" * 32).path(LAN, FILE))
    assert (forged.status_code, "đã hết hạn" in forged.text) == (410, True)
    path = FileLinks(KEY).path(LAN, FILE)
    signed = URLSafeTimedSerializer(KEY, salt="file")
    _, made = signed.loads(path.removeprefix("/tep/"), return_timestamp=True)
    monkeypatch.setattr("time.time", lambda: made.timestamp() + LASTS + 1)
    assert FileLinks(KEY).read(path.removeprefix("/tep/")) is None


def test_a_link_says_what_it_was_made_for() -> None:
    for form in Form:
        file = replace(FILE, form=form)
        assert FileLinks(KEY).read(FileLinks(KEY).path(LAN, file).removeprefix("/tep/")) == (LAN, file)


def test_a_link_to_a_poster_says_what_is_on_it() -> None:
    poster = Poster(
        team_id=1, invitation_id=2, team="Tổ 5", role="volunteer", code="ABCD-EFGH", uses=20, expires=TODAY
    )
    links = FileLinks(KEY)
    assert links.read(links.path(LAN, poster).removeprefix("/tep/")) == (LAN, poster)


async def test_a_lead_sees_the_poster_of_an_invitation_in_the_chat(lead: Person) -> None:
    await lead.types("mời")
    page = await lead.presses("Ảnh QR để in")
    link = next(src for src in page.all("src") if src.startswith("/tep/"))
    response = await lead.client.get(link)
    assert response.content.startswith(b"\x89PNG")


def test_without_a_public_address_others_get_none(conversations: Conversations) -> None:
    assert FileLinks(KEY).address(LAN, FILE) is None
    address = FileLinks(KEY, "https://sotay.example").address(LAN, FILE) or ""
    assert address.startswith("https://sotay.example/tep/")
