"""The pair of tokens on disk: replaced as a whole, read by nobody else, and changed by one process at a time."""

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from bot.errors import ChannelError

if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _try_lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


LOOK_AGAIN = 0.02
"""Seconds between two looks at a lock that somebody else holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """The access token lives for a day; the refresh token, good for one use, for three months."""

    access_token: str
    refresh_token: str
    expires_at: float
    refreshed_at: float

    @property
    def due_at(self) -> float:
        """After four fifths of its life."""
        return self.refreshed_at + 0.8 * (self.expires_at - self.refreshed_at)


class TokenFile:
    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> Pair:
        """ChannelError when there is none, or it is not ours."""
        try:
            return Pair(**json.loads(self.path.read_text("utf-8")))
        except FileNotFoundError as error:
            raise ChannelError(
                f"There are no tokens of the Zalo Official Account in {self.path}.\n"
                "    → Run: python -m bot zalo-oa connect"
            ) from error
        except (OSError, ValueError, TypeError) as error:
            raise ChannelError(
                f"The tokens of the Zalo Official Account in {self.path} cannot be read.\n"
                "    → Let the account that runs the bot read it, or run: python -m bot zalo-oa connect"
            ) from error

    def write(self, pair: Pair) -> None:
        """Once it returns, the pair survives whatever happens to the machine."""
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = self.path.with_name(f"{self.path.name}.part")
        part.unlink(missing_ok=True)
        with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:  # noqa: PTH123 - only os.open takes the permissions
            json.dump(asdict(pair), out)
            out.flush()
            os.fsync(out.fileno())
        part.replace(self.path)
        if sys.platform != "win32":
            folder = os.open(self.path.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)

    @asynccontextmanager
    async def locked(self) -> AsyncIterator[None]:
        """By one process, and one task, at a time; a process that dies lets go of it."""
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(self.path.with_name(f"{self.path.name}.lock"), os.O_RDWR | os.O_CREAT, 0o600)
        try:
            while True:
                try:
                    _try_lock(handle)
                    break
                except OSError:
                    await asyncio.sleep(LOOK_AGAIN)
            yield
        finally:
            os.close(handle)
