import re
from datetime import time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.errors import SettingsError
from bot.settings import NAMES, Settings

ROOT = Path(__file__).parent.parent
COPY = "Copy the whole line from @BotFather: digits, a colon, about 35 letters."
TOKEN = "123456789:" + "x" * 35


def read(env_file: Path | None = None, /, **env: str) -> Settings:
    return Settings.from_env(env, env_file)


def problems(env_file: Path | None = None, /, **env: str) -> list[str]:
    with pytest.raises(SettingsError) as refused:
        read(env_file, **env)
    head, *lines = str(refused.value).splitlines()
    assert re.fullmatch(r"(1 problem|\d+ problems) with the settings:", head)
    assert all(line.startswith("  ") for line in lines)
    return [line.strip() for line in lines]


def a_file(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / ".env"
    path.write_text(text, encoding=encoding)
    return path


def test_everything_has_a_default() -> None:
    settings = read()
    assert settings.database_url == "sqlite+aiosqlite:///data/sotayso.db"
    assert (settings.guides_dir, settings.locales_dir) == (Path("guides"), Path("locales"))
    assert settings.local_guides_dir is None
    assert settings.timezone == ZoneInfo("Asia/Ho_Chi_Minh")
    assert (settings.telegram_token, settings.telegram_proxy) == (None, None)
    assert settings.telegram_api_url == "https://api.telegram.org"
    assert settings.log_level == "info"


def test_the_example_names_exactly_the_settings_and_their_defaults() -> None:
    example = ROOT / ".env.example"
    lines = example.read_text("utf-8").splitlines()
    names = [line.partition("=")[0] for line in lines if line and not line.startswith("#")]
    assert tuple(names) == NAMES
    for number, line in enumerate(lines):
        assert not line or line.startswith("#") or lines[number - 1].startswith("# ")
    assert read(example) == read()


@pytest.mark.parametrize("given", ["x/y.db", "sqlite:///x/y.db", "sqlite+aiosqlite:///x/y.db"])
def test_the_database_may_be_given_as_path_or_address(given: str) -> None:
    assert read(DATABASE_URL=given).database_url == "sqlite+aiosqlite:///x/y.db"


def test_an_absolute_path_stays_absolute() -> None:
    for given in ("/srv/x.db", "sqlite:////srv/x.db"):
        assert read(DATABASE_URL=given).database_url == "sqlite+aiosqlite:////srv/x.db"


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    path = a_file(tmp_path, "LOG_LEVEL=debug\nTIMEZONE=Asia/Tokyo\n")
    settings = read(path, LOG_LEVEL="ERROR")
    assert (settings.log_level, settings.timezone.key) == ("error", "Asia/Tokyo")


def test_empty_is_not_set(tmp_path: Path) -> None:
    path = a_file(tmp_path, "TIMEZONE=Asia/Tokyo\nTELEGRAM_TOKEN=\nFORGOTTEN=\n")
    settings = read(path, TIMEZONE="  ", DATABASE_URL="")
    assert (settings.timezone.key, settings.telegram_token) == ("Asia/Tokyo", None)
    assert settings.database_url == "sqlite+aiosqlite:///data/sotayso.db"


def test_a_file_saved_by_a_windows_editor_is_read(tmp_path: Path) -> None:
    assert read(a_file(tmp_path, "LOG_LEVEL=debug\r\n", "utf-8-sig")).log_level == "debug"


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    path = a_file(tmp_path, "GUIDES_DIR=hướng-dẫn\n", "utf-16")
    with pytest.raises(SettingsError, match="cannot be read as UTF-8"):
        read(path)


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    path = a_file(tmp_path, "TIMEZONE=Asia\nGUIDE_DIR=g\nSHOES=42\n")
    assert problems(
        path,
        DATABASE_URL="postgresql://me:hidden@server/db",
        TELEGRAM_TOKEN="123:short",  # noqa: S106
        TELEGRAM_API_URL="api.telegram.org",
        TELEGRAM_PROXY="me:hidden@1.2.3.4",
        LOG_LEVEL="loud",
    ) == [
        "GUIDE_DIR in .env is not a setting. Did you mean GUIDES_DIR?",
        f"SHOES in .env is not a setting. The settings are: {', '.join(NAMES)}.",
        'DATABASE_URL starts with "postgresql". Use a file: data/sotayso.db, or sqlite:///data/sotayso.db.',
        'TIMEZONE is "Asia". Use a name like Asia/Ho_Chi_Minh.',
        f"TELEGRAM_TOKEN does not look like a token (it has 9 characters). {COPY}",
        'TELEGRAM_API_URL is "api.telegram.org". Use an address like https://api.telegram.org.',
        "TELEGRAM_PROXY is not a proxy address. Use one like socks5://127.0.0.1:1080 or http://proxy:3128.",
        'LOG_LEVEL is "loud". Use one of: debug, info, warning, error.',
    ]


@pytest.mark.parametrize("name", ["DATABSE_URL", "TELEGRAM_BOT_TOKEN", "LOGLEVEL", "database_url"])
def test_a_near_miss_in_the_environment_is_told(name: str) -> None:
    (problem,) = problems(**{name: "x"})
    assert problem.startswith(f"{name} in the environment is not a setting. Did you mean ")


def test_names_of_other_programs_are_left_alone() -> None:
    others = ("PATH", "HOME", "LANG", "TZ", "LC_ALL", "PYTHONPATH", "HTTPS_PROXY", "DATABASE_HOST", "DEBUG")
    assert read(**dict.fromkeys(others, "x")) == read()


@pytest.mark.parametrize("given", [":memory:", "sqlite://", "data/", "sqlite+aiosqlite:///", "mysql://a/b"])
def test_what_is_no_file_is_no_database(given: str) -> None:
    (problem,) = problems(DATABASE_URL=given)
    assert problem.startswith("DATABASE_URL ")


@pytest.mark.parametrize("given", ["http://", "ftp://x.vn", "https://x:port", "https://x.vn:99999"])
def test_what_is_no_web_address_is_refused(given: str) -> None:
    (problem,) = problems(TELEGRAM_API_URL=given)
    assert problem.startswith("TELEGRAM_API_URL ")


def test_the_token_and_the_proxys_password_are_never_shown() -> None:
    settings = read(TELEGRAM_TOKEN=TOKEN, TELEGRAM_PROXY="socks5://me:hidden@127.0.0.1:1080")
    assert TOKEN not in f"{settings!r} {settings} {settings.telegram_token}"
    assert "hidden" not in f"{settings!r} {settings}"
    assert settings.telegram_token is not None
    assert settings.telegram_token.get_secret_value() == TOKEN


def test_reports_go_out_on_monday_at_seven_unless_somebody_wants_otherwise() -> None:
    assert (read().report_day, read().report_time) == (0, time(7))
    other = read(REPORT_DAY="Friday", REPORT_TIME="16:30")
    assert (other.report_day, other.report_time) == (4, time(16, 30))


def test_a_day_or_a_time_that_does_not_exist_is_told() -> None:
    told = problems(REPORT_DAY="thứ hai", REPORT_TIME="25:00")
    assert told == [
        'REPORT_DAY is "thứ hai". Use one of: monday, tuesday, wednesday, thursday, friday, saturday, sunday.',
        'REPORT_TIME is "25:00". Use a time like 07:00.',
    ]


def test_report_templates_lie_in_a_folder_of_the_operators_choice(tmp_path: Path) -> None:
    assert read().report_templates_dir is None
    assert read(REPORT_TEMPLATES_DIR=str(tmp_path)).report_templates_dir == tmp_path


ZALO_COPY = "Copy the whole line from “Zalo Bot Manager”: digits, a colon, letters."
ZALO_TOKEN = "98765432:" + "q" * 20
ZALO_SECRET = "b" * 20


def test_zalo_bot_polls_unless_somebody_wants_otherwise() -> None:
    settings = read(ZALO_BOT_TOKEN=ZALO_TOKEN, ZALO_BOT_GONE_CODES="403, 404", ZALO_BOT_QUOTA_COUNTS="Sent")
    assert (settings.zalo_bot_mode, settings.zalo_bot_monthly_quota) == ("polling", 3000)
    assert settings.zalo_bot_gone_codes == frozenset({403, 404})
    assert settings.zalo_bot_quota_counts == "sent"


def test_a_webhook_of_zalo_needs_a_secret_and_an_address() -> None:
    wanted = {"ZALO_BOT_TOKEN": ZALO_TOKEN, "ZALO_BOT_MODE": "webhook"}
    assert problems(**wanted) == [
        "ZALO_BOT_SECRET is missing. Make it up; Zalo shows it with every message it delivers.",
        "ZALO_BOT_MODE=webhook needs PUBLIC_URL and WEB=on: Zalo delivers to an address of the web page.",
    ]
    settings = read(**wanted, ZALO_BOT_SECRET=ZALO_SECRET, PUBLIC_URL="https://sotay.example.vn")
    assert settings.zalo_bot_mode == "webhook"
    assert ZALO_SECRET not in f"{settings!r}"
    assert ZALO_TOKEN not in f"{settings!r}"


def test_a_webhook_of_telegram_needs_a_secret_and_an_address() -> None:
    wanted = {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_MODE": "webhook"}
    assert problems(**wanted, WEB="off", PUBLIC_URL="https://sotay.example.vn") == [
        "TELEGRAM_SECRET is missing. Make it up; Telegram shows it with every message it delivers.",
        "TELEGRAM_MODE=webhook needs PUBLIC_URL and WEB=on: Telegram delivers to an address of the web page.",
    ]
    settings = read(**wanted, TELEGRAM_SECRET=ZALO_SECRET, PUBLIC_URL="https://sotay.example.vn")
    assert settings.telegram_mode == "webhook"
    assert ZALO_SECRET not in f"{settings!r}"
    assert read(TELEGRAM_TOKEN=TOKEN).telegram_mode == "polling"


def test_what_does_not_fit_zalo_is_told() -> None:
    assert problems(
        ZALO_BOT_TOKEN="98765432",  # noqa: S106
        ZALO_BOT_MODE="push",
        ZALO_BOT_SECRET="short",  # noqa: S106
        ZALO_BOT_MONTHLY_QUOTA="many",
        ZALO_BOT_QUOTA_COUNTS="all",
        ZALO_BOT_GONE_CODES="gone",
    ) == [
        f"ZALO_BOT_TOKEN does not look like a token (it has 8 characters). {ZALO_COPY}",
        'ZALO_BOT_MODE is "push". Use polling or webhook.',
        "ZALO_BOT_SECRET does not fit. Make up 16 to 256 letters and digits nobody can guess.",
        'ZALO_BOT_MONTHLY_QUOTA is "many". Use the messages your plan allows in a month, or 0 if there is no limit.',
        'ZALO_BOT_QUOTA_COUNTS is "all". Use both or sent.',
        'ZALO_BOT_GONE_CODES is "gone". Use error codes separated by commas, like 403,404.',
    ]


ZALO_OA = {
    "ZALO_OA_APP_ID": "1100220033004400550",
    "ZALO_OA_APP_SECRET": "s" * 20,
    "ZALO_OA_SECRET": "w" * 20,
}


def test_an_official_account_needs_its_number_and_two_secrets() -> None:
    settings = read(**ZALO_OA, ZALO_OA_VARIANT="V2", ZALO_OA_PAID="on", ZALO_OA_PAUSE_MINUTES="0")
    assert (settings.zalo_oa_variant, settings.zalo_oa_buttons) == ("v2", "auto")
    assert (settings.zalo_oa_paid, settings.zalo_oa_pause_minutes, settings.zalo_oa_fresh_hours) == (
        True,
        0,
        3,
    )
    assert ZALO_OA["ZALO_OA_APP_SECRET"] not in f"{settings!r}"
    needed = "A Zalo Official Account needs ZALO_OA_APP_ID, ZALO_OA_APP_SECRET, ZALO_OA_SECRET."
    assert problems(ZALO_OA_APP_ID=ZALO_OA["ZALO_OA_APP_ID"], WEB="off") == [
        f"ZALO_OA_APP_SECRET is missing. {needed}",
        f"ZALO_OA_SECRET is missing. {needed}",
        "ZALO_OA_APP_ID needs WEB=on: Zalo delivers to an address of the web page.",
    ]


def test_what_does_not_fit_an_official_account_is_told() -> None:
    assert problems(
        ZALO_OA_APP_ID="so-tay-so",
        ZALO_OA_VARIANT="v1",
        ZALO_OA_BUTTONS="big",
        ZALO_OA_SIGNED_WITH="token",
        ZALO_OA_FRESH_HOURS="1",
        ZALO_OA_PAUSE_MINUTES="-1",
    ) == [
        "ZALO_OA_APP_ID is not a number. Copy the digits shown at developers.zalo.me.",
        'ZALO_OA_VARIANT is "v1". Use one of: auto, v3, v2.',
        'ZALO_OA_BUTTONS is "big". Use one of: auto, bare, list, template, none.',
        'ZALO_OA_SIGNED_WITH is "token". Use app_id or oa_id.',
        'ZALO_OA_FRESH_HOURS is "1". Use a number of hours from 3 to 48.',
        'ZALO_OA_PAUSE_MINUTES is "-1". Use a number of minutes from 0 to 10080.',
    ]
