"""Where the core and the database meet: one message, one reply, all effects committed before it goes out."""

import asyncio
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo
from typing import TypeVar
from weakref import WeakValueDictionary

import structlog

from bot.codec import reply_from_json, reply_to_json, session_from_json, session_to_json
from bot.desk import Desk, drive
from bot.dialogue.exports import behind
from bot.dialogue.message import AnyFile, Badge, ConversationId, Fetched, Kept, Message, Reply
from bot.dialogue.respond import greeting, respond
from bot.dialogue.state import Session
from bot.dialogue.turn import Briefing, Flow, Turn
from bot.domain.figures import Figures
from bot.domain.guide import Guidebook
from bot.domain.people import Person
from bot.domain.visit import DAYS_BACK
from bot.errors import NotAllowed
from bot.reports.office import Office
from bot.search.index import Index
from bot.storage.conversations import SILENT, Loaded
from bot.storage.database import Database, Transaction
from bot.texts import SOURCE, Texts

log = structlog.get_logger()

T = TypeVar("T")

DELIVERIES_KEPT = timedelta(days=DAYS_BACK + 1)
"""Telegram repeats a message for at most one day; a help logged without network may come weeks later, once."""


@dataclass(frozen=True, slots=True)
class Library:
    """What is served now; replaced as a whole when the guides change."""

    guidebook: Guidebook
    index: Index


