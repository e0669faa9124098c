"""What a phone takes along so that everything opens without a network: the worker, the manifest, all guides in one file."""

import asyncio
import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.dialogue.message import Reply
from bot.domain.guide import Guide, Guidebook
from bot.texts import Texts
from bot.web import guides
from bot.web.look import Look
from bot.web.site import Site, language_of

WORKER = Path(__file__).parent / "worker" / "worker.js"
OFFLINE = "/ngoai-mang"
ASSETS = ("app.css", "app.js", "offline.js", "icon.svg")
ICONS = (
    ("icon-192.png", "192x192", "any"),
    ("icon-512.png", "512x512", "any"),
    ("icon-whole.png", "512x512", "maskable"),
)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Book:
    """All guides as pages, in one language; made again when what it was made of changes."""

    made_of: tuple[Guidebook, date]
    zipped: bytes
    tag: str


class Offline:
    """What the worker asks for."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._books: dict[str, Book] = {}
        self._making = asyncio.Lock()
        shell = [site.assets.path(name) for name in ASSETS]
        code = WORKER.read_text("utf-8")
        version = sha256("\n".join([code, *shell]).encode()).hexdigest()[:12]
        self._worker = f"const VERSION = {json.dumps(version)};\nconst SHELL = {json.dumps(shell)};\n{code}"

    async def worker(self, _request: Request) -> Response:
        return Response(self._worker, media_type="text/javascript", headers=guides.ASK_AGAIN)

    async def manifest(self, request: Request) -> Response:
        texts = self._site.texts(language_of(request, self._site.conversations.texts))
        icons = [
            {"src": self._site.assets.path(name), "sizes": sizes, "type": "image/png", "purpose": purpose}
            for name, sizes, purpose in ICONS
        ]
        told = {
            "id": "/", "name": texts("web-page"), "short_name": texts("web-page"),
            "description": texts("web-page.tagline"), "lang": texts.language, "start_url": "/", "scope": "/",
            "display": "standalone", "theme_color": "#0b5cad", "background_color": "#eef4fa", "icons": icons,
        }  # fmt: skip
        return JSONResponse(told, media_type="application/manifest+json", headers=guides.ASK_AGAIN)

    async def page(self, request: Request) -> Response:
        """The chat as it looks without a network; the worker keeps it, people hardly ever load it."""
        texts = self._site.texts(language_of(request, self._site.conversations.texts))
        return Response(_waiting_room(self._site, texts), media_type="text/html", headers=guides.ASK_AGAIN)

    async def book(self, request: Request) -> Response:
        texts = self._site.texts(language_of(request, self._site.conversations.texts))
        made_of = (self._site.guidebook, self._site.today())
        async with self._making:
            book = self._books.get(texts.language)
            if book is None or book.made_of[0] is not made_of[0] or book.made_of[1] != made_of[1]:
                book = await asyncio.to_thread(_make, self._site, texts, made_of)
                self._books[texts.language] = book
        headers = {"ETag": book.tag, "Vary": "Cookie, Accept-Encoding"} | guides.ASK_AGAIN
        if book.tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        if "gzip" in request.headers.get("accept-encoding", ""):
            zipped = headers | {"Content-Encoding": "gzip"}
            return Response(book.zipped, media_type="application/json", headers=zipped)
        return Response(gzip.decompress(book.zipped), media_type="application/json", headers=headers)


def taken_along(site: Site) -> list[Route]:
    offline = Offline(site)
    return [
        Route("/sw.js", offline.worker),
        Route("/manifest.webmanifest", offline.manifest),
        Route(OFFLINE, offline.page),
        Route("/tai-ve/huong-dan.json", offline.book),
    ]


def _make(site: Site, texts: Texts, made_of: tuple[Guidebook, date]) -> Book:
    guidebook, today = made_of
    book = {
        "pages": dict(_pages(site, texts, guidebook, today)),
        "search": [_entry(guidebook.read(guide.id, texts.language), guide) for guide in guidebook],
        "pictures": sorted(_pictures(guidebook)),
    }
    body = json.dumps(book, ensure_ascii=False, separators=(",", ":")).encode()
    return Book(made_of, gzip.compress(body, mtime=0), f'"{sha256(body).hexdigest()[:20]}"')


def _pages(site: Site, texts: Texts, guidebook: Guidebook, today: date) -> Iterator[tuple[str, str]]:
    yield OFFLINE, _waiting_room(site, texts)
    shelves = guides.shelves_of(guidebook, texts)
    yield guides.TOPICS, _plain(site, texts, "topics.html", guides.TOPICS, shelves=shelves)
    for guide_id in guidebook.guides:
        path = guides.path_of(guide_id)
        context = guides.context_of(guidebook, guide_id, texts, today)
        address = f"{site.public_url or ''}{path}"
        yield path, _plain(site, texts, "guide.html", path, address=address, paper=False, **context)


def _waiting_room(site: Site, texts: Texts) -> str:
    reply = Reply(text=texts("web-offline"))
    return _plain(
        site,
        texts,
        "chat.html",
        "/",
        reply=reply,
        file=None,
        nonce="",
        token="",
        asked_language="",
        start="",
        offline=True,
    )


def _plain(site: Site, texts: Texts, template: str, path: str, **context: Any) -> str:
    """A page without anything personal; how it should look, the browser knows."""
    return site.fragment(template, texts, path=path, asset=site.assets.path, look=Look(), **context)


def _entry(guide: Guide, vietnamese: Guide) -> list[str]:
    """What the search on the phone looks through: address, title, summary, other words."""
    said = " ".join([*guide.asks, *guide.keywords, *vietnamese.asks, *vietnamese.keywords]).lower()
    return [guides.path_of(guide.id), guide.title, guide.summary, " ".join(sorted(set(_WORD.findall(said))))]


def _pictures(guidebook: Guidebook) -> set[str]:
    return {f"/hinh/{step.picture.file}" for guide in guidebook for step in guide.steps if step.picture}
