"""Who is writing, without knowing who: a random id in a signed cookie, and tokens that prove a form is ours."""

import secrets
from hashlib import sha256

from itsdangerous import BadSignature, Signer
from starlette.requests import Request
from starlette.responses import Response

CHANNEL = "web"

LASTS = 400 * 24 * 3600
"""Seconds; browsers keep no cookie longer than 400 days. Every visit begins them anew."""


class Visitors:
    def __init__(self, key: bytes, *, secure: bool) -> None:
        self.secure = secure
        # Browsers take a cookie named __Host-… only over https and from this very host.
        self.cookie = "__Host-sotayso" if secure else "sotayso"
        self._ids = Signer(key, salt="visitor", key_derivation="hmac", digest_method=sha256)
        self._tokens = Signer(key, salt="form", key_derivation="hmac", digest_method=sha256)

    def known(self, request: Request) -> str | None:
        """The id in the cookie, if we have signed it."""
        try:
            return self._ids.unsign(request.cookies.get(self.cookie, "")).decode()
        except BadSignature:
            return None

    @staticmethod
    def new() -> str:
        return secrets.token_urlsafe(16)

    def remember(self, response: Response, visitor: str) -> None:
        response.set_cookie(
            self.cookie, self._ids.sign(visitor).decode(),
            max_age=LASTS, path="/", secure=self.secure, httponly=True, samesite="lax",
        )  # fmt: skip

    def token(self, visitor: str) -> str:
        """For the forms of this visitor; never the same twice, so that compression gives nothing away."""
        nonce = secrets.token_urlsafe(8)
        return f"{nonce}.{self._tokens.get_signature(f'{nonce}.{visitor}').decode()}"

    def gave(self, token: str, visitor: str) -> bool:
        """Whether the token was given to this visitor."""
        nonce, _, signature = token.partition(".")
        return self._tokens.verify_signature(f"{nonce}.{visitor}", signature.encode())
