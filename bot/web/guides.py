"""The guides as pages: the topics, a guide with all its steps and branches, a sheet to print, pictures."""

import asyncio
import io
import re
from datetime import date
from hashlib import sha256
from typing import Any

import segno
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot.domain.guide import Guide, Guidebook
from bot.texts import Texts
from bot.web.site import Site, language_of, site_of

TOPICS = "/huong-dan"

ASK_AGAIN = {"Cache-Control": "no-cache"}
"""Keep it, but ask whether it has changed: an edited guide is seen at the next visit."""

A_DAY = {"Cache-Control": "public, max-age=86400"}
PICTURE = re.compile(r"[a-z0-9-]+\.png")


async def topics(request: Request) -> Response:
    site, texts = _asked(request)
    shelves = shelves_of(site.guidebook, texts)
    return _unless_known(request, site.page(request, "topics.html", texts, shelves=shelves))


async def guide(request: Request) -> Response:
    return _show(request, "guide.html", paper=False)


async def sheet(request: Request) -> Response:
    """Large print on A5, for somebody who would rather hold paper."""
    return _show(request, "sheet.html", paper=True)


async def qr(request: Request) -> Response:
    site = site_of(request)
    address = site.address(request, path_of(_guide_id(request, site)))
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        drawn, kind="svg", border=4, xmldecl=False, omitsize=True
    )
    return _unless_known(request, Response(drawn.getvalue(), media_type="image/svg+xml", headers=ASK_AGAIN))


async def picture(request: Request) -> Response:
    name = request.path_params["file"]
    file = site_of(request).pictures / name
    if not PICTURE.fullmatch(name) or not await asyncio.to_thread(file.is_file):
        raise HTTPException(404)
    body = await asyncio.to_thread(file.read_bytes)
    return _unless_known(request, Response(body, media_type="image/png", headers=A_DAY))


def path_of(guide_id: str) -> str:
    return f"{TOPICS}/{guide_id}"


def shelves_of(guidebook: Guidebook, texts: Texts) -> list[tuple[str, str, list[Guide]]]:
    """The topics that have guides: id, name, guides."""
    return [
        (topic.id, topic.name(texts.language), [guidebook.read(g.id, texts.language) for g in guides])
        for topic in guidebook.topics.values()
        if (guides := [guide for guide in guidebook if guide.topic == topic.id])
    ]


def context_of(guidebook: Guidebook, guide_id: str, texts: Texts, today: date) -> dict[str, Any]:
    """What the templates of a guide need."""
    guide = guidebook.read(guide_id, texts.language)
    return {
        "guide": guide,
        "guidebook": guidebook,
        "topic": guidebook.topics[guide.topic].name(texts.language),
        "read": lambda guide_id: guidebook.read(guide_id, texts.language),
        "stale": guide.is_stale(today),
    }


def _asked(request: Request) -> tuple[Site, Texts]:
    site = site_of(request)
    return site, site.texts(language_of(request, site.conversations.texts))


def _guide_id(request: Request, site: Site) -> str:
    guide_id: str = request.path_params["guide_id"]
    if guide_id not in site.guidebook:
        raise HTTPException(404)
    return guide_id


def _show(request: Request, template: str, *, paper: bool) -> Response:
    site, texts = _asked(request)
    guide_id = _guide_id(request, site)
    context = context_of(site.guidebook, guide_id, texts, site.today())
    address = site.address(request, path_of(guide_id))
    page = site.page(request, template, texts, paper=paper, address=address, **context)
    return _unless_known(request, page)


def _unless_known(request: Request, response: Response) -> Response:
    """304 when the browser holds the very same already."""
    tag = f'"{sha256(bytes(response.body)).hexdigest()[:20]}"'
    response.headers["ETag"] = tag
    response.headers.setdefault("Cache-Control", ASK_AGAIN["Cache-Control"])
    known = request.headers.get("if-none-match", "").replace("W/", "")
    if tag not in {each.strip() for each in known.split(",")}:
        return response
    kept = {
        name: response.headers[name] for name in ("ETag", "Cache-Control", "Vary") if name in response.headers
    }
    return Response(status_code=304, headers=kept)
