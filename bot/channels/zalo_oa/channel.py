"""The Zalo Official Account: a webhook is acknowledged when its effects and its reply are committed, not before."""

import asyncio
import time
from collections.abc import Coroutine, Sequence
from typing import Any, Protocol

import httpx
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from structlog import get_logger

from bot.channels.base import Answering
from bot.channels.outbox import Outbox
from bot.channels.zalo_oa import events
from bot.channels.zalo_oa.account import Account
from bot.channels.zalo_oa.alarm import Alarm
from bot.channels.zalo_oa.api import Api
from bot.channels.zalo_oa.carry import Carrier
from bot.channels.zalo_oa.enclose import Shelf
from bot.channels.zalo_oa.events import CHANNEL, Event, conversation_with, to_message
from bot.channels.zalo_oa.tempo import HOUR, NORMAL, Tempo
from bot.channels.zalo_oa.token_file import TokenFile
from bot.channels.zalo_oa.tokens import Login, Tokens
from bot.dialogue.message import Message

PATH = "/webhook/zalo-oa"
LARGEST = 1_000_000  # bytes of a webhook; real ones have a few hundred
GREETING = "/start"

OK, BAD, REFUSED, TOO_LARGE, AGAIN = 200, 400, 403, 413, 503

log = get_logger()


class People(Protocol):
    """What the channel remembers of people besides their conversation."""

    async def knows(self, address: str) -> bool: ...
    async def begin(self, address: str, minutes: int) -> None: ...
    async def lasts(self, address: str) -> bool: ...
    async def erase(self, address: str) -> None: ...


class ZaloOaChannel:
    """Hears through `routes`, lets the conversations answer, and carries the replies back."""

    def __init__(
        self,
        *,
        account: Account,
        conversations: Answering,
        people: People,
        shelf: Shelf,
        tempo: Tempo = NORMAL,
    ) -> None:
        self._account = account
        self._conversations = conversations
        self._people = people
        self._tempo = tempo
        self._client = httpx.AsyncClient(timeout=tempo.call)
        self._tokens = Tokens(TokenFile(account.token_file), Login(account, self._client), tempo)
        api = Api(account, self._tokens, self._client, tempo)
        self._carrier = Carrier(account, api, shelf, conversations.fetch, tempo)
        self._outbox = Outbox(CHANNEL, conversations, self._carrier.carry, tempo)
        self._alarm = Alarm(tempo.reminder)
        self._work: set[asyncio.Task[None]] = set()

    @property
    def routes(self) -> Sequence[BaseRoute]:
        return [Route(PATH, self._hear, methods=["POST"])]

    async def run(self) -> None:
        """Until cancelled."""
        try:
            await self._outbox.open()
            await self._tokens.run()
        finally:
            await self._finish()

    async def _hear(self, request: Request) -> Response:
        try:
            body = await _body_of(request)
        except ClientDisconnect:
            return Response(status_code=BAD)
        if body is None:
            return Response(status_code=TOO_LARGE)
        if not body:  # a probe
            return Response(status_code=OK)
        event = events.read(body)
        if event is None:
            return Response(status_code=BAD)
        if not self._trusts(event, body, request.headers.get("x-zevent-signature", "")):
            return Response(status_code=REFUSED)
        return Response(status_code=await self._in_time(self._take(event)))

    def _trusts(self, event: Event, body: bytes, header: str) -> bool:
        way = events.signed_with(self._account, event, body, header)
        if way is not self._account.signed_with:
            hint = f"set ZALO_OA_SIGNED_WITH={way}" if way else "check ZALO_OA_APP_ID and ZALO_OA_SECRET"
            self._alarm.tell("zalo_oa.signature_wrong", do=hint)
            return False
        if abs(time.time() - event.at) > self._account.fresh_hours * HOUR:
            self._alarm.tell("zalo_oa.webhook_old", do="check the clock of this machine")
            return False
        return True

    async def _in_time(self, taking: Coroutine[Any, Any, None]) -> int:
        """The status to answer with; work that takes too long goes on, and its event comes once more."""
        work = asyncio.create_task(taking)
        self._work.add(work)
        work.add_done_callback(self._work.discard)
        await asyncio.wait({work}, timeout=self._tempo.respond)
        if not work.done():
            return AGAIN
        error = work.exception()
        if error:  # no trace: it might quote what somebody wrote
            log.error("zalo_oa.event_failed", error=type(error).__name__)
        return AGAIN if error else OK

    async def _take(self, event: Event) -> None:
        """All that follows from an event, durably; the reply is carried afterwards."""
        match event.event_name:
            case "user_withdraw":
                await self._forget(event.person)
            case "follow" | "user_click_chatnow":
                await self._greet(event)
            case "unfollow":
                await self._conversations.unreachable(conversation_with(event.person))
            case _ if event.by_hand:
                if self._account.pause_minutes:
                    await self._people.begin(event.person, self._account.pause_minutes)
            case _:
                message = to_message(event)
                if message is not None:
                    await self._answer(message, event)

    async def _answer(self, message: Message, event: Event) -> None:
        """Silent where a human has taken over."""
        if self._carrier.seen(event.person, event.at):
            self._outbox.hurry()
        if await self._people.lasts(event.person):
            return
        await self._outbox.answer(message)

    async def _greet(self, event: Event) -> None:
        """Once: whoever has talked to the bot before is not told again what it is."""
        if event.person and not await self._people.knows(event.person):
            message = Message(
                conversation=conversation_with(event.person),
                delivery_id=events.delivery_id(event),
                text=GREETING,
            )
            await self._answer(message, event)

    async def _forget(self, person: str) -> None:
        await self._people.erase(person)
        self._carrier.forget(person)
        self._outbox.hurry()
        log.info("zalo_oa.withdrawn")

    async def _finish(self) -> None:
        """What is heard is brought to its end; what cannot be carried any more is kept for the next start."""
        if self._work:
            await asyncio.wait(self._work, timeout=self._tempo.farewell)
        await self._outbox.close(self._tempo.farewell)
        await self._tokens.close()
        await self._client.aclose()


async def _body_of(request: Request) -> bytes | None:
    """The bytes as they came; None when there are too many."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            return None
    return body
