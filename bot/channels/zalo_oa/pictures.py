"""Pictures of the guides: by their public address where there is one, else uploaded and remembered."""

import time
from dataclasses import dataclass
from pathlib import Path

from structlog import get_logger

from bot.channels.zalo_oa.api import Api, Refused
from bot.channels.zalo_oa.bodies import picture_by_address, picture_by_id
from bot.channels.zalo_oa.codes import Act, meaning
from bot.channels.zalo_oa.send import Sender
from bot.channels.zalo_oa.tempo import DAY

GOOD_FOR = 6 * DAY
"""Zalo keeps an upload for 7 days."""

log = get_logger()

HOPELESS = {Act.GIVE_UP, Act.ONCE_MORE, Act.UPLOAD}


@dataclass(frozen=True, slots=True)
class Gallery:
    """Where the pictures are: on disk and, if everybody can see them there, under an address."""

    folder: Path
    public_url: str | None = None


class Pictures:
    def __init__(self, gallery: Gallery, api: Api, sender: Sender) -> None:
        self._folder = gallery.folder
        self._public_url = gallery.public_url
        self._api = api
        self._sender = sender
        self._uploads: dict[str, tuple[str, float]] = {}

    async def show(self, person: str, file: str, alt: str) -> bool:
        """False when it cannot be shown, so that what it tells has to be written."""
        try:
            await self._send(person, file, alt)
        except Refused as refusal:
            if meaning(refusal.code).act not in HOPELESS:
                raise
            log.warning("zalo_oa.picture_refused", picture=file, code=refusal.code)
            return False
        except OSError as error:
            log.warning("zalo_oa.picture_missing", picture=file, error=type(error).__name__)
            return False
        return True

    async def _send(self, person: str, file: str, alt: str) -> None:
        if self._public_url:
            await self._sender.send(person, picture_by_address(f"{self._public_url}/{file}", alt))
            return
        try:
            await self._sender.send(person, picture_by_id(await self._upload(file), alt))
        except Refused as refusal:
            if meaning(refusal.code).act is not Act.UPLOAD:
                raise
            del self._uploads[file]
            await self._sender.send(person, picture_by_id(await self._upload(file), alt))

    async def _upload(self, file: str) -> str:
        id_, at = self._uploads.get(file, ("", 0.0))
        if time.time() - at > GOOD_FOR:
            id_ = await self._api.upload_picture(self._folder / file)
            self._uploads[file] = id_, time.time()
        return id_
