"""What people write that asks for nothing: greetings, thanks, insults, a bare number or code."""

import re
from collections.abc import Sequence

from bot.search.clues import FILLER, Knows
from bot.search.fold import shown
from bot.search.lexicon import Lexicon, Phrase
from bot.search.pages import holds
from bot.search.reader import Reader, Word

AMID = frozenset({"where", "stuck"})
"""Kinds that mean something in the middle of a guide, and may be questions elsewhere (“báo lỗi”)."""

NUMBER, CODE, LAUGH = "number", "code", "laugh"

_NUMBER = re.compile(r"[\d\s.,+-]*\d[\d\s.,+-]*")
_LAUGH = re.compile(r"(k{2,}|(h[aeiíoơ]){2,}h?|lol|[:=]\)+)[\s.!~]*", re.IGNORECASE)
_CODE = re.compile(r"(?=\S*\d)[A-Za-z]{0,4}\d*([.\-/][A-Za-z0-9]+){2,}")


class Talk:
    """Recognises it by the lexicon's phrases: one of them, and nothing but fillers beside it."""

    def __init__(self, lexicon: Lexicon, reader: Reader, knows: Knows) -> None:
        self._reader, self._knows = reader, knows
        # A phrase is read like a question, so that “hok thấy nút” and “không thấy nút” are one.
        self._phrases: dict[str, list[Phrase]] = {
            kind: sorted(
                {self._read(" ".join(map(shown, phrase))) for phrase in phrases},
                key=lambda one: (-len(one), one),
            )
            for kind, phrases in lexicon.talk.items()
        }

    def kind(self, text: str) -> str | None:
        """greeting, thanks, insult …, as the lexicon names them; number or code; None for everything else."""
        said = text.strip()
        if _CODE.fullmatch(said):
            return CODE
        if _NUMBER.fullmatch(said):
            return NUMBER
        if _LAUGH.fullmatch(said):
            return LAUGH
        reading = self._reader.read(said, guess=False)
        for kind, phrases in self._phrases.items():
            if any(self._is(reading, phrase) for phrase in phrases):
                return kind
        return None

    def words(self, kind: str) -> frozenset[str]:
        return frozenset(word for phrase in self._phrases.get(kind, ()) for word in phrase)

    def _read(self, phrase: str) -> Phrase:
        return tuple(word.text for word in self._reader.read(phrase, guess=False))

    def _is(self, reading: Sequence[Word], phrase: Phrase) -> bool:
        length = len(phrase)
        return any(
            holds(reading[at : at + length], phrase)
            and all(self._knows.share(word) <= FILLER for word in (*reading[:at], *reading[at + length :]))
            for at in range(len(reading) - length + 1)
        )
