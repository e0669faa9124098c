"""What a setting may be: each kind checks one value, and says what is wrong with it and what would be right."""

import re
from collections.abc import Callable
from datetime import time
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, SecretStr

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LOG_LEVELS = ("debug", "info", "warning", "error")
SQLITE = "sqlite+aiosqlite:///"

LONGEST_RETENTION = 120
HIGHEST_PORT = 65_535
SHORTEST_TOKEN = 16
LARGEST_QUOTA = 10_000_000


def _one_of(*values: str) -> Callable[[str], str]:
    def check(value: str) -> str:
        if value.lower() not in values:
            *others, last = values
            choice = f"one of: {', '.join(values)}" if len(others) > 1 else f"{others[0]} or {last}"
            raise ValueError(f'is "{value}". Use {choice}.')
        return value.lower()

    return check


def _database_url(value: str) -> str:
    scheme, found, path = value.rpartition(":///")
    if (found and scheme not in {"sqlite", "sqlite+aiosqlite"}) or "://" in path:
        raise ValueError(
            f'starts with "{value.split(":", maxsplit=1)[0]}". Use a file: data/sotayso.db, or sqlite:///data/sotayso.db.'
        )
    if path in {"", ":memory:"} or path.endswith("/"):
        raise ValueError(f'is "{value}", which names no file. Use one like data/sotayso.db.')
    return f"{SQLITE}{Path(path).expanduser()}"


def _whole(value: str, least: int, most: int) -> int | None:
    return int(value) if value.isascii() and value.isdecimal() and least <= int(value) <= most else None


def _zone(value: str) -> ZoneInfo:
    try:
        return ZoneInfo(value)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError(f'is "{value}". Use a name like Asia/Ho_Chi_Minh.') from error


def _telegram_token(value: SecretStr) -> SecretStr:
    if not re.fullmatch(r"\d{3,20}:[A-Za-z0-9_-]{20,100}", value.get_secret_value()):
        raise ValueError(
            f"does not look like a token (it has {len(value)} characters). "
            "Copy the whole line from @BotFather: digits, a colon, about 35 letters."
        )
    return value


def _zalo_bot_token(value: SecretStr) -> SecretStr:
    if not re.fullmatch(r"\d{3,30}:[A-Za-z0-9_-]{3,200}", value.get_secret_value()):
        raise ValueError(
            f"does not look like a token (it has {len(value)} characters). "
            "Copy the whole line from “Zalo Bot Manager”: digits, a colon, letters."
        )
    return value


def _address(value: str) -> str:
    if not _is_address(value, {"http", "https"}):
        raise ValueError(f'is "{value}". Use an address like https://api.telegram.org.')
    return value.rstrip("/")


def _proxy(value: str) -> str:
    if not _is_address(value, {"http", "https", "socks5", "socks5h"}):
        raise ValueError("is not a proxy address. Use one like socks5://127.0.0.1:1080 or http://proxy:3128.")
    return value


def _public_address(value: str) -> str:
    if not _is_address(value, {"http", "https"}) or urlsplit(value).path not in {"", "/"}:
        raise ValueError(f'is "{value}". Use an address like https://sotay.example.vn, without a path.')
    return value.rstrip("/")


def _is_address(value: str, schemes: set[str]) -> bool:
    try:
        parts = urlsplit(value)
        return parts.scheme in schemes and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is no number
        return False


def _on_or_off(value: str) -> bool:
    return _one_of("on", "off")(value) == "on"


def _port(value: str) -> int:
    found = _whole(value, 1, HIGHEST_PORT)
    if found is None:
        raise ValueError(f'is "{value}". Use a number from 1 to {HIGHEST_PORT}.')
    return found


def _hard_to_guess(value: SecretStr) -> SecretStr:
    if len(value) < SHORTEST_TOKEN:
        raise ValueError(f"is too short. Use at least {SHORTEST_TOKEN} characters nobody can guess.")
    return value


def _webhook_secret(value: SecretStr) -> SecretStr:
    if not re.fullmatch(r"[A-Za-z0-9_-]{16,256}", value.get_secret_value()):
        raise ValueError("does not fit. Make up 16 to 256 letters and digits nobody can guess.")
    return value


def _quota(value: str) -> int:
    found = _whole(value, 0, LARGEST_QUOTA)
    if found is None:
        raise ValueError(
            f'is "{value}". Use the messages your plan allows in a month, or 0 if there is no limit.'
        )
    return found


def _codes(value: str) -> frozenset[int]:
    if not re.fullmatch(r"\d{1,6}( *, *\d{1,6})*", value):
        raise ValueError(f'is "{value}". Use error codes separated by commas, like 403,404.')
    return frozenset(map(int, value.split(",")))


def _digits(value: str) -> str:
    if not re.fullmatch(r"\d{5,30}", value):
        raise ValueError("is not a number. Copy the digits shown at developers.zalo.me.")
    return value


def _number(least: int, most: int, of: str) -> Callable[[str], int]:
    def check(value: str) -> int:
        found = _whole(value, least, most)
        if found is None:
            raise ValueError(f'is "{value}". Use a number of {of} from {least} to {most}.')
        return found

    return check


def _weekday(value: str) -> int:
    return WEEKDAYS.index(_one_of(*WEEKDAYS)(value))


def _time(value: str) -> time:
    if not re.fullmatch(r"([01]?\d|2[0-3]):[0-5]\d", value):
        raise ValueError(f'is "{value}". Use a time like 07:00.')
    hour, minute = map(int, value.split(":"))
    return time(hour, minute)


DatabaseUrl = Annotated[str, AfterValidator(_database_url)]
Months = Annotated[int, BeforeValidator(_number(1, LONGEST_RETENTION, "months"))]
Zone = Annotated[ZoneInfo, BeforeValidator(_zone)]
TelegramToken = Annotated[SecretStr, AfterValidator(_telegram_token)]
ZaloBotToken = Annotated[SecretStr, AfterValidator(_zalo_bot_token)]
Address = Annotated[str, AfterValidator(_address)]
Proxy = Annotated[str, AfterValidator(_proxy)]
PublicAddress = Annotated[str, AfterValidator(_public_address)]
OnOrOff = Annotated[bool, BeforeValidator(_on_or_off)]
Port = Annotated[int, BeforeValidator(_port)]
HardToGuess = Annotated[SecretStr, AfterValidator(_hard_to_guess)]
WebhookSecret = Annotated[SecretStr, AfterValidator(_webhook_secret)]
Quota = Annotated[int, BeforeValidator(_quota)]
Codes = Annotated[frozenset[int], BeforeValidator(_codes)]
Weekday = Annotated[int, BeforeValidator(_weekday)]
TimeOfDay = Annotated[time, BeforeValidator(_time)]
LogLevel = Annotated[str, AfterValidator(_one_of(*LOG_LEVELS))]
PollingOrWebhook = Annotated[str, AfterValidator(_one_of("polling", "webhook"))]
ZaloAppId = Annotated[str, AfterValidator(_digits)]
ZaloVariant = Annotated[str, AfterValidator(_one_of("auto", "v3", "v2"))]
ZaloButtons = Annotated[str, AfterValidator(_one_of("auto", "bare", "list", "template", "none"))]
ZaloSignedWith = Annotated[str, AfterValidator(_one_of("app_id", "oa_id"))]
FreshHours = Annotated[int, BeforeValidator(_number(3, 48, "hours"))]
PauseMinutes = Annotated[int, BeforeValidator(_number(0, 7 * 24 * 60, "minutes"))]
BothOrSent = Annotated[str, AfterValidator(_one_of("both", "sent"))]
