"""One reply to one person: its picture, its text, its buttons, and what a refusal means for it."""

import time

from structlog import get_logger

from bot.channels.outbox import Gone, NotNow
from bot.channels.zalo_oa.account import Account, Buttons
from bot.channels.zalo_oa.alarm import Alarm
from bot.channels.zalo_oa.api import Api, Refused
from bot.channels.zalo_oa.bodies import IN_ORDER, to_bodies
from bot.channels.zalo_oa.codes import SHAPE, Act, meaning
from bot.channels.zalo_oa.enclose import Enclosures, Fetch, Shelf
from bot.channels.zalo_oa.send import Sender
from bot.channels.zalo_oa.tempo import Tempo
from bot.channels.zalo_oa.windows import Window, Windows
from bot.dialogue.message import ConversationId, Reply

log = get_logger()


class Carrier:
    """Brings replies to people; those who are parked have to write first."""

    def __init__(self, account: Account, api: Api, shelf: Shelf, fetch: Fetch, tempo: Tempo) -> None:
        self._windows = Windows(api)
        self._parked: set[str] = set()
        self._withdrawn: set[str] = set()
        self._account = account
        self._sender = Sender(account, api)
        self._enclosures = Enclosures(shelf, fetch, api, self._sender)
        self._tempo = tempo
        self._alarm = Alarm(tempo.reminder)
        self._shape: Buttons | None = None if account.buttons is Buttons.AUTO else account.buttons
        self._slow_until = 0.0
        self._begun: dict[str, tuple[Reply, Reply]] = {}

    def seen(self, person: str, at: float) -> bool:
        """The person has just done something; True if replies had to wait for that."""
        self._windows.seen(person, at)
        waited = person in self._parked
        self._parked.discard(person)
        self._withdrawn.discard(person)
        return waited

    def forget(self, person: str) -> None:
        """What still waits for this person is not sent any more."""
        self._windows.forget(person)
        self._begun.pop(person, None)
        self._parked.discard(person)
        self._withdrawn.add(person)

    async def carry(self, conversation: ConversationId, reply: Reply) -> None:
        """Returns when it has arrived, or when Zalo will never take it; else raises NotNow or Gone."""
        person = conversation.address
        if person in self._withdrawn:
            raise Gone
        if time.time() < self._slow_until:
            raise NotNow(self._slow_until - time.time())
        await self._wait_for_window(person)
        try:
            await self._bring(conversation, reply)
        except Refused as refusal:
            self._settle(person, refusal)
            self._begun.pop(person, None)
        else:
            self._alarm.over()

    async def _wait_for_window(self, person: str) -> None:
        window = await self._windows.of(person)
        if window is Window.CLOSED or (window is Window.PAID and not self._account.pays):
            self._park(person)

    def _park(self, person: str) -> None:
        self._parked.add(person)
        raise NotNow(self._tempo.closed)

    async def _bring(self, conversation: ConversationId, reply: Reply) -> None:
        """What has come along already is not sent again because the text has to wait."""
        person = conversation.address
        begun, rest = self._begun.get(person, (None, reply))
        if begun != reply:
            rest = await self._enclosures.send(conversation, reply)
            self._begun[person] = reply, rest
        await self._write(person, rest)
        del self._begun[person]

    async def _write(self, person: str, reply: Reply) -> None:
        """By the way of writing buttons that this account accepts; the first time, one after the other."""
        *others, last = self._shapes() if reply.choices else (Buttons.NONE,)
        for shape in others:
            try:
                await self._send(person, reply, shape)
            except Refused as refusal:
                if refusal.code not in SHAPE:
                    raise
                log.warning("zalo_oa.buttons_refused", shape=shape, code=refusal.code)
            else:
                self._learn(shape)
                return
        await self._send(person, reply, last)
        if others:
            self._learn(last)

    async def _send(self, person: str, reply: Reply, shape: Buttons) -> None:
        for body in to_bodies(reply, shape):
            await self._sender.send(person, body)

    def _shapes(self) -> tuple[Buttons, ...]:
        if self._shape is None:
            return IN_ORDER
        return (Buttons.NONE,) if self._shape is Buttons.NONE else (self._shape, Buttons.NONE)

    def _learn(self, shape: Buttons) -> None:
        if self._shape is None:
            self._shape = shape
            log.info(
                "zalo_oa.buttons", do=f"set ZALO_OA_BUTTONS={shape} to spare the tries after every start"
            )

    def _settle(self, person: str, refusal: Refused) -> None:
        """Returns when the reply is to be forgotten."""
        act, told = meaning(refusal.code)
        match act:
            case Act.SLOW_DOWN:
                self._slow_until = time.time() + self._tempo.slow
                raise NotNow(self._tempo.slow)
            case Act.LATER:
                log.warning("zalo_oa.later", code=refusal.code, reason=told)
                raise NotNow(self._tempo.later)
            case Act.WINDOW:
                self._park(person)
            case Act.GONE:
                raise Gone
            case Act.ALARM | Act.OTHER_VERSION | Act.RENEW:
                self._alarm.tell("zalo_oa.cannot_send", code=refusal.code, reason=told)
                raise NotNow(self._tempo.alarm)
            case _:
                log.error("zalo_oa.refused", code=refusal.code, reason=told, said=refusal.message)
