"""The page in a real Chromium: the first visit by a slow network, and every guide without any."""

import tempfile
import time
from statistics import median
from typing import Any

from playwright.async_api import Browser, Page, async_playwright, expect

from bot.guidebook.load import load
from tests.bench.web import ROOT, serving
from tests.browser.conftest import CHROMIUM, FLAGS
from tests.browser.phone import CAN_BE_TAKEN_OFFLINE

SLOW_4G: dict[str, Any] = {
    "offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8,
}  # fmt: skip
"""As Lighthouse has it: 1.6 Mbit/s down, 0.75 up, 150 ms there and back; and a phone four times slower."""
SLOWER = 4
GUIDE = "/huong-dan/vneid-quen-mat-khau"
ROUNDS = 5
SERVER = """
import asyncio, contextlib
from bot.app import run
from bot.settings import Settings
with contextlib.suppress(asyncio.CancelledError):
    asyncio.run(run(Settings.from_env(env_file=None)))
"""
WEIGHT = """() => { const all = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
  .filter((each) => !each.name.includes("/tai-ve/") && !each.name.includes("/sw.js"));
  return [all.reduce((sum, each) => sum + each.transferSize, 0), all.length]; }"""

UNTIL_SHOWN = """() => new Promise((resolve) => {
  const before = document.querySelectorAll("article.answer").length;
  new MutationObserver((_changes, watcher) => {
    if (document.querySelectorAll("article.answer").length === before) return;
    watcher.disconnect();
    requestAnimationFrame(() => {
      const shown = performance.now();
      setTimeout(() => {
        const asked = performance.getEntriesByType("resource").filter((each) => each.name.endsWith("/chat"));
        resolve(shown - asked[asked.length - 1].responseEnd);
      }, 100);
    });
  }).observe(document.querySelector("main"), { childList: true, subtree: true });
  document.querySelector(".buttons button").click();
})"""
"""Milliseconds from the end of the server's answer until it is drawn."""


async def run() -> list[str]:
    if CHROMIUM is None:
        return ["not measured: there is no Chromium (on Debian or Ubuntu: apt-get install chromium)"]
    with tempfile.TemporaryDirectory() as folder:
        async with serving(SERVER, folder) as base, async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            shared = [await _first_step(browser, base + GUIDE) for _ in range(ROUNDS)]
            asked = [await _asked_step(browser, base) for _ in range(ROUNDS)]
            shown = await _shown(browser, base)
            weight, requests = await _weight(browser, base)
            offline = await _offline(browser, base)
            await browser.close()
    return [
        f"slow 4G, a guide's address to its first readable step: {median(shared):.2f} s (slowest {max(shared):.2f} s)",
        f"slow 4G, opening the chat, asking, first step of the guide: {median(asked):.2f} s of waiting",
        f"after the server's answer, until it is on the screen: {median(shown):.0f} ms (slowest of {len(shown)}: {max(shown):.0f} ms)",
        f"first visit: {weight / 1024:.1f} KB in {requests} requests, as the browser counts",
        f"offline, {len(offline)} guides opened: median {1000 * median(offline):.0f} ms, slowest {1000 * max(offline):.0f} ms",
    ]


async def _slow_phone(browser: Browser) -> Page:
    context = await browser.new_context(viewport={"width": 390, "height": 844}, locale="vi-VN")
    page = await context.new_page()
    session = await context.new_cdp_session(page)
    await session.send("Network.enable")
    await session.send("Network.emulateNetworkConditions", SLOW_4G)
    await session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return page


async def _first_step(browser: Browser, address: str) -> float:
    page = await _slow_phone(browser)
    began = time.perf_counter()
    await page.goto(address, wait_until="commit")
    await page.locator(".step").first.wait_for()
    seconds = time.perf_counter() - began
    await page.context.close()
    return seconds


async def _asked_step(browser: Browser, base: str) -> float:
    """Typing takes no time here: what is measured is waiting."""
    page = await _slow_phone(browser)
    began = time.perf_counter()
    await page.goto(base)
    await page.get_by_label("Gõ câu hỏi").fill("quen mk vneid")
    await page.get_by_role("button", name="Gửi", exact=True).click()
    await page.get_by_role("button", name="Bắt đầu", exact=True).click()
    await expect(page.locator("article.answer").last).to_contain_text("Bước 1/")
    seconds = time.perf_counter() - began
    await page.context.close()
    return seconds


async def _shown(browser: Browser, base: str) -> list[float]:
    """Through a guide and back, on the slower phone."""
    page = await _slow_phone(browser)
    await page.goto(base)
    await page.get_by_label("Gõ câu hỏi").fill("quen mk vneid")
    await page.get_by_role("button", name="Gửi", exact=True).click()
    await page.get_by_role("button", name="Bắt đầu", exact=True).wait_for()
    waited = [await page.evaluate(UNTIL_SHOWN) for _ in range(ROUNDS)]
    await page.context.close()
    return waited


async def _weight(browser: Browser, base: str) -> tuple[int, int]:
    page = await (await browser.new_context()).new_page()
    await page.goto(base)
    weight, requests = await page.evaluate(WEIGHT)
    await page.context.close()
    return weight, requests


async def _offline(browser: Browser, base: str) -> list[float]:
    """Every guide, from the tap to its words."""
    page = await (await browser.new_context()).new_page()
    await page.goto(base)
    await page.evaluate(CAN_BE_TAKEN_OFFLINE)
    await page.context.set_offline(True)
    seconds = []
    for guide in load(ROOT / "guides")[0]:
        began = time.perf_counter()
        await page.goto(f"{base}/huong-dan/{guide.id}", wait_until="commit")
        await page.locator(".step").first.wait_for()
        seconds.append(time.perf_counter() - began)
    await page.context.close()
    return seconds
