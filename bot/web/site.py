"""What every page needs: the conversations, the words, the templates, and how the reader wants to see them."""

from collections.abc import Callable, Container
from dataclasses import dataclass, field
from datetime import UTC, date, tzinfo
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from bot.domain.guide import Guidebook
from bot.service import Conversations
from bot.settings import Settings
from bot.texts import SOURCE, Texts
from bot.web import wording
from bot.web.assets import Assets
from bot.web.limits import CONVERSATION, WRONG_CODES, Limiter
from bot.web.links import FileLinks
from bot.web.look import Look
from bot.web.metrics import Metrics
from bot.web.secret import read_or_make
from bot.web.visitor import Visitors

LANGUAGE = "lang"
"""Name of the cookie and of the part of the address that say which language a reader wants."""


def _pages() -> Environment:
    pages = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        auto_reload=False,
        autoescape=select_autoescape(default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pages.filters["said"] = wording.said
    pages.filters["lines"] = wording.with_numbers
    pages.filters["day"] = wording.day
    pages.filters["host"] = lambda url: urlsplit(url).hostname or url
    return pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    conversations: Conversations
    visitors: Visitors
    files: FileLinks
    pictures: Path
    today: Callable[[], date]
    zone: tzinfo = UTC
    retention_months: int = 24
    public_url: str | None = None
    metrics_token: str | None = None
    assets: Assets = field(default_factory=Assets)
    limiter: Limiter = field(default_factory=lambda: Limiter(CONVERSATION))
    wrong_codes: Limiter = field(default_factory=lambda: Limiter(WRONG_CODES))
    metrics: Metrics = field(default_factory=Metrics)
    pages: Environment = field(default_factory=_pages)

    @classmethod
    def of(
        cls, conversations: Conversations, settings: Settings, *, key_file: Path, today: Callable[[], date]
    ) -> Self:
        """As the operator wants it."""
        key = read_or_make(key_file)
        https = (settings.public_url or "").startswith("https:")
        token = settings.metrics_token
        return cls(
            conversations=conversations,
            visitors=Visitors(key, secure=https),
            files=FileLinks(key, settings.public_url),
            pictures=settings.guides_dir / "pictures",
            today=today,
            zone=settings.timezone,
            retention_months=settings.retention_months,
            public_url=settings.public_url,
            metrics_token=token.get_secret_value() if token else None,
        )

    @property
    def guidebook(self) -> Guidebook:
        return self.conversations.library.guidebook

    def texts(self, language: str | None) -> Texts:
        library = self.conversations.texts
        return library.get(language or SOURCE) or library[SOURCE]

    def address(self, request: Request, path: str) -> str:
        """The whole address of a page, as it can be passed on."""
        return f"{self.public_url or str(request.base_url).rstrip('/')}{path}"

    def fragment(self, name: str, texts: Texts, **context: Any) -> str:
        return self.pages.get_template(name).render(t=texts, lang=texts.language, **context)

    def page(
        self, request: Request, name: str, texts: Texts, *, status: int = 200, **context: Any
    ) -> HTMLResponse:
        html = self.fragment(
            name, texts, path=request.url.path, asset=self.assets.path, look=Look.of(request), **context
        )
        response = HTMLResponse(html, status, headers={"Vary": "Cookie", "Content-Language": texts.language})
        asked = request.query_params.get(LANGUAGE)
        if asked == texts.language:
            remember_language(request, response, asked)
        return response


def site_of(request: Request) -> Site:
    site: Site = request.app.state.site
    return site


def language_of(request: Request, library: Container[str]) -> str:
    """Asked for in the address, else used in the chat, else Vietnamese."""
    wishes = (request.query_params.get(LANGUAGE), request.cookies.get(LANGUAGE))
    return next((wish for wish in wishes if wish and wish in library), SOURCE)


def remember_language(request: Request, response: Response, language: str) -> None:
    """The pages speak the language of the chat."""
    if request.cookies.get(LANGUAGE, SOURCE) != language:
        response.set_cookie(LANGUAGE, language, max_age=400 * 24 * 3600, path="/", samesite="lax")
