"""The link to the page of a team: for its people only, and where there is a page."""

import re

from bot.domain.people import Role
from bot.storage.database import Database
from tests.chat import Chat


async def a_lead(database: Database, chat: Chat) -> None:
    async with database.transaction() as transaction:
        team = await transaction.people.add_team("Tổ 5")
        invitation = await transaction.invitations.invite(team.id, Role.LEAD)
    await chat.says("Tâm", f"tham gia {invitation.code}")
    await chat.says("Tâm", "bác Tâm")


async def test_a_lead_gets_a_link_that_opens_once(database: Database, chat: Chat) -> None:
    await a_lead(database, chat)
    chat.conversations.link_by("page", lambda token: f"https://so.example/to/vao/{token}")
    reply = await chat.says("Tâm", "trang tổ")
    assert "dùng một lần, trong 10 phút" in reply.text
    assert re.fullmatch(r"https://so\.example/to/vao/[\w-]{32}", reply.link or "")
    other = await chat.says("Tâm", "trang to")
    assert other.link != reply.link


async def test_a_link_asked_for_in_english_opens_in_english(database: Database, chat: Chat) -> None:
    await a_lead(database, chat)
    chat.conversations.link_by("page", lambda token: f"https://so.example/to/vao/{token}")
    await chat.says("Tâm", "english")
    await chat.says("Tâm", "[English]")
    reply = await chat.says("Tâm", "team page")
    assert (reply.link or "").endswith("?lang=en")


async def test_for_residents_it_is_a_question_and_makes_no_link(chat: Chat) -> None:
    chat.conversations.link_by("page", lambda token: f"https://so.example/to/vao/{token}")
    reply = await chat.says("Dân", "trang tổ")
    assert reply.link is None


async def test_without_a_page_that_is_said(database: Database, chat: Chat) -> None:
    await a_lead(database, chat)
    await chat.plays(
        """
        Tâm: trang tổ
        Bot: Máy chủ này chưa bật trang web. Anh/chị hỏi người vận hành giúp tôi nhé.
        """
    )