class Conversations:
    """The one way in: every channel hands every message to `answer`."""

    def __init__(  # noqa: PLR0913 - what it works with, one each
        self,
        database: Database,
        library: Library,
        texts: Mapping[str, Texts],
        *,
        clock: Callable[[], datetime],
        zone: tzinfo,
        office: Office | None = None,
        retention_months: int = 24,
    ) -> None:
        self.library = library
        self._database = database
        self.texts = texts
        self._clock = clock
        self._zone = zone
        self._retention_months = retention_months
        self._office = office or Office(texts)
        self._locks: WeakValueDictionary[ConversationId, asyncio.Lock] = WeakValueDictionary()
        self._links: dict[str, Callable[[str], str]] = {}

    def link_by(self, channel: str, make: Callable[[str], str]) -> None:
        """How that channel writes an address that opens the bot with a payload."""
        self._links[channel] = make

    async def answer(self, message: Message) -> Reply:
        """The reply, after all effects are committed; the same delivery again gets the same reply."""
        return (await self._answered(message, keep=False)).reply

    async def answer_and_keep(self, message: Message) -> Kept | None:
        """The reply, put aside together with all effects; None when this delivery has been answered before."""
        kept = await self._answered(message, keep=True)
        return kept if kept.id else None

    async def _answered(self, message: Message, *, keep: bool) -> Kept:
        """Its id is 0 if nothing was put aside."""
        lock = self._locks.setdefault(message.conversation, asyncio.Lock())
        async with lock:
            try:
                return await self._database.committed(
                    lambda transaction: self._answer(transaction, message, keep=keep)
                )
            except NotAllowed:
                log.warning("not-allowed", channel=message.conversation.channel)
                reply = await self._apologise(message, "not-allowed")
            except Exception:
                code = secrets.token_hex(3)
                log.exception("something-broke", code=code, channel=message.conversation.channel)
                reply = await self._apologise(message, "something-broke", code=code)
            kept_id = await self.keep(message.conversation, reply) if keep else 0
            return Kept(kept_id, message.conversation, reply)

    async def _answer(self, transaction: Transaction, message: Message, *, keep: bool) -> Kept:
        loaded = await transaction.conversations.load(message.conversation, message.delivery_id)
        if loaded.reply is not None:
            return Kept(0, message.conversation, reply_from_json(loaded.reply))
        person = await transaction.people.person(loaded.person_id) if loaded.person_id else Person()
        session = self._in_language(session_from_json(loaded.session), message.language)
        desk = Desk(transaction, message.conversation, person, self._clock(), self._zone)
        turn = await self._respond(session, message, desk)
        news = await self._news(transaction, message.conversation)
        text = "\n\n".join([*news, turn.reply.text])
        turn = replace(turn, reply=replace(turn.reply, text=text, language=turn.session.language))
        await self._remember(transaction, message, loaded, desk.person, turn)
        kept_id = 0
        if keep:
            kept_id = await transaction.outbox.keep(message.conversation, reply_to_json(turn.reply))
        return Kept(kept_id, message.conversation, turn.reply)

    async def where(self, conversation: ConversationId, delivery_id: str = "", *, language: str) -> Reply:
        """What that delivery was answered, else what was shown last, else the greeting; without any effect."""
        async with self._database.transaction() as transaction:
            loaded = await transaction.conversations.load(conversation, delivery_id)
        if loaded.reply is not None:
            return reply_from_json(loaded.reply)
        session = session_from_json(loaded.session)
        if session.shown:
            return session.last_reply
        briefing = self._brief(conversation.channel, Person())
        return replace(greeting(language, briefing), language=language)

    async def _news(self, transaction: Transaction, conversation: ConversationId) -> list[str]:
        """What was said unasked where nothing can be pushed: it comes with the next answer."""
        if conversation.channel not in SILENT:
            return []
        kept = await transaction.outbox.take(conversation)
        return [reply_from_json(reply).text for reply in kept]

    async def _respond(self, session: Session, message: Message, desk: Desk) -> Turn:
        """Drive the core: what it asks for is performed, and it goes on with the answer."""
        briefing = self._brief(message.conversation.channel, desk.person)
        said_on = (self._clock() - message.waited).astimezone(self._zone).date()
        return await drive(desk, respond(session, message, replace(briefing, said_on=said_on)))

    def _in_language(self, session: Session, language: str | None) -> Session:
        return replace(session, language=language) if language and language in self.texts else session

    def _brief(self, channel: str, person: Person) -> Briefing:
        return Briefing(
            library=self.texts,
            guidebook=self.library.guidebook,
            index=self.library.index,
            today=self._clock().astimezone(self._zone).date(),
            person=person,
            link=self._links.get(channel, lambda _payload: None),
            page=self._links.get("page"),
            public=self._links.get("telegram") or self._links.get("public"),
            zone=self._zone,
            retention_months=self._retention_months,
        )

    async def _remember(
        self, transaction: Transaction, message: Message, loaded: Loaded, person: Person, turn: Turn
    ) -> None:
        await transaction.conversations.remember(
            message.conversation,
            session=session_to_json(turn.session),
            person_id=person.id,
            delivery_id=message.delivery_id,
            reply=reply_to_json(turn.reply),
            known=loaded.known,
        )

    async def _apologise(self, message: Message, text_id: str, **variables: str) -> Reply:
        """A sentence instead of silence; the conversation stays where it was, and so do its choices."""
        session = await self._session(message.conversation)
        texts = self.texts.get(session.language) or self.texts[SOURCE]
        return replace(session.last_reply, text=texts(text_id, **variables), link=None, picture=None)

    async def _session(self, conversation: ConversationId) -> Session:
        try:
            async with self._database.transaction() as transaction:
                return session_from_json((await transaction.conversations.load(conversation, "")).session)
        except Exception:  # noqa: BLE001 - the database may be what broke; the person is answered all the same
            return Session()

    # What channels need besides (channels/base.py)

    async def visit(self, badge: Badge, page: Callable[[Person], Flow[T]]) -> T:
        """A page instead of a turn: all that it asks for is performed in one transaction, or NotAllowed."""
        async with self._database.transaction() as transaction:
            opened = await transaction.pages.owner(badge.token) if badge.token else None
            loaded = await transaction.conversations.load(badge.conversation, "")
            person_id = opened.person_id if opened else loaded.person_id
            person = await transaction.people.person(person_id) if person_id else Person()
            desk = Desk(transaction, badge.conversation, person, self._clock(), self._zone)
            desk.session_id = opened.session_id if opened else None
            return await drive(desk, page(person))

    async def write(self, file: AnyFile, figures: Figures | None) -> Fetched:
        """The file with those figures."""
        today = self._clock().astimezone(self._zone).date()
        return await self._office.write(file, figures, self.library.guidebook, today)

    async def fetch(self, conversation: ConversationId, file: AnyFile) -> Fetched | str:
        texts = self.texts.get(file.language) or self.texts[SOURCE]
        try:
            return await self.write(file, await self.visit(Badge(conversation), lambda _: behind(file)))
        except NotAllowed:
            log.warning("not-allowed", channel=conversation.channel)
            return texts("not-allowed")
        except Exception:
            code = secrets.token_hex(3)
            log.exception("something-broke", code=code, channel=conversation.channel)
            return texts("something-broke", code=code)

    async def keep(self, conversation: ConversationId, reply: Reply) -> int:
        async with self._database.transaction() as transaction:
            return await transaction.outbox.keep(conversation, reply_to_json(reply))

    async def kept(self, channel: str) -> list[Kept]:
        async with self._database.transaction() as transaction:
            waiting = await transaction.outbox.kept(channel)
        return [Kept(w.id, ConversationId(w.channel, w.address), reply_from_json(w.reply)) for w in waiting]

    async def carried(self, kept_id: int) -> None:
        await self._database.committed(lambda transaction: transaction.outbox.carried(kept_id))

    async def unreachable(self, conversation: ConversationId) -> None:
        async with self._database.transaction() as transaction:
            await transaction.conversations.unreachable(conversation)
            await transaction.outbox.drop(conversation)

    async def ready(self) -> bool:
        """Whether the database answers."""
        try:
            async with self._database.transaction() as transaction:
                await transaction.conversations.load(ConversationId("", ""), "")
        except Exception:  # noqa: BLE001 - whatever it is, we are not ready
            return False
        return True

    async def forget_old_deliveries(self) -> None:
        async with self._database.transaction() as transaction:
            await transaction.conversations.prune(self._clock() - DELIVERIES_KEPT)
