"""Calls to the Official Account interface: a refusal is read from `error`, never from the HTTP status alone."""

import logging
from typing import Any, Literal

import httpx
from structlog import get_logger

from bot.channels.outbox import NotNow
from bot.channels.zalo_oa.account import Account
from bot.channels.zalo_oa.codes import Act, meaning
from bot.channels.zalo_oa.tempo import Tempo
from bot.channels.zalo_oa.tokens import LoginRefused, Tokens
from bot.errors import ChannelError

logging.getLogger("httpx").setLevel(logging.WARNING)  # else it logs every call

log = get_logger()


class Refused(Exception):  # noqa: N818 - an answer, not an accident
    """Zalo has answered no; `code` says why (codes.py)."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message[:80]


class Api:
    """NotNow when Zalo does not answer, Refused when it says no."""

    def __init__(self, account: Account, tokens: Tokens, client: httpx.AsyncClient, tempo: Tempo) -> None:
        self._url = account.api_url
        self._tokens = tokens
        self._client = client
        self._tempo = tempo

    async def post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        return await self._call("POST", path, json=body)

    async def get(self, path: str) -> dict[str, Any]:
        return await self._call("GET", path)

    async def upload(self, kind: Literal["image", "file"], name: str, data: bytes) -> str:
        """By what it is sent then, for 7 days."""
        told = await self._call("POST", f"/v2.0/oa/upload/{kind}", files={"file": (name, data)})
        return str(told["attachment_id" if kind == "image" else "token"])

    async def _call(self, method: str, path: str, **content: Any) -> dict[str, Any]:
        """An access token that is not accepted is renewed once."""
        try:
            token = self._tokens.access_token()
            try:
                return await self._ask(method, path, token, **content)
            except Refused as refusal:
                if meaning(refusal.code).act is not Act.RENEW:
                    raise
                await self._tokens.renew(token)
            return await self._ask(method, path, self._tokens.access_token(), **content)
        except httpx.HTTPError as trouble:
            raise NotNow from trouble
        except (LoginRefused, ChannelError, OSError) as trouble:  # Tokens.run tells the operator
            raise NotNow(self._tempo.alarm) from trouble

    async def _ask(self, method: str, path: str, token: str, **content: Any) -> dict[str, Any]:
        response = await self._client.request(
            method, f"{self._url}{path}", headers={"access_token": token}, **content
        )
        try:
            told = response.json()
            code = int(told.get("error", 0 if response.is_success else "none"))
        except (ValueError, AttributeError) as error:  # the page of a firewall, or a server in trouble
            log.warning("zalo_oa.no_answer", status=response.status_code)
            raise NotNow from error
        if code:
            raise Refused(code, str(told.get("message", "")))
        data = told.get("data")
        return data if isinstance(data, dict) else {}
