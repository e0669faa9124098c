"""A real Chromium before the real server; `make test-browser`."""

import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from typing import Any

import pytest
from playwright.async_api import Browser, BrowserContext, Page, async_playwright, expect

from bot.service import Conversations
from tests.browser.phone import Phone
from tests.web.conftest import served

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
PATIENCE = 30_000
"""Milliseconds until what does not come about fails a test: a busy machine is slow, and that is not what we test."""

expect.set_options(timeout=PATIENCE)


class Place:
    """The server of the test, which can go away and come back at the same address."""

    def __init__(self, conversations: Conversations) -> None:
        self.conversations = conversations
        self.address = ""
        self._running = AsyncExitStack()

    async def opens(self) -> None:
        port = int(self.address.rpartition(":")[2] or 0)
        self.address = await self._running.enter_async_context(served(self.conversations, port=port))

    async def closes(self) -> None:
        await self._running.aclose()


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    if CHROMIUM is None:
        pytest.fail("There is no Chromium. On Debian or Ubuntu: apt-get install chromium")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS, timeout=2 * PATIENCE)
        yield browser
        await browser.close()


@pytest.fixture
async def place(conversations: Conversations) -> AsyncIterator[Place]:
    place = Place(conversations)
    await place.opens()
    yield place
    await place.closes()


OpenPhone = Callable[..., Awaitable[Phone]]


@pytest.fixture
async def open_phone(browser: Browser, place: Place) -> AsyncIterator[OpenPhone]:
    """Another phone: a browser of its own, 390 px wide."""
    contexts: list[BrowserContext] = []

    async def opened(**options: Any) -> Phone:
        wish: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "locale": "vi-VN"} | options
        context = await browser.new_context(base_url=place.address, **wish)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        return Phone(await context.new_page(), place.conversations)

    yield opened
    for context in contexts:
        await context.close()


@pytest.fixture
async def phone(open_phone: OpenPhone) -> Phone:
    return await open_phone()


@pytest.fixture
async def page(phone: Phone) -> Page:
    return phone.page
