"""Plain text of the chat and the guides as HTML: paragraphs, a first line that stands out, numbers to call."""

import re

from markupsafe import Markup, escape

SHORT_LINE = 90
"""A first line up to this long is a heading of what follows."""

_HOTLINE = re.compile(r"\b1[89]00 \d{4}\b")
"""Only numbers that cannot be anything else."""


def said(text: str) -> Markup:
    """A reply: its first line stands out, empty lines part the paragraphs, lines stay lines."""
    first, newline, rest = text.strip().partition("\n")
    if not newline or len(first) > SHORT_LINE:
        return _paragraphs(text.strip())
    return Markup('<p class="first">{}</p>').format(with_numbers(first)) + _paragraphs(rest.strip())


def with_numbers(text: str) -> Markup:
    """Hotlines can be touched to call them."""
    return Markup(_HOTLINE.sub(_call, str(escape(text))))  # noqa: S704 - escaped just before


def day(written: str) -> str:
    """2025-12-04, 2025-12 or 2025, as it is written in Vietnam."""
    return "/".join(reversed(written.split("-")))


def _paragraphs(text: str) -> Markup:
    parts = (Markup("<p>{}</p>").format(with_numbers(part)) for part in re.split(r"\n{2,}", text) if part)
    return Markup().join(parts)


def _call(number: re.Match[str]) -> str:
    return f'<a href="tel:{number[0].replace(" ", "")}">{number[0]}</a>'
