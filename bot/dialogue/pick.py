"""Which of the choices on offer was meant: pressed, or typed as number, label or another word for it."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from bot.dialogue.message import Choice
from bot.search.fold import fold

_NUMBER = re.compile(
    r"\s*(?:(?:số|so|chọn|chon|câu|cau|number|no\.?)\s*)?(\d{1,2})\s*[.)]?\s*", re.IGNORECASE
)


def pick(said: str, offered: Sequence[Choice]) -> str | None:
    """The value of the choice that was typed; None if none of them was."""
    if number := _NUMBER.fullmatch(said):
        return _numbered(int(number[1]), offered)
    folded = fold(said)
    if not folded:
        return None
    return next(
        (c.value for c in offered if folded == fold(c.label) or folded in map(fold, c.words)),
        None,
    )


def _numbered(number: int, offered: Sequence[Choice]) -> str | None:
    """A choice whose label is that very number (people: 1, 2, 3) goes before the n-th one; 0 is the last."""
    for choice in offered:
        if choice.label == str(number):
            return choice.value
    if number == 0 and offered:
        return offered[-1].value
    return offered[number - 1].value if 0 < number <= len(offered) else None


def says(said: str, words: Iterable[str]) -> bool:
    """Whether the text is one of these words, however it is typed."""
    folded = fold(said)
    return bool(folded) and any(folded == fold(word) for word in words)


def clean(text: str) -> str:
    """NFC, without control characters and marks that turn the direction of writing; lines are kept."""
    kept = (
        c if c == "\n" or unicodedata.category(c) not in _UNSEEN else " "
        for c in unicodedata.normalize("NFC", text)
    )
    return "\n".join(" ".join(line.split()) for line in "".join(kept).splitlines()).strip()


_UNSEEN = {"Cc", "Cf", "Co", "Cs", "Cn"}
