"""Tokens that are always fresh: refreshed in time, by one at a time, and on disk before they are used."""

import asyncio
import time

import httpx
from structlog import get_logger

from bot.channels.zalo_oa.account import Account
from bot.channels.zalo_oa.alarm import Alarm
from bot.channels.zalo_oa.tempo import DAY, HOUR, Tempo
from bot.channels.zalo_oa.token_file import Pair, TokenFile
from bot.errors import ChannelError

OLD = 60 * DAY
"""A refresh token lives for about 90 days; a third of that is left to find an administrator."""

PATIENCE = 60
"""Seconds for an answer that cannot be asked for again: a refresh token is good for one use."""

USUAL_LIFE = 25 * HOUR

CONNECT_AGAIN = "let an administrator of the account give consent again: python -m bot zalo-oa connect"

log = get_logger()


class LoginRefused(Exception):  # noqa: N818 - an answer, not an accident
    """The login of Zalo does not give us tokens for what we have shown."""


class Login:
    """The OAuth side: a code or a refresh token becomes a new pair."""

    def __init__(self, account: Account, client: httpx.AsyncClient) -> None:
        self._account = account
        self._client = client

    async def exchange(self, code: str, verifier: str) -> Pair:
        return await self._ask(grant_type="authorization_code", code=code, code_verifier=verifier)

    async def refresh(self, refresh_token: str) -> Pair:
        return await self._ask(grant_type="refresh_token", refresh_token=refresh_token)

    async def _ask(self, **fields: str) -> Pair:
        """httpx.HTTPError when there is no answer of Zalo's; LoginRefused when the answer is no."""
        asked_at = time.time()
        response = await self._client.post(
            f"{self._account.login_url}/v4/oa/access_token",
            data={"app_id": self._account.app_id, **fields},
            headers={"secret_key": self._account.app_secret},
            timeout=PATIENCE,
        )
        try:
            told = dict(response.json())
        except (ValueError, TypeError) as error:  # the page of a firewall
            raise httpx.DecodingError("no JSON") from error
        access_token, refresh_token = told.get("access_token"), told.get("refresh_token")
        if not access_token or not refresh_token:
            if response.is_server_error:
                response.raise_for_status()
            raise LoginRefused(str(told.get("error", "")))
        return Pair(
            access_token=str(access_token),
            refresh_token=str(refresh_token),
            expires_at=asked_at + _seconds(told.get("expires_in")),
            refreshed_at=asked_at,
        )


def _seconds(told: object) -> float:
    """Zalo writes the number as text; whatever stands there, new tokens must not be lost because of it."""
    try:
        return float(str(told))
    except ValueError:
        return USUAL_LIFE


class Tokens:
    """What calls need; `run` keeps the pair fresh."""

    def __init__(self, file: TokenFile, login: Login, tempo: Tempo) -> None:
        self._file = file
        self._login = login
        self._tempo = tempo
        self._alarm = Alarm(tempo.reminder)
        self._renewing: set[asyncio.Task[None]] = set()
        self._unsaved: Pair | None = None

    def access_token(self) -> str:
        """Read anew each time: another process may have refreshed it; ChannelError when there is none."""
        return self._file.read().access_token

    async def renew(self, stale: str | None = None) -> None:
        """Fetch a new pair if the old one is due, or `stale`; whoever is cancelled, the new pair is kept."""
        renewing = asyncio.create_task(self._renew(stale))
        self._renewing.add(renewing)
        renewing.add_done_callback(self._renewing.discard)
        try:
            await asyncio.shield(renewing)
        except LoginRefused as refusal:
            self._alarm.tell("zalo_oa.refresh_refused", code=str(refusal), do=CONNECT_AGAIN)
            raise
        except ChannelError as error:
            self._alarm.tell("zalo_oa.no_tokens", reason=str(error))
            raise
        except (httpx.HTTPError, OSError) as trouble:
            self._alarm.tell("zalo_oa.refresh_failed", reason=type(trouble).__name__)
            self._watch_age()
            raise

    async def _renew(self, stale: str | None) -> None:
        async with self._file.locked():
            self._save()
            pair = self._file.read()
            if pair.access_token != stale and time.time() < pair.due_at:  # somebody else was quicker
                return
            # A disk that is full must say so before Zalo gives what it gives only once.
            self._file.write(pair)
            self._unsaved = await self._login.refresh(pair.refresh_token)
            self._save()
        self._alarm.over()
        log.info("zalo_oa.tokens_refreshed")

    def _save(self) -> None:
        if self._unsaved:
            self._file.write(self._unsaved)
            self._unsaved = None

    async def run(self) -> None:
        """Refresh in time, for ever; what is in the way is told long before the tokens die."""
        while True:
            wait = self._tempo.look
            try:
                await self.renew()
            except LoginRefused:
                wait = self._tempo.reminder
            except (ChannelError, httpx.HTTPError, OSError):
                pass  # told
            await asyncio.sleep(wait)

    async def close(self) -> None:
        """Wait for a new pair that is on its way."""
        await asyncio.gather(*self._renewing, return_exceptions=True)

    def _watch_age(self) -> None:
        age = time.time() - self._file.read().refreshed_at
        if age > OLD:
            self._alarm.tell("zalo_oa.refresh_token_old", days=int(age / DAY), do=CONNECT_AGAIN)
