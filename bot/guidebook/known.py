"""What every guide may rely on: known numbers and addresses, and plain words for others."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Self


def digits(number: str) -> str:
    return re.sub(r"\D", "", number)


@dataclass(frozen=True, slots=True)
class Directory:
    """Whom guides may send people to."""

    numbers: frozenset[str] = frozenset()  # digits only
    domains: frozenset[str] = frozenset()

    def knows(self, host: str) -> bool:
        """That address, or one above it: gov.vn would know them all, and is not in the file."""
        return any(host == domain or host.endswith(f".{domain}") for domain in self.domains)


@dataclass(frozen=True, slots=True)
class Wordlist:
    longest_sentence: int = 60
    say: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    _pattern: re.Pattern[str] = re.compile(r"(?!)")

    @classmethod
    def of(cls, longest_sentence: int, say: Mapping[str, str], right: Iterable[str]) -> Self:
        """`say`: what to avoid → what to write; `right`: phrases in which it may stand (“nhấn mạnh”)."""
        # All phrases at once, the longest first, so that what is right hides what is wrong inside it.
        phrases = sorted({*say, *right}, key=len, reverse=True)
        words = "|".join(map(re.escape, phrases))
        # Not inside a word, nor inside an address (support.google.com, /website-lua-dao).
        pattern = re.compile(rf"(?<![\w./-])(?:{words})(?![\w/-]|\.\w)" if phrases else "(?!)")
        return cls(longest_sentence, MappingProxyType(dict(say)), pattern)

    def found_in(self, text: str) -> Iterator[tuple[str, str]]:
        """Each word that has a plainer one, with that one."""
        for match in self._pattern.finditer(text.lower()):
            if match[0] in self.say:
                yield match[0], self.say[match[0]]
