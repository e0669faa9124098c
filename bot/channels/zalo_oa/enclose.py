"""What comes along with a reply: pictures of the guides, and reports as files."""

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from pathlib import Path

from structlog import get_logger

from bot.channels.zalo_oa.api import Api, Refused
from bot.channels.zalo_oa.bodies import file_by_token, picture_by_address, picture_by_id
from bot.channels.zalo_oa.codes import Act, meaning
from bot.channels.zalo_oa.send import Sender
from bot.channels.zalo_oa.tempo import DAY
from bot.dialogue.message import AnyFile, ConversationId, Fetched, Form, Reply

GOOD_FOR = 6 * DAY
"""Zalo keeps an upload for 7 days."""

HOPELESS = {Act.GIVE_UP, Act.ONCE_MORE, Act.UPLOAD}

Fetch = Callable[[ConversationId, AnyFile], Awaitable[Fetched | str]]

log = get_logger()


def nothing(_language: str) -> str:
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Where the pictures are: on disk and, if everybody can see them there, under an address.

    `no_file` says in a language that Zalo does not take such a file, and where it can be had.
    """

    pictures: Path
    pictures_url: str | None = None
    no_file: Callable[[str], str] = nothing


class Enclosures:
    def __init__(self, shelf: Shelf, fetch: Fetch, api: Api, sender: Sender) -> None:
        self._shelf = shelf
        self._fetch = fetch
        self._api = api
        self._sender = sender
        self._uploads: dict[str, tuple[str, float]] = {}

    async def send(self, conversation: ConversationId, reply: Reply) -> Reply:
        """Send what comes along; returns the reply with words for whatever could not be sent."""
        person = conversation.address
        if reply.file:
            fetched = await self._fetch(conversation, reply.file)
            if isinstance(fetched, str):
                return replace(reply, text=fetched)
            if not await self._is_sent(self._file(person, reply.file.form, fetched)):
                return replace(reply, text=f"{reply.text}\n\n{self._shelf.no_file(reply.language)}".rstrip())
        if reply.picture and not await self._is_sent(
            self._picture(person, reply.picture.file, reply.picture.alt)
        ):
            return replace(reply, text=f"{reply.text}\n[{reply.picture.alt}]")
        return reply

    async def _is_sent(self, sending: Awaitable[None]) -> bool:
        """False when it never can be; whatever else is in the way is the business of the whole reply."""
        try:
            await sending
        except Refused as refusal:
            if meaning(refusal.code).act not in HOPELESS:
                raise
            log.warning("zalo_oa.enclosure_refused", code=refusal.code)
            return False
        except OSError as error:
            log.warning("zalo_oa.enclosure_missing", error=type(error).__name__)
            return False
        return True

    async def _file(self, person: str, form: Form, file: Fetched) -> None:
        """A chart is a picture; of other files Zalo takes some kinds only, and says so."""
        if form is Form.CHART:
            id_ = await self._api.upload("image", file.name, file.data)
            await self._sender.send(person, picture_by_id(id_, file.name))
        else:
            token = await self._api.upload("file", file.name, file.data)
            await self._sender.send(person, file_by_token(token))

    async def _picture(self, person: str, file: str, alt: str) -> None:
        if self._shelf.pictures_url:
            url = f"{self._shelf.pictures_url}/{file}"
            await self._sender.send(person, picture_by_address(url, alt))
            return
        try:
            await self._sender.send(person, picture_by_id(await self._uploaded(file), alt))
        except Refused as refusal:
            if meaning(refusal.code).act is not Act.UPLOAD:
                raise
            del self._uploads[file]
            await self._sender.send(person, picture_by_id(await self._uploaded(file), alt))

    async def _uploaded(self, file: str) -> str:
        id_, at = self._uploads.get(file, ("", 0.0))
        if time.time() - at > GOOD_FOR:
            data = (self._shelf.pictures / file).read_bytes()  # a few kilobytes, once in six days
            id_ = await self._api.upload("image", file, data)
            self._uploads[file] = id_, time.time()
        return id_
