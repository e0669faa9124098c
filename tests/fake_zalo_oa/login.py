"""The OAuth side: access tokens for a day, refresh tokens good for one use."""

import base64
import hashlib
from collections.abc import Callable
from itertools import count
from typing import Any

from tests.fake_zalo_oa.errors import ApiError

APP_ID, APP_SECRET = "1100220033004400550", "app-secret-of-nobody"
ACCESS_LIVES = 90_000  # seconds: 25 hours
VERIFIER = "v" * 43


class Login:
    def __init__(self, now: Callable[[], float]) -> None:
        self.challenge = challenge(VERIFIER)
        """As it stands in the console."""
        self.refreshes = 0
        self._now = now
        self._numbers = count(1)
        self._good_until: dict[str, float] = {}
        self._refresh_token = ""
        self._code = ""

    def consent(self) -> str:
        """An administrator agrees; the code is good once."""
        self._code = f"code-{next(self._numbers)}"
        return self._code

    def issue(self) -> dict[str, str]:
        """A new pair; the refresh token before it is worthless from now on."""
        number = next(self._numbers)
        self._refresh_token = f"refresh-{number}"
        self._good_until[f"access-{number}"] = self._now() + ACCESS_LIVES
        return {
            "access_token": f"access-{number}",
            "refresh_token": self._refresh_token,
            "expires_in": str(ACCESS_LIVES),
        }

    def expire_access(self) -> None:
        self._good_until = dict.fromkeys(self._good_until, 0)

    def revoke(self) -> None:
        """An administrator has withdrawn the consent."""
        self._good_until.clear()
        self._refresh_token = ""

    def check(self, token: str) -> None:
        if token not in self._good_until:
            raise ApiError(-216, "Access token is invalid")
        if self._now() >= self._good_until[token]:
            raise ApiError(-220, "Access token has expired")

    def ask(self, secret: str, form: dict[str, Any]) -> dict[str, Any]:
        if (form.get("app_id"), secret) != (APP_ID, APP_SECRET):
            return {"error": -14002, "error_description": "Invalid app"}
        match form.get("grant_type"):
            case "refresh_token" if self._refresh_token and form.get("refresh_token") == self._refresh_token:
                self.refreshes += 1
                return self.issue()
            case "authorization_code" if self._code and form.get("code") == self._code:
                self._code = ""
                if challenge(form.get("code_verifier", "")) == self.challenge:
                    return self.issue()
        return {"error": -14014, "error_description": "Invalid code or refresh token"}


def challenge(verifier: str) -> str:
    """What stands in the console for a verifier."""
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")
