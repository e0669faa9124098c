"""The whole bot in one process: guides are read again while it runs, and start-up problems are told plainly."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from bot import logs
from bot.app import opened
from bot.dialogue.message import ConversationId, Message
from bot.errors import ContentError, StorageError
from bot.service import Conversations
from bot.settings import Settings
from tests.guidebook.folder import Folder


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    folder = Folder(tmp_path / "guides")
    folder.add("vneid-mau", title="Nuôi cá tra", asks=[f"nuôi cá tra kiểu {n}" for n in "abcdefgh"])
    return folder


def settings_for(tmp_path: Path, **more: str) -> Settings:
    env = {"DATABASE_URL": str(tmp_path / "data" / "a.db"), "GUIDES_DIR": str(tmp_path / "guides")} | more
    return Settings.from_env(env, env_file=None)


async def asked(conversations: Conversations, text: str) -> str:
    message = Message(
        conversation=ConversationId("paper", "Dân"), delivery_id=f"{text}{id(object())}", text=text
    )
    return (await conversations.answer(message)).text


async def until(condition: Callable[[], Awaitable[bool]]) -> None:
    """Look again and again: files are watched by the clock, there is no event to wait for."""
    async with asyncio.timeout(20):
        while not await condition():  # noqa: ASYNC110
            await asyncio.sleep(0.02)


async def test_an_edited_guide_is_served_from_the_next_question_on(folder: Folder, tmp_path: Path) -> None:
    async with opened(settings_for(tmp_path), watch_every=0.02) as conversations:
        assert "Nuôi cá tra" in await asked(conversations, "nuôi cá tra")
        folder.add("vneid-mau", title="Nuôi cá ba sa", asks=[f"nuôi cá tra kiểu {n}" for n in "abcdefgh"])

        async def changed() -> bool:
            return "Nuôi cá ba sa" in await asked(conversations, "nuôi cá tra")

        await until(changed)


async def test_a_broken_edit_is_reported_and_the_last_good_guides_stay(
    folder: Folder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.configure("info")
    async with opened(settings_for(tmp_path), watch_every=0.02) as conversations:
        folder.write("vneid/vneid-mau.yaml", "title: [")
        printed = ""

        async def reported() -> bool:
            nonlocal printed
            printed += "".join(capsys.readouterr())
            return "guides-broken" in printed

        await until(reported)
        assert "Nuôi cá tra" in await asked(conversations, "nuôi cá tra")
        folder.add("vneid-mau", title="Nuôi cá lóc", asks=[f"nuôi cá tra kiểu {n}" for n in "abcdefgh"])

        async def mended() -> bool:
            return "Nuôi cá lóc" in await asked(conversations, "nuôi cá tra")

        await until(mended)


async def test_a_missing_guides_folder_stops_the_start_before_anything_is_made(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="guides"):
        async with opened(settings_for(tmp_path)):
            pass
    assert not (tmp_path / "data").exists()


async def test_broken_guides_stop_the_start_with_all_their_problems(folder: Folder, tmp_path: Path) -> None:
    folder.add("vneid-hai", title="")
    folder.add("vneid-ba", done="")
    with pytest.raises(ContentError) as told:
        async with opened(settings_for(tmp_path)):
            pass
    assert "vneid-hai.yaml" in str(told.value)
    assert "vneid-ba.yaml" in str(told.value)


async def test_a_damaged_database_is_one_clear_message_and_stays_as_it_is(
    folder: Folder, tmp_path: Path
) -> None:
    file = tmp_path / "data" / "a.db"
    file.parent.mkdir()
    file.write_bytes(b"this is no database" * 1000)
    with pytest.raises(StorageError):
        async with opened(settings_for(tmp_path)):
            pass
    assert file.read_bytes() == b"this is no database" * 1000


async def test_an_error_inside_is_an_apology_with_a_code_and_no_text_in_the_log(
    folder: Folder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.configure("info")
    async with opened(settings_for(tmp_path)) as conversations:
        await asked(conversations, "nuôi cá tra")
        async with conversations._database.transaction() as transaction:
            await transaction.connection.exec_driver_sql("drop table questions")
        reply = await asked(conversations, "bí mật của tôi là con mèo xanh")
    assert reply.startswith("Xin lỗi, tôi vừa gặp trục trặc (mã ")
    assert "con mèo xanh" not in "".join(capsys.readouterr())
