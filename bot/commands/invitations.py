"""An invitation as the operator passes it on: typed, or as a picture with a QR code."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from bot.domain.people import Invitation
    from bot.settings import Settings

QrFile = Annotated[Path | None, typer.Option(help="A picture of it, A5, to print or pass on (PNG).")]


def print_invitation(invitation: "Invitation", settings: "Settings", qr: Path | None = None) -> None:
    people = "1 person" if invitation.uses_left == 1 else f"{invitation.uses_left} people"
    typer.echo(
        f"Invitation for a {invitation.role} of {invitation.place.name}: {invitation.code}\n"
        f"For {people}, until the end of {invitation.last_day(settings.timezone):%d/%m/%Y}. "
        f"To be typed in the chat: tham gia {invitation.code}"
    )
    if qr is not None:
        _draw(invitation, settings, qr)


def _draw(invitation: "Invitation", settings: "Settings", file: Path) -> None:
    """With PUBLIC_URL the QR opens the page; a bot's own name is known only to the bot that runs."""
    from bot.dialogue.message import Poster
    from bot.reports.poster import draw_poster
    from bot.texts import SOURCE, load_texts

    code = invitation.code or ""
    link = f"{settings.public_url}/?start=join_{code.replace('-', '')}" if settings.public_url else None
    poster = Poster(
        team_id=invitation.place.id,  # or an area's: what is drawn at once is fetched by nobody
        invitation_id=invitation.id,
        team=invitation.place.name,
        role=invitation.role,
        code=code,
        uses=invitation.uses_left,
        expires=invitation.last_day(settings.timezone),
        link=link,
    )
    file.write_bytes(draw_poster(poster, load_texts(settings.locales_dir)[SOURCE]))
    typer.echo(f"Wrote {file}.")
