"""The first tokens: an administrator's consent becomes a pair on disk, and Zalo tells whose account it is."""

import base64
import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

import httpx

from bot.channels.outbox import NotNow
from bot.channels.zalo_oa.account import Account
from bot.channels.zalo_oa.api import Api, Refused
from bot.channels.zalo_oa.codes import meaning
from bot.channels.zalo_oa.tempo import NORMAL
from bot.channels.zalo_oa.token_file import TokenFile
from bot.channels.zalo_oa.tokens import Login, LoginRefused, Tokens
from bot.errors import ChannelError

GOVERNMENT = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What Zalo tells of the account."""

    name: str
    package: str
    verified: bool
    government: bool
    expires_at: float
    """When the access token does; it is refreshed long before."""


def verifier(account: Account) -> str:
    """Always the same for an app, because Zalo's console keeps its challenge; 43 characters."""
    return _base64(hashlib.sha256(f"sotayso {account.app_secret}".encode()).digest())


def challenge(account: Account) -> str:
    return _base64(hashlib.sha256(verifier(account).encode()).digest())


def code_in(pasted: str) -> str:
    """The code itself, or the whole address that the browser was sent to."""
    pasted = pasted.strip()
    return parse_qs(urlsplit(pasted).query).get("code", [pasted])[0]


async def connect(account: Account, *, code: str = "", refresh_token: str = "") -> None:
    """One of the two becomes the pair on disk; ChannelError when Zalo does not take it."""
    file = TokenFile(account.token_file)
    try:
        async with httpx.AsyncClient() as client, file.locked():
            login = Login(account, client)
            file.write(
                await (login.exchange(code, verifier(account)) if code else login.refresh(refresh_token))
            )
    except LoginRefused as refusal:
        raise ChannelError(
            f"Zalo does not take it (error {refusal}).\n"
            "    → A code is good for 10 minutes and once; the code challenge in the console must be the one shown here;\n"
            "      check ZALO_OA_APP_ID and ZALO_OA_APP_SECRET."
        ) from refusal
    except httpx.HTTPError as error:
        raise ChannelError(
            f"Zalo's login does not answer ({type(error).__name__}).\n    → Check ZALO_OA_LOGIN_URL."
        ) from error


async def look(account: Account) -> Profile:
    """Who we are with these tokens; ChannelError when they are no good."""
    file = TokenFile(account.token_file)
    async with _api(account, file) as api:
        try:
            told = await api.get("/v2.0/oa/getoa")
        except Refused as refusal:
            raise ChannelError(
                f"Zalo refuses (error {refusal.code}): {meaning(refusal.code).told}."
            ) from refusal
        except NotNow as trouble:
            raise ChannelError(
                "Zalo gives no answer with these tokens.\n    → Try again, or run: python -m bot zalo-oa connect"
            ) from trouble
    return Profile(
        name=str(told.get("name", "")),
        package=str(told.get("package_name", "")),
        verified=bool(told.get("is_verified")),
        government=told.get("oa_type") == GOVERNMENT,
        expires_at=file.read().expires_at,
    )


@asynccontextmanager
async def _api(account: Account, file: TokenFile) -> AsyncIterator[Api]:
    async with httpx.AsyncClient(timeout=NORMAL.call) as client:
        file.read()  # tells what to do when there is none
        tokens = Tokens(file, Login(account, client), NORMAL)
        try:
            yield Api(account, tokens, client, NORMAL)
        finally:
            await tokens.close()


def _base64(digest: bytes) -> str:
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")
