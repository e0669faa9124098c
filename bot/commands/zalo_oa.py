"""zalo-oa connect · zalo-oa status"""

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from bot.errors import WrongUsage

if TYPE_CHECKING:
    from bot.channels.zalo_oa import Account
    from bot.settings import Settings

app = typer.Typer()
zalo_oa = typer.Typer(no_args_is_help=True, help="Set up a Zalo Official Account.")
app.add_typer(zalo_oa, name="zalo-oa")

STEPS = """\
1. At developers.zalo.me open your app, then Official Account, then “Thiết lập chung”. Enter there
     callback URL:    an https address of yours, for example {page}
     code challenge:  {challenge}
2. Open the consent link of that page as an administrator of the account, and agree.
3. Within 10 minutes copy the address the browser has gone to (…?code=…&oa_id=…), and paste it here."""


@zalo_oa.command()
def connect(
    with_token: Annotated[
        bool, typer.Option("--refresh-token", help="Ask for a refresh token, as the API Explorer gives it.")
    ] = False,
) -> None:
    """Turn an administrator's consent into tokens; the running bot takes them up by itself."""
    from bot.channels.zalo_oa import connect as login  # the module

    settings, account = _account()
    if with_token:
        token = typer.prompt("Refresh token", hide_input=True).strip()
        asyncio.run(login.connect(account, refresh_token=token))
    else:
        page = settings.public_url or "https://sotay.example.vn"
        typer.echo(STEPS.format(page=page, challenge=login.challenge(account)), err=True)
        asyncio.run(login.connect(account, code=login.code_in(typer.prompt("Address", err=True))))
    _show(settings, account)


@zalo_oa.command()
def status() -> None:
    """Ask Zalo whose account this is and whether the tokens are good."""
    _show(*_account())


def _show(settings: "Settings", account: "Account") -> None:
    from bot.channels.zalo_oa.connect import look

    profile = asyncio.run(look(account))
    until = datetime.fromtimestamp(profile.expires_at, UTC).astimezone(settings.timezone)
    typer.echo(f"Connected: {profile.name} · package {profile.package or 'unknown'}")
    typer.echo(
        f"Tokens in {account.token_file}, good until {until:%d/%m/%Y %H:%M}; the running bot renews them."
    )
    if not profile.verified:
        typer.echo("Not verified yet: Zalo may refuse messages (error -221). Verify it at oa.zalo.me.")
    if profile.government:
        typer.echo("An account of the government: if Zalo refuses messages, see ZALO_OA_VARIANT.")


def _account() -> tuple["Settings", "Account"]:
    from bot import logs
    from bot.settings import OFFICIAL, Settings
    from bot.zalo import official_account

    settings = Settings.from_env()
    logs.configure(settings.log_level)
    if settings.zalo_oa_app_id is None:
        raise WrongUsage(f"Set {', '.join(OFFICIAL)} in .env first; see README.md.")
    return settings, official_account(settings)
