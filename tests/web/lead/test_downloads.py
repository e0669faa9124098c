"""The counts as files of every form, from the page."""

import json

import pytest

from tests.web.team import Browser, Hamlet

BEGINNINGS = {
    "png": b"\x89PNG",
    "xlsx": b"PK",
    "docx": b"PK",
    "csv": "\ufeffpart,".encode(),
    "json": b"{",
    "txt": "📣 Tổ 5".encode(),
}


@pytest.mark.parametrize("form", BEGINNINGS)
async def test_every_form_is_offered_and_comes(hamlet: Hamlet, lead: Browser, form: str) -> None:
    page = await lead.opens("/to/so-lieu?ky=2026-11")
    link = next(href for href in page.all("href") if href.endswith(f"dang={form}"))
    response = await lead.client.get(link)
    assert response.content.startswith(BEGINNINGS[form])
    assert f"bao-cao-to-5-2026-11.{form}" in response.headers["content-disposition"]
    assert response.headers["cache-control"] == "private, no-store"
    assert hamlet.crew.household.code.encode() not in response.content


async def test_the_file_says_what_the_page_says(lead: Browser) -> None:
    told = json.loads((await lead.client.get("/to/tep?ky=2026-11&dang=json")).text)
    assert told["total"] == {"households": 1, "visits": 1, "people": 2}


async def test_a_coordinator_downloads_the_commune(hamlet: Hamlet) -> None:
    browser = await hamlet.browser_of(hamlet.coordinator)
    response = await browser.client.get(f"/to/tep?noi=x{hamlet.commune.id}&ky=2026-11&dang=csv")
    assert "Xã Hoa Mẫu" in response.text


@pytest.mark.parametrize("query", ["dang=exe", "ky=2026-13&dang=csv", ""])
async def test_what_there_is_not_is_not_found(lead: Browser, query: str) -> None:
    await lead.opens(f"/to/tep?{query}", 404)
