"""Clues: the words of a reading and its pairs of neighbours, and how much each of them tells."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import sqrt

from bot.search.fold import plain
from bot.search.lexicon import Lexicon
from bot.search.reader import Word
from bot.search.typing_keys import is_syllable

FILLER = 0.15
"""How much a word counts that says nothing about the subject (“làm sao”, “cho tôi hỏi”)."""

DOUBTFUL = 0.5
"""The same, when it was typed without marks and could as well be a telling word: “ma” is mà or mã."""

UNHEARD = 0.6
"""How telling a word is that no guide contains, on the scale where a word of one guide only is 1."""

UNMARKED, MIXED_UP, OTHER_MARKS = 0.95, 0.9, 0.6
"""How far a word agrees with one in a guide if it has no marks (“mat”), hỏi for ngã (“mả”), or other marks (“mát”)."""

_LEAST_NAME = 4
_HOOK, _TILDE = "\u0309", "\u0303"


@dataclass(frozen=True, slots=True)
class Clue:
    """One word or two neighbours as written, marks included, and as the pages know them by their plain form."""

    written: str
    key: int
    weight: float

    @property
    def is_word(self) -> bool:
        return " " not in self.written


class Knows:
    """What words are worth whatever they are about: fillers little, names much."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._filler = lexicon.filler
        self._plain_filler = frozenset(map(plain, lexicon.filler))
        self._telling: set[str] = (
            set()
        )  # plain words that some title, ask or keyword uses as more than filler

    def learn(self, reading: Iterable[Word]) -> None:
        self._telling.update(word.plain for word in reading if word.text not in self._filler)

    def share(self, word: Word) -> float:
        if word.text in self._filler:
            return FILLER
        if word.text == word.plain and word.plain in self._plain_filler:
            return DOUBTFUL if word.plain in self._telling else FILLER
        return 1.0

    def may_be_a_name(self, word: Word) -> bool:
        """No Vietnamese word and no filler: an app, a brand."""
        named = word.sure == 1 and word.plain.isalpha() and len(word.plain) >= _LEAST_NAME
        return named and self.share(word) == 1 and not is_syllable(word.plain)

    def clues(
        self,
        reading: Sequence[Word],
        key: Callable[[Sequence[Word]], int],
        rarity: Callable[[int], float | None],
    ) -> list[Clue]:
        """Each word and each known pair once; of a repeated one the most certain. `rarity` is None for unknown keys."""
        found: dict[str, Clue] = {}
        shares = [self.share(word) * word.sure for word in reading]
        for word, share in zip(reading, shares, strict=True):
            number = key((word,))
            told = rarity(number)
            _keep(found, word.plain, Clue(word.text, number, share * (UNHEARD if told is None else told)))
        for (one, share), (two, other) in pairwise(zip(reading, shares, strict=True)):
            number = key((one, two))
            told = rarity(number)
            # A pair nobody has written yet says nothing: most pairs of a question are chance.
            if told and share * other:
                written = f"{one.text} {two.text}"
                _keep(found, f"{one.plain} {two.plain}", Clue(written, number, told * sqrt(share * other)))
        return list(found.values())


@lru_cache(maxsize=65536)
def agreement(written: str, form: str) -> float:
    """How well the marks of a clue agree with those of the same plain words in a guide."""
    if written == form:
        return 1.0
    pairs = list(zip(written.split(" "), form.split(" "), strict=True))
    if all(a == b or plain(b) == a or plain(a) == b for a, b in pairs):
        return UNMARKED  # they differ only by marks that one of them leaves out
    return MIXED_UP if _heard(written) == _heard(form) else OTHER_MARKS


def _heard(written: str) -> str:
    """In the south and the centre hỏi and ngã sound alike, and are often mixed up in writing."""
    return written.replace(_TILDE, _HOOK)


def _keep(found: dict[str, Clue], plain_form: str, clue: Clue) -> None:
    if plain_form not in found or found[plain_form].weight < clue.weight:
        found[plain_form] = clue
