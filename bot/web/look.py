"""Large text and strong contrast: switches that are remembered, with and without JavaScript."""

from dataclasses import dataclass, replace
from typing import Self

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.web.forms import read_form
from bot.web.guard import is_from_here

COOKIE = "look"
LASTS = 400 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Look:
    large: bool = False
    contrast: bool = False

    @classmethod
    def of(cls, request: Request) -> Self:
        words = request.cookies.get(COOKIE, "").split("-")
        return cls(large="large" in words, contrast="contrast" in words)

    def __str__(self) -> str:
        """As the cookie and the class of the page say it: “large-contrast”."""
        return "-".join(name for name, on in (("large", self.large), ("contrast", self.contrast)) if on)

    @property
    def classes(self) -> str:
        return str(self).replace("-", " ")


async def switch(request: Request) -> Response:
    """Turns one of the switches and goes back to the page it was on."""
    if not is_from_here(request):
        raise HTTPException(403)
    form = await read_form(request)
    look = Look.of(request)
    match form.get("switch"):
        case "large":
            look = replace(look, large=not look.large)
        case "contrast":
            look = replace(look, contrast=not look.contrast)
    response = RedirectResponse(_inside(form.get("back", "/")), 303)
    response.set_cookie(COOKIE, str(look), max_age=LASTS, path="/", samesite="lax")
    return response


def _inside(back: str) -> str:
    """A path of this site: never another host."""
    return back if back.startswith("/") and not back.startswith(("//", "/\\")) else "/"
