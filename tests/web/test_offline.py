"""What a phone takes along: all guides in one file, the worker, the manifest."""

import json
import re

import httpx
import pytest
from PIL import Image

from bot.search.index import Index
from bot.search.lexicon import load_lexicon
from bot.service import Conversations, Library
from bot.web import offline
from bot.web.assets import FOLDER
from tests.builders import a_guide, a_guidebook
from tests.conftest import ROOT
from tests.web.conftest import served
from tests.web.page import Page

BOOK = "/tai-ve/huong-dan.json"


def serve_these(conversations: Conversations, *titles: str) -> None:
    guidebook = a_guidebook(*(a_guide(f"vneid-{n}", title=title) for n, title in enumerate(titles)))
    conversations.library = Library(guidebook, Index(guidebook, load_lexicon(ROOT / "guides" / "lexicon")))


async def test_the_book_holds_every_page_as_it_is_served(
    conversations: Conversations, client: httpx.AsyncClient
) -> None:
    pages = (await client.get(BOOK)).json()["pages"]
    ids = sorted(conversations.library.guidebook.guides)
    assert sorted(pages) == ["/huong-dan", *(f"/huong-dan/{guide_id}" for guide_id in ids), "/ngoai-mang"]
    origin = str(client.base_url).rstrip("/")
    for path, html in pages.items():
        served = (await client.get(path)).text.replace(f'data-address="{origin}', 'data-address="')
        assert html == served, path


async def test_the_book_is_not_fetched_twice(conversations: Conversations, client: httpx.AsyncClient) -> None:
    first = await client.get(BOOK)
    known = {"If-None-Match": first.headers["etag"]}
    assert (await client.get(BOOK, headers=known)).status_code == 304
    serve_these(conversations, "Quên mật khẩu, cách mới")
    second = await client.get(BOOK, headers=known)
    assert "Quên mật khẩu, cách mới" in second.text
    assert second.headers["etag"] != first.headers["etag"]
    assert first.headers["content-encoding"] == "gzip"
    assert first.headers["cache-control"] == "no-cache"
    plain = await client.get(BOOK, headers={"Accept-Encoding": "identity"})
    assert plain.json() == second.json()


async def test_the_book_speaks_the_readers_language(client: httpx.AsyncClient) -> None:
    assert "There is no network." in (await client.get(f"{BOOK}?lang=en")).json()["pages"]["/ngoai-mang"]
    assert "Máy đang không có mạng." in (await client.get(BOOK)).json()["pages"]["/ngoai-mang"]


async def test_nothing_of_a_person_is_taken_along(client: httpx.AsyncClient) -> None:
    mine = Page((await client.get("/")).text).forms[1].fields
    response = await client.get(BOOK)
    assert "set-cookie" not in response.headers
    assert mine["token"] not in response.text
    room = Page(response.json()["pages"]["/ngoai-mang"])
    assert {
        value for form in room.forms for name, value in form.fields.items() if name in {"token", "nonce"}
    } == {""}


async def test_the_search_knows_what_people_ask(
    conversations: Conversations, client: httpx.AsyncClient
) -> None:
    entries = (await client.get(BOOK)).json()["search"]
    for guide, (path, title, summary, words) in zip(conversations.library.guidebook, entries, strict=True):
        assert (path, title, summary) == (f"/huong-dan/{guide.id}", guide.title, guide.summary)
        said = {word for ask in guide.asks for word in re.findall(r"\w+", ask.lower())}
        assert said <= set(words.split())


async def test_the_worker_changes_with_what_it_keeps(
    conversations: Conversations, client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    response = await client.get("/sw.js")
    assert response.headers["content-type"] == "text/javascript; charset=utf-8"
    assert response.headers["cache-control"] == "no-cache"
    shell = json.loads(re.findall(r"const SHELL = (.*);", response.text)[0])
    assert [(await client.get(path)).status_code for path in shell] == [200] * len(shell)
    home = Page((await client.get("/")).text)
    used = [path for path in [*home.all("src"), *home.all("href")] if path.startswith("/static/")]
    assert set(used) <= set(shell)
    monkeypatch.setattr(offline, "ASSETS", ("app.css",))
    async with served(conversations) as address, httpx.AsyncClient(base_url=address) as other:
        later = (await other.get("/sw.js")).text
    version = re.compile(r'const VERSION = "(\w+)"')
    assert version.findall(later) != version.findall(response.text)


async def test_the_page_can_be_installed(client: httpx.AsyncClient) -> None:
    manifest = (await client.get("/manifest.webmanifest")).json()
    assert (manifest["name"], manifest["start_url"], manifest["display"]) == ("Sổ Tay Số", "/", "standalone")
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}
    for icon in manifest["icons"]:
        assert (await client.get(icon["src"])).headers["content-type"] == "image/png"
    for name, sizes, _ in offline.ICONS:
        with Image.open(FOLDER / name) as image:
            assert f"{image.width}x{image.height}" == sizes
