"""What the channel says of its own accord."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """In one language: the last message of a month, and what is said instead of a file."""

    last: str = ""
    no_file: str = ""


AllWords = Mapping[str, Words]
"""By language; the first are for everyone whose language is not among them."""


def words_in(language: str, words: AllWords) -> Words:
    return words.get(language) or next(iter(words.values()), Words())
