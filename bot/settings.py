"""What the operator decides: read from the environment and .env, with all problems at once."""

import os
import re
from collections.abc import Iterable, Mapping
from datetime import time
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)
from rapidfuzz import fuzz, process

from bot.errors import SettingsError

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LOG_LEVELS = ("debug", "info", "warning", "error")
SQLITE = "sqlite+aiosqlite:///"

LONGEST_RETENTION = 120
HIGHEST_PORT = 65_535
SHORTEST_TOKEN = 16

NEAR_MISS = 87
"""How alike (0 to 100) an unknown name in the environment must be to one of ours to be a typing error.

Other programs' names live there too; TELEGRAM_BOT_TOKEN is 87.5 like ours.
"""


class Settings(BaseSettings):
    """One field per name of .env.example, in lower case."""

    model_config = SettingsConfigDict(frozen=True, extra="forbid", validate_default=False)

    database_url: str = f"{SQLITE}data/sotayso.db"
    guides_dir: Path = Path("guides")
    local_guides_dir: Path | None = None
    locales_dir: Path = Path("locales")
    timezone: ZoneInfo = ZoneInfo("Asia/Ho_Chi_Minh")
    telegram_token: SecretStr | None = None
    telegram_api_url: str = "https://api.telegram.org"
    telegram_proxy: str | None = Field(default=None, repr=False)  # may hold a password
    key_file: Path | None = None
    retention_months: int = 24
    report_templates_dir: Path | None = None
    report_day: int = 0  # Monday
    report_time: time = time(7)
    log_level: str = "info"
    web: bool = True
    web_host: str = "127.0.0.1"
    web_port: int = 8080
    web_proxy: str = "127.0.0.1"
    public_url: str | None = None
    metrics_token: SecretStr | None = None

    @classmethod
    def from_env(cls, env: Mapping[str, str] | None = None, env_file: Path | None = Path(".env")) -> Self:
        """The environment wins over .env; empty means not set. SettingsError names every problem."""
        env = os.environ if env is None else env
        in_file = _read(env_file) if env_file else {}
        set_here = {name: value for name, value in env.items() if name in NAMES and value.strip()}
        problems = [*_unknown_in_file(in_file), *_near_misses(env)]
        values = {name: value for name, value in in_file.items() if name in NAMES} | set_here
        try:
            settings = cls.model_validate({name.lower(): value.strip() for name, value in values.items()})
        except ValidationError as error:
            problems += [_told(found["loc"], found["msg"]) for found in error.errors(include_url=False)]
        if problems:
            raise SettingsError(_listed(problems))
        return settings

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Only what `from_env` collected: it looks at unknown names, which the built-in sources skip."""
        return (init_settings,)

    @field_validator("database_url")
    @classmethod
    def _is_a_file(cls, value: str) -> str:
        scheme, found, path = value.rpartition(":///")
        if (found and scheme not in {"sqlite", "sqlite+aiosqlite"}) or "://" in path:
            raise ValueError(
                f'starts with "{value.split(":", maxsplit=1)[0]}". Use a file: data/sotayso.db, or sqlite:///data/sotayso.db.'
            )
        if path in {"", ":memory:"} or path.endswith("/"):
            raise ValueError(f'is "{value}", which names no file. Use one like data/sotayso.db.')
        return f"{SQLITE}{Path(path).expanduser()}"

    @field_validator("retention_months", mode="before")
    @classmethod
    def _is_some_months(cls, value: str) -> int:
        if not (value.isascii() and value.isdecimal() and 1 <= int(value) <= LONGEST_RETENTION):
            raise ValueError(f'is "{value}". Use a number of months from 1 to {LONGEST_RETENTION}.')
        return int(value)

    @field_validator("timezone", mode="before")
    @classmethod
    def _is_a_zone(cls, value: str) -> ZoneInfo:
        try:
            return ZoneInfo(value)
        except (KeyError, ValueError, OSError) as error:
            raise ValueError(f'is "{value}". Use a name like Asia/Ho_Chi_Minh.') from error

    @field_validator("telegram_token")
    @classmethod
    def _is_a_token(cls, value: SecretStr) -> SecretStr:
        if not re.fullmatch(r"\d{3,20}:[A-Za-z0-9_-]{20,100}", value.get_secret_value()):
            raise ValueError(
                f"does not look like a token (it has {len(value)} characters). "
                "Copy the whole line from @BotFather: digits, a colon, about 35 letters."
            )
        return value

    @field_validator("telegram_api_url")
    @classmethod
    def _is_a_web_address(cls, value: str) -> str:
        if not _is_address(value, {"http", "https"}):
            raise ValueError(f'is "{value}". Use an address like https://api.telegram.org.')
        return value.rstrip("/")

    @field_validator("telegram_proxy")
    @classmethod
    def _is_a_proxy(cls, value: str) -> str:
        if not _is_address(value, {"http", "https", "socks5", "socks5h"}):
            raise ValueError(
                "is not a proxy address. Use one like socks5://127.0.0.1:1080 or http://proxy:3128."
            )
        return value

    @field_validator("web", mode="before")
    @classmethod
    def _is_on_or_off(cls, value: str) -> bool:
        if value.lower() not in {"on", "off"}:
            raise ValueError(f'is "{value}". Use on or off.')
        return value.lower() == "on"

    @field_validator("web_port", mode="before")
    @classmethod
    def _is_a_port(cls, value: str) -> int:
        if not (value.isascii() and value.isdecimal() and 0 < int(value) <= HIGHEST_PORT):
            raise ValueError(f'is "{value}". Use a number from 1 to {HIGHEST_PORT}.')
        return int(value)

    @field_validator("public_url")
    @classmethod
    def _is_a_public_address(cls, value: str) -> str:
        if not _is_address(value, {"http", "https"}) or urlsplit(value).path not in {"", "/"}:
            raise ValueError(f'is "{value}". Use an address like https://sotay.example.vn, without a path.')
        return value.rstrip("/")

    @field_validator("metrics_token")
    @classmethod
    def _is_hard_to_guess(cls, value: SecretStr) -> SecretStr:
        if len(value) < SHORTEST_TOKEN:
            raise ValueError(f"is too short. Use at least {SHORTEST_TOKEN} characters nobody can guess.")
        return value

    @field_validator("report_day", mode="before")
    @classmethod
    def _is_a_weekday(cls, value: str) -> int:
        if value.lower() not in WEEKDAYS:
            raise ValueError(f'is "{value}". Use one of: {", ".join(WEEKDAYS)}.')
        return WEEKDAYS.index(value.lower())

    @field_validator("report_time", mode="before")
    @classmethod
    def _is_a_time(cls, value: str) -> time:
        if not re.fullmatch(r"([01]?\d|2[0-3]):[0-5]\d", value):
            raise ValueError(f'is "{value}". Use a time like 07:00.')
        hour, minute = map(int, value.split(":"))
        return time(hour, minute)

    @field_validator("log_level")
    @classmethod
    def _is_a_level(cls, value: str) -> str:
        if value.lower() not in LOG_LEVELS:
            raise ValueError(f'is "{value}". Use one of: {", ".join(LOG_LEVELS)}.')
        return value.lower()


NAMES = tuple(name.upper() for name in Settings.model_fields)


def _read(path: Path) -> dict[str, str]:
    try:
        source = DotEnvSettingsSource(
            Settings, env_file=path, env_file_encoding="utf-8-sig", case_sensitive=True
        )
        return {name: value for name, value in source.env_vars.items() if value and value.strip()}
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"{path} cannot be read as UTF-8 text ({error}).\n    → Save it again as UTF-8."
        ) from error


def _is_address(value: str, schemes: set[str]) -> bool:
    try:
        parts = urlsplit(value)
        return parts.scheme in schemes and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is no number
        return False


def _unknown_in_file(in_file: Mapping[str, str]) -> Iterable[str]:
    for name in in_file:
        if name not in NAMES:
            near = _nearest(name, 60)
            hint = f"Did you mean {near}?" if near else f"The settings are: {', '.join(NAMES)}."
            yield f"{name} in .env is not a setting. {hint}"


def _near_misses(env: Mapping[str, str]) -> Iterable[str]:
    for name in env:
        if name not in NAMES and (near := _nearest(name, NEAR_MISS)):
            yield f"{name} in the environment is not a setting. Did you mean {near}?"


def _nearest(name: str, alike: int) -> str | None:
    found = process.extractOne(name.upper(), NAMES, scorer=fuzz.ratio, score_cutoff=alike)
    return found[0] if found else None


def _told(where: tuple[int | str, ...], message: str) -> str:
    return f"{str(where[0]).upper()} {message.removeprefix('Value error, ')}"


def _listed(problems: list[str]) -> str:
    count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
    return "\n  ".join([f"{count} with the settings:", *problems])
