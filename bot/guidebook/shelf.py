"""Everything that was read, as the rules look at it: guides with their files, and what is around them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from bot.domain.guide import Guide
from bot.guidebook.known import Directory, Wordlist
from bot.guidebook.yaml_lines import Place


@dataclass(frozen=True, slots=True)
class Draft:
    """A guide, or a translation of one, and the file it was read from."""

    guide: Guide
    path: Path
    made_from: str | None = None  # of a translation: the fingerprint of the words it was made from


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    today: date
    guides: Sequence[Draft]
    translations: Sequence[Draft]
    originals: Mapping[str, Guide]
    ids: frozenset[str]  # of all files, readable or not: who leads to a broken guide did nothing wrong
    retired: frozenset[str]
    pictures: frozenset[str]
    directory: Directory
    wordlist: Wordlist


class Hit(NamedTuple):
    """A rule is broken at that place of a file."""

    place: Place
    problem: str
    fix: str


Rule = Callable[[Draft, Shelf], Iterator[Hit]]
ShelfRule = Callable[[Shelf], Iterator[tuple[Draft, Hit]]]
