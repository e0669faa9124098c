"""Procedures no guide covers: what speaks against every guide, and where to send people instead."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.domain.procedure import Procedure
from bot.errors import ContentError
from bot.search.clues import Knows
from bot.search.lexicon import Lexicon
from bot.search.pages import Pages
from bot.search.reader import Reader, Word

COLUMNS = 2


@dataclass(frozen=True, slots=True)
class Other:
    """The procedure that comes nearest to a question, and how near: as `words`, `letters` and `line` of a guide."""

    procedure: Procedure | None = None
    words: float = 0.0
    letters: float = 0.0
    line: float = 0.0


NOTHING = Other()


class Procedures:
    """The names of all of them, searched like guides that have nothing but a title."""

    def __init__(self, procedures: Sequence[Procedure], reader: Reader, lexicon: Lexicon) -> None:
        self._procedures = procedures
        lines = [[("title", procedure.name)] for procedure in procedures]
        self._pages = Pages(lines, lambda line: reader.read_other(line[1]), Knows(lexicon))

    def nearest(self, reading: Sequence[Word]) -> Other:
        if not self._procedures:
            return NOTHING
        compared = self._pages.compare(reading)
        words, letters = compared.words, compared.letters
        best = int(np.argmax(words + letters))
        return Other(
            self._procedures[best], float(words.max()), float(letters.max()), float(compared.line[best])
        )


def load_procedures(path: Path) -> list[Procedure]:
    """Code and name, one procedure a line, with a tab between; lines that begin with “#” say where they come from."""
    if not path.exists():
        return []
    procedures: list[Procedure] = []
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(f"{path}:1: không đọc được tệp ({error}).") from error
    for number, line in enumerate(lines, 1):
        parts = line.split("\t")
        if line.startswith("#") or not line.strip():
            continue
        if len(parts) != COLUMNS or not all(map(str.strip, parts)):
            raise ContentError(f"{path}:{number}: mỗi dòng là mã, dấu tab, tên thủ tục.")
        procedures.append(Procedure(*parts))
    return procedures
