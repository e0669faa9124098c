"""Zalo Bot's interface, as far as this bot uses it: one method per call, and two ways in which a call can fail."""

import logging
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

import httpx

IDLE, UNKNOWN_METHOD, QUOTA = HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.NOT_FOUND, HTTPStatus.TOO_MANY_REQUESTS

# Both write addresses, and Zalo's contain the token.
for _name in ("httpx", "httpcore"):
    logging.getLogger(_name).setLevel(logging.CRITICAL + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Where Zalo Bot is and who we are there."""

    token: str = field(repr=False)
    api_url: str = "https://bot-api.zaloplatforms.com"


class Refused(Exception):  # noqa: N818 - an answer, not an accident
    """Zalo has understood the call and says no."""

    def __init__(self, code: int, description: str) -> None:
        super().__init__(code, description)
        self.code = code
        self.description = description


class Unreachable(Exception):  # noqa: N818
    """No answer, or one that is not Zalo's: the page of a firewall, a proxy, a portal. Never names the address."""


class ZaloBot:
    """POST and JSON everywhere. `ok` counts, not the status: failures have been seen under HTTP 200."""

    def __init__(self, account: Account, *, timeout: float) -> None:
        self._timeout = timeout
        self._client = httpx.AsyncClient(
            base_url=f"{account.api_url.rstrip('/')}/bot{account.token}/", timeout=timeout
        )

    async def close(self) -> None:
        await self._client.aclose()

    async def name(self) -> str:
        """What people see as the bot's name."""
        me = _table(await self._call("getMe"))
        return str(me.get("display_name") or me.get("account_name") or "")

    async def update(self, wait: float) -> object | None:
        """At most one update, unread; None when nothing has arrived."""
        try:
            return await self._call("getUpdates", timeout=wait + self._timeout, body={"timeout": round(wait)})
        except Refused as refusal:
            if refusal.code == IDLE:
                return None
            raise

    async def send_message(self, chat: str, text: str) -> None:
        await self._call("sendMessage", body={"chat_id": chat, "text": text})

    async def send_photo(self, chat: str, photo: str, caption: str) -> None:
        """`photo` is an address that Zalo's servers can open."""
        await self._call("sendPhoto", body={"chat_id": chat, "photo": photo, "caption": caption})

    async def webhook(self) -> str:
        """Where updates are delivered; empty when they are to be polled."""
        try:
            return str(_table(await self._call("getWebhookInfo")).get("url") or "")
        except Refused as refusal:
            if refusal.code == UNKNOWN_METHOD:  # Zalo's way to say that there is none
                return ""
            raise

    async def set_webhook(self, url: str, secret: str) -> str:
        """How Zalo's own try to reach it ended; empty when Zalo says nothing of that. It is set in any case."""
        result = _table(await self._call("setWebhook", body={"url": url, "secret_token": secret}))
        return str(_table(result.get("verification")).get("outcome") or "")

    async def delete_webhook(self) -> None:
        await self._call("deleteWebhook")

    async def _call(
        self,
        method: str,
        *,
        body: dict[str, object] | None = None,
        timeout: float | None = None,  # noqa: ASYNC109
    ) -> object:
        try:
            response = await self._client.post(method, json=body or {}, timeout=timeout or self._timeout)
            answer = response.json()
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            raise Unreachable(type(error).__name__) from None  # the error knows the address
        if not isinstance(answer, dict) or not isinstance(answer.get("ok"), bool):
            raise Unreachable(f"HTTP {response.status_code}")
        if answer["ok"]:
            return answer.get("result")
        code = answer.get("error_code", answer.get("errorCode")) or response.status_code
        raise Refused(code if isinstance(code, int) else 0, str(answer.get("description", "")))


def _table(result: object) -> dict[str, Any]:
    return result if isinstance(result, dict) else {}
