"""From a file that a reply names to the file itself: which template, which names, what it is called."""

import asyncio
import re
import unicodedata
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import date

from bot.dialogue.message import AnyFile, Fetched, Poster
from bot.domain.figures import Figures
from bot.domain.guide import Guidebook
from bot.domain.period import Period
from bot.reports.build import Order, build
from bot.reports.names import Names
from bot.reports.template import Template, load_templates, template_for
from bot.texts import Texts

Build = Callable[[Order | Poster], Awaitable[bytes]]


class Office:
    """Without a `build` of its own, files are built in a thread of this process."""

    def __init__(
        self,
        library: Mapping[str, Texts],
        *,
        templates: Sequence[Template] | None = None,
        build: Build | None = None,
    ) -> None:
        self._library = library
        self._templates = load_templates(None) if templates is None else templates
        self._build = build or self._build_here

    async def write(
        self, file: AnyFile, figures: Figures | None, guidebook: Guidebook, made_on: date
    ) -> Fetched:
        """A poster needs no figures."""
        if isinstance(file, Poster):
            return Fetched(f"moi-{slug(file.team)}.{file.form}", await self._build(file))
        if figures is None:
            raise ValueError("a report needs figures")
        team = figures.report.team
        order = Order(
            form=file.form,
            figures=figures,
            names=Names.of(guidebook, file.language),
            template=template_for(team, self._templates),
            made_on=made_on,
            language=file.language,
        )
        words = ("bao-cao", slug(team.name), period_in_name(file.period))
        return Fetched("-".join(words) + f".{file.form}", await self._build(order))

    async def _build_here(self, order: Order | Poster) -> bytes:
        return await asyncio.to_thread(build, order, self._library)


def slug(name: str) -> str:
    """“Tổ 5, thôn Đông” → to-5-thon-dong: a name every system can store."""
    bare = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"[\u0300-\u036f]", "", bare)).strip("-")[:40] or "to"


def period_in_name(period: Period) -> str:
    """2026-W47, 2026-11, 2026-Q4, 2026, as the command line takes it."""
    if period.is_week:
        iso = period.first.isocalendar()
        return f"{iso.year}-W{iso.week:02d}"
    if period.is_month:
        return f"{period.first:%Y-%m}"
    if period.is_quarter:
        return f"{period.first.year}-Q{(period.first.month + 2) // 3}"
    return str(period.first.year) if period.is_year else f"{period.first}_{period.last}"
