"""A new version replaces the old one: nobody stays on stale pages."""

import shutil
from pathlib import Path

import pytest
from playwright.async_api import expect

from bot.web import assets
from tests.browser.conftest import Place
from tests.browser.phone import Phone

INK = "getComputedStyle(document.body).color"
NEW, NEW_INK = "body { color: rgb(1, 2, 3) }", "rgb(1, 2, 3)"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Styles and scripts that the test may change."""
    copy = Path(shutil.copytree(assets.FOLDER, tmp_path / "static"))
    monkeypatch.setattr(assets.Assets.__init__, "__defaults__", (copy,))
    return copy


async def deploy_new_style(folder: Path, place: Place) -> None:
    style = folder / "app.css"
    style.write_text(style.read_text("utf-8") + NEW, "utf-8")
    await place.closes()
    await place.opens()


async def test_an_open_page_says_that_there_is_a_newer_one(folder: Path, phone: Phone, place: Place) -> None:
    await phone.opens()
    await phone.takes_along()
    await expect(phone.page.locator("#newer")).to_be_hidden()
    await deploy_new_style(folder, place)
    await phone.page.evaluate("navigator.serviceWorker.getRegistration().then((mine) => mine.update())")
    await phone.page.get_by_role("link", name="Mở bản mới").click()
    await phone.page.wait_for_function(f"{INK} === '{NEW_INK}'")
    await expect(phone.page.locator("#newer")).to_be_hidden()


async def test_the_next_visit_is_new_and_so_is_what_was_taken_along(
    folder: Path, phone: Phone, place: Place
) -> None:
    await phone.opens()
    await phone.takes_along()
    await deploy_new_style(folder, place)
    await phone.opens("/huong-dan")
    assert await phone.page.evaluate(INK) == NEW_INK
    await phone.page.wait_for_function(
        "async () => (await caches.keys()).filter((name) => name !== 'so-tay-hinh').length === 1"
        " && (await (await caches.match('/huong-dan')).text()).includes("
        "document.querySelector('link[rel=stylesheet]').getAttribute('href'))"
    )
    await place.closes()
    await phone.leaves_the_network()
    await phone.opens("/huong-dan/vneid-quen-mat-khau")
    assert await phone.page.evaluate(INK) == NEW_INK
    await expect(phone.page.locator("#newer")).to_be_hidden()
