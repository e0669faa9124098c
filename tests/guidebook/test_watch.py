"""Hot reload with real files: a good edit arrives, a broken one is reported, a repaired one arrives again."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress

import pytest

from bot.domain.guide import Guidebook
from bot.errors import ContentError
from bot.guidebook.problem import Problem
from bot.guidebook.watch import Watcher, watch
from tests.guidebook.folder import Folder

LONG = 30.0  # only reached when something is broken


class Service:
    """What a running bot does with the news."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.news: asyncio.Queue[Guidebook | Sequence[Problem]] = asyncio.Queue()
        self.refuses = False

    async def serve(self, guidebook: Guidebook) -> None:
        if self.refuses:
            raise ContentError("the lexicon is broken")
        self.news.put_nowait(guidebook)

    async def next(self) -> Guidebook | Sequence[Problem]:
        async with asyncio.timeout(LONG):
            return await self.news.get()

    async def run(self) -> None:
        watcher = Watcher(self.folder.root)
        await watch(watcher, 0.01, self.serve, self.news.put_nowait)


@pytest.fixture
async def service(folder: Folder) -> AsyncIterator[Service]:
    folder.add(title="Bản đầu")
    service = Service(folder)
    task = asyncio.create_task(service.run())
    await asyncio.sleep(0)  # the watcher has taken its first look
    yield service
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


def title(news: Guidebook | Sequence[Problem]) -> str:
    assert isinstance(news, Guidebook), news
    return news["vneid-mau"].title


def rules(news: Guidebook | Sequence[Problem]) -> list[str]:
    assert not isinstance(news, Guidebook)
    return [problem.rule for problem in news]


async def test_an_edit_is_served(service: Service) -> None:
    service.folder.add(title="Bản hai")
    assert title(await service.next()) == "Bản hai"


async def test_a_broken_edit_is_reported_and_its_repair_is_served(service: Service) -> None:
    service.folder.write("vneid/vneid-mau.yaml", 'title: "dở dang')
    assert rules(await service.next()) == ["G01"]
    service.folder.add(title="Bản đã sửa")
    assert title(await service.next()) == "Bản đã sửa"


async def test_a_new_and_a_removed_guide_are_noticed(service: Service) -> None:
    added = service.folder.add("vneid-moi")
    news = await service.next()
    assert isinstance(news, Guidebook)
    assert "vneid-moi" in news
    added.unlink()
    news = await service.next()
    assert isinstance(news, Guidebook)
    assert "vneid-moi" not in news


async def test_a_folder_that_vanishes_is_reported_and_may_come_back(service: Service) -> None:
    away = service.folder.root.with_name("away")
    service.folder.root.rename(away)
    assert rules(await service.next()) == ["G01"]
    away.rename(service.folder.root)
    assert title(await service.next()) == "Bản đầu"


async def test_guides_the_bot_cannot_take_are_reported(service: Service) -> None:
    service.refuses = True
    service.folder.add(title="Bản hai")
    news = await service.next()
    assert not isinstance(news, Guidebook)
    assert [problem.problem for problem in news] == ["the lexicon is broken"]


def test_nothing_has_changed_until_something_changes(folder: Folder) -> None:
    folder.add()
    watcher = Watcher(folder.root)
    assert watcher.changed() is False
    folder.write("pictures/mot.png", b"x")
    assert watcher.changed() is True
    assert watcher.changed() is False
    folder.write("pictures/mot.png", b"xy")
    assert watcher.changed() is True


def test_a_missing_folder_is_no_reason_to_fail(folder: Folder) -> None:
    watcher = Watcher(folder.root / "none")
    assert watcher.changed() is False
