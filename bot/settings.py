"""What the operator decides: read from the environment and .env, with all problems at once."""

import os
from collections.abc import Iterable, Mapping
from datetime import time
from pathlib import Path
from typing import Self
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)
from rapidfuzz import fuzz, process

from bot.errors import SettingsError
from bot.setting_types import (
    SQLITE,
    Address,
    BothOrSent,
    Codes,
    DatabaseUrl,
    FreshHours,
    HardToGuess,
    LogLevel,
    Months,
    OnOrOff,
    PauseMinutes,
    PollingOrWebhook,
    Port,
    Proxy,
    PublicAddress,
    Quota,
    TelegramToken,
    TimeOfDay,
    WebhookSecret,
    Weekday,
    ZaloAppId,
    ZaloBotToken,
    ZaloButtons,
    ZaloSignedWith,
    ZaloVariant,
    Zone,
)

NEAR_MISS = 87
"""How alike (0 to 100) an unknown name in the environment must be to one of ours to be a typing error.

Other programs' names live there too; TELEGRAM_BOT_TOKEN is 87.5 like ours.
"""


class Settings(BaseSettings):
    """One field per name of .env.example, in lower case."""

    model_config = SettingsConfigDict(frozen=True, extra="forbid", validate_default=False)

    database_url: DatabaseUrl = f"{SQLITE}data/sotayso.db"
    guides_dir: Path = Path("guides")
    local_guides_dir: Path | None = None
    locales_dir: Path = Path("locales")
    timezone: Zone = ZoneInfo("Asia/Ho_Chi_Minh")
    telegram_token: TelegramToken | None = None
    telegram_api_url: Address = "https://api.telegram.org"
    telegram_proxy: Proxy | None = Field(default=None, repr=False)  # may hold a password
    telegram_mode: PollingOrWebhook = "polling"
    telegram_secret: WebhookSecret | None = None
    key_file: Path | None = None
    retention_months: Months = 24
    report_templates_dir: Path | None = None
    report_day: Weekday = 0  # Monday
    report_time: TimeOfDay = time(7)
    log_level: LogLevel = "info"
    web: OnOrOff = True
    web_host: str = "127.0.0.1"
    web_port: Port = 8080
    web_proxy: str = "127.0.0.1"
    public_url: PublicAddress | None = None
    metrics_token: HardToGuess | None = None
    zalo_bot_token: ZaloBotToken | None = None
    zalo_bot_api_url: Address = "https://bot-api.zaloplatforms.com"
    zalo_bot_mode: PollingOrWebhook = "polling"
    zalo_bot_secret: WebhookSecret | None = None
    zalo_bot_monthly_quota: Quota = 3000
    zalo_bot_quota_counts: BothOrSent = "both"
    zalo_bot_gone_codes: Codes = frozenset()
    zalo_oa_app_id: ZaloAppId | None = None
    zalo_oa_app_secret: SecretStr | None = None
    zalo_oa_secret: SecretStr | None = None
    zalo_oa_token_file: Path | None = None
    zalo_oa_api_url: Address = "https://openapi.zalo.me"
    zalo_oa_login_url: Address = "https://oauth.zaloapp.com"
    zalo_oa_variant: ZaloVariant = "auto"
    zalo_oa_buttons: ZaloButtons = "auto"
    zalo_oa_signed_with: ZaloSignedWith = "app_id"
    zalo_oa_fresh_hours: FreshHours = 3
    zalo_oa_pause_minutes: PauseMinutes = 60
    zalo_oa_paid: OnOrOff = False

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
            problems += _missing(settings)
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


OFFICIAL = ("ZALO_OA_APP_ID", "ZALO_OA_APP_SECRET", "ZALO_OA_SECRET")

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


def _missing(settings: Settings) -> Iterable[str]:
    """What another setting needs."""
    if settings.telegram_token and settings.telegram_mode == "webhook":
        yield from _missing_for_webhook(settings, "TELEGRAM", "Telegram", settings.telegram_secret)
    if settings.zalo_bot_token and settings.zalo_bot_mode == "webhook":
        yield from _missing_for_webhook(settings, "ZALO_BOT", "Zalo", settings.zalo_bot_secret)
    official = (settings.zalo_oa_app_id, settings.zalo_oa_app_secret, settings.zalo_oa_secret)
    if any(official):
        for value, name in zip(official, OFFICIAL, strict=True):
            if not value:
                yield f"{name} is missing. A Zalo Official Account needs {', '.join(OFFICIAL)}."
        if not settings.web:
            yield "ZALO_OA_APP_ID needs WEB=on: Zalo delivers to an address of the web page."


def _missing_for_webhook(
    settings: Settings, name: str, platform: str, secret: SecretStr | None
) -> Iterable[str]:
    if not secret:
        yield f"{name}_SECRET is missing. Make it up; {platform} shows it with every message it delivers."
    if not settings.public_url or not settings.web:
        yield f"{name}_MODE=webhook needs PUBLIC_URL and WEB=on: {platform} delivers to an address of the web page."


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
