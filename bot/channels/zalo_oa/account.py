"""Which Official Account this is, how its app shows itself to Zalo, and what is particular about it."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Variant(StrEnum):
    """Accounts of the government may be known to version 2 of the message interface only."""

    AUTO = "auto"
    V3 = "v3"
    V2 = "v2"


class Buttons(StrEnum):
    """How buttons are written; which way an account accepts is not documented."""

    AUTO = "auto"
    BARE = "bare"
    LIST = "list"
    TEMPLATE = "template"
    NONE = "none"  # numbers to type


class SignedWith(StrEnum):
    """The id that begins what a webhook's signature is made of."""

    APP_ID = "app_id"
    OA_ID = "oa_id"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    app_id: str
    app_secret: str
    webhook_secret: str
    token_file: Path
    api_url: str = "https://openapi.zalo.me"
    login_url: str = "https://oauth.zaloapp.com"
    variant: Variant = Variant.AUTO
    buttons: Buttons = Buttons.AUTO
    signed_with: SignedWith = SignedWith.APP_ID
    fresh_hours: int = 3
    """Webhooks older than this are refused; Zalo's own last try comes about two hours after the first."""
    pause_minutes: int = 60
    """How long the bot is silent to a person after a human has written to them; 0: not at all."""
    pays: bool = False
    """Whether unasked messages may be sent between 48 hours and 7 days, when Zalo takes money for them."""
