"""The chat: one page, one form. With JavaScript the answer comes as a piece of the page, else as a new page."""

import base64
import re
import secrets
import unicodedata
from collections.abc import Mapping
from datetime import timedelta
from hashlib import sha256

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from bot.dialogue.message import ConversationId, Message, Press, Reply
from bot.domain.visit import DAYS_BACK
from bot.web.forms import read_form
from bot.web.guard import is_from_here
from bot.web.site import Site, language_of, remember_language, site_of
from bot.web.visitor import CHANNEL

NEVER_KEPT = {"Cache-Control": "no-store"}
ANSWERED = "tin"
"""The part of the address that says which delivery is to be shown."""

LONGEST_WAIT = timedelta(days=DAYS_BACK)
"""A help that waited on a phone without a network for longer counts on the earliest day that may be logged."""

_SECONDS = re.compile(r"\d{1,10}", re.ASCII)
_NONCE = re.compile(r"[A-Za-z0-9_-]{8,64}")
_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
_PRESS = re.compile(r"(\d{1,9}):([\x21-\x7e]{1,64})")


async def show(request: Request) -> Response:
    """Where the conversation stands. Nothing is written; a newcomer gets a cookie."""
    site = site_of(request)
    visitor = site.visitors.known(request) or site.visitors.new()
    language = language_of(request, site.conversations.texts)
    delivery = f"{visitor}.{request.query_params.get(ANSWERED, '')}"
    reply = await site.conversations.where(ConversationId(CHANNEL, visitor), delivery, language=language)
    texts = site.texts(request.query_params.get("lang") or reply.language)
    start = request.query_params.get("start", "")
    response = site.page(
        request, "chat.html", texts,
        reply=reply, file=_file(site, visitor, reply), nonce=new_nonce(), token=site.visitors.token(visitor),
        asked_language=request.query_params.get("lang", ""),
        start=start if _PAYLOAD.fullmatch(start) else "",
    )  # fmt: skip
    response.headers.update(NEVER_KEPT)
    site.visitors.remember(response, visitor)
    return response


async def say(request: Request) -> Response:
    """One message in, committed; then the answer, or the way to the page that shows it."""
    site = site_of(request)
    form = await read_form(request)
    visitor = site.visitors.known(request)
    if visitor is None or not is_from_here(request) or not site.visitors.gave(form.get("token", ""), visitor):
        return _come_again(request, site, visitor)
    wait = site.limiter.wait(visitor)
    if wait:
        raise HTTPException(429, headers={"Retry-After": str(wait)})
    message = to_message(form, visitor)
    reply = await site.conversations.answer(message)
    if _wants_json(request):
        response: Response = JSONResponse(_in_place(site, visitor, reply), headers=NEVER_KEPT)
    else:
        response = RedirectResponse(f"/?{ANSWERED}={message.delivery_id.partition('.')[2]}#tra-loi", 303)
    remember_language(request, response, reply.language)
    return response


def to_message(form: Mapping[str, str], visitor: str) -> Message:
    """The same form sent twice is the same delivery; another text in it is another one."""
    nonce, text, press = (form.get(name, "") for name in ("nonce", "text", "press"))
    if not _NONCE.fullmatch(nonce):
        raise HTTPException(400)
    pressed = _PRESS.fullmatch(press)
    if press and not pressed:
        raise HTTPException(400)
    return Message(
        conversation=ConversationId(CHANNEL, visitor),
        delivery_id=f"{visitor}.{_digest(nonce, press, text)}",
        text=None if pressed else unicodedata.normalize("NFC", text),
        pressed=Press(int(pressed[1]), pressed[2]) if pressed else None,
        language=form.get("lang") or None,
        waited=_waited(form.get("waited", "")),
    )


def _waited(seconds: str) -> timedelta:
    return min(timedelta(seconds=int(seconds)), LONGEST_WAIT) if _SECONDS.fullmatch(seconds) else timedelta()


def new_nonce() -> str:
    return secrets.token_urlsafe(12)


def _digest(*parts: str) -> str:
    digest = sha256("\0".join(parts).encode("utf-8", "surrogatepass")).digest()
    return base64.urlsafe_b64encode(digest[:18]).decode()


def _in_place(site: Site, visitor: str, reply: Reply) -> dict[str, str]:
    """The answer as a piece of the page, and what the next form needs."""
    texts = site.texts(reply.language)
    return {
        "answer": site.fragment("_answer.html", texts, reply=reply, file=_file(site, visitor, reply)),
        "choices": site.fragment("_choices.html", texts, reply=reply),
        "nonce": new_nonce(),
        "token": site.visitors.token(visitor),
        "language": reply.language,
    }


def _file(site: Site, visitor: str, reply: Reply) -> str | None:
    conversation = ConversationId(CHANNEL, visitor)
    return site.files.path(conversation, reply.file) if reply.file else None


def _come_again(request: Request, site: Site, visitor: str | None) -> Response:
    """The cookie is gone, or the page lay open for too long: what is needed to send it once more."""
    visitor = visitor or site.visitors.new()
    if _wants_json(request):
        response: Response = JSONResponse({"token": site.visitors.token(visitor)}, 403, headers=NEVER_KEPT)
    else:
        texts = site.texts(language_of(request, site.conversations.texts))
        response = site.page(request, "error.html", texts, status=403, kind="forbidden")
    if is_from_here(request):
        site.visitors.remember(response, visitor)
    return response


def _wants_json(request: Request) -> bool:
    return "application/json" in request.headers.get("accept", "")
