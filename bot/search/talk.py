"""What people write that asks for nothing: greetings, thanks, insults, a bare number or code."""

import re
from collections import defaultdict
from collections.abc import Sequence

from bot.search.clues import FILLER, Knows
from bot.search.fold import plain, shown
from bot.search.lexicon import Lexicon, Phrase
from bot.search.pages import holds
from bot.search.reader import Reader, Word

AMID = frozenset({"where", "stuck"})
"""Kinds that mean something in the middle of a guide, and may be questions elsewhere (“báo lỗi”)."""

NUMBER, CODE, LAUGH = "number", "code", "laugh"

_PATTERNS = {
    CODE: re.compile(r"(?=\S*\d)[A-Za-z]{0,4}\d*([.\-/][A-Za-z0-9]+){2,}"),
    NUMBER: re.compile(r"[\d\s.,+-]*\d[\d\s.,+-]*"),
    LAUGH: re.compile(r"(k{2,}|(h[aeiíoơ]){2,}h?|lol|[:=]\)+)[\s.!~]*", re.IGNORECASE),
}


class Talk:
    """Recognises it by the lexicon's phrases: one of them, and nothing but fillers beside it."""

    def __init__(self, lexicon: Lexicon, reader: Reader, knows: Knows) -> None:
        self._reader, self._knows = reader, knows
        self._phrases: defaultdict[Phrase, list[tuple[Phrase, str]]] = defaultdict(
            list
        )  # by their plain form
        for kind, phrases in lexicon.talk.items():
            for phrase in phrases:
                # Read like a question, so that “hok thấy nút” and “không thấy nút” are one.
                read = tuple(word.text for word in reader.read(" ".join(map(shown, phrase)), guess=False))
                self._phrases[tuple(map(plain, read))].append((read, kind))
        self._longest = max(map(len, self._phrases), default=0)

    def kind(self, text: str) -> str | None:
        """greeting, thanks, insult …, as the lexicon names them; number, code, laugh; None for everything else."""
        said = text.strip()
        for kind, pattern in _PATTERNS.items():
            if pattern.fullmatch(said):
                return kind
        return self._by_phrase(self._reader.read(said, guess=False))

    def words(self, kind: str) -> frozenset[str]:
        """All words of the phrases of that kind."""
        return frozenset(
            word
            for found in self._phrases.values()
            for phrase, one in found
            if one == kind
            for word in phrase
        )

    def _by_phrase(self, reading: Sequence[Word]) -> str | None:
        """The kind of the longest phrase that leaves nothing but fillers."""
        telling = [at for at, word in enumerate(reading) if self._knows.share(word) > FILLER]
        if telling and telling[-1] - telling[0] >= self._longest:
            return None
        for length in range(min(self._longest, len(reading)), 0, -1):
            for start in range(len(reading) - length + 1):
                if all(start <= at < start + length for at in telling):
                    span = reading[start : start + length]
                    for phrase, kind in self._phrases.get(tuple(word.plain for word in span), ()):
                        if holds(span, phrase):
                            return kind
        return None
