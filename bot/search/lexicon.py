"""What people write and what they mean by it: guides/lexicon/*.yaml, where editors add words without code."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

import yaml

from bot.errors import ContentError
from bot.search.fold import words

Phrase = tuple[str, ...]
"""Words in the form of `fold.words`."""

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What editors know about words, and how people ask.

    `means`: what is written → what it can mean, the likeliest first. `filler` says nothing about the subject; `english`
    neither, in an English sentence. `outside` names subjects that are not ours unless a guide speaks of them.
    `talk`: what asks for nothing, by kind. `asked`: how people asked for a guide, by its id, beside its own asks.
    `no_guide`: what people ask for though no guide answers it: the name of the business, and how they put it.
    """

    means: Mapping[Phrase, tuple[Phrase, ...]] = field(default_factory=lambda: MappingProxyType({}))
    filler: frozenset[str] = frozenset()
    english: frozenset[str] = frozenset()
    outside: frozenset[Phrase] = frozenset()
    talk: Mapping[str, tuple[Phrase, ...]] = field(default_factory=lambda: MappingProxyType({}))
    asked: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    no_guide: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))


def load_lexicon(folder: Path) -> Lexicon:
    """All files of the folder together; a missing folder is an empty lexicon."""
    problems: list[str] = []
    pages = [_Page(path, problems) for path in sorted(folder.glob("*.yaml"))]
    lexicon = Lexicon(
        means=MappingProxyType({written: meant for page in pages for written, meant in page.means()}),
        filler=frozenset(word for page in pages for phrase in page.phrases("filler") for word in phrase),
        english=frozenset(word for page in pages for phrase in page.phrases("english") for word in phrase),
        outside=frozenset(phrase for page in pages for phrase in page.phrases("outside")),
        talk=_joined(page.named("talk", page.phrase) for page in pages),
        asked=_joined(page.named("asked", page.line) for page in pages),
        no_guide=_joined(page.named("no_guide", page.line) for page in pages),
    )
    if problems:
        raise ContentError("\n".join(problems))
    return lexicon


def _joined(pages: Iterable[Iterable[tuple[str, list[_T]]]]) -> Mapping[str, tuple[_T, ...]]:
    found: defaultdict[str, list[_T]] = defaultdict(list)
    for page in pages:
        for name, entries in page:
            found[name] += entries
    return MappingProxyType({name: tuple(entries) for name, entries in found.items()})


class _Page:
    """One file; what is wrong with it goes to `problems`, with the line."""

    SECTIONS = ("means", "filler", "english", "outside", "talk", "asked", "no_guide")

    def __init__(self, path: Path, problems: list[str]) -> None:
        self._path = path
        self._problems = problems
        self._sections = dict(self._read())

    def means(self) -> Iterator[tuple[Phrase, tuple[Phrase, ...]]]:
        seen: set[Phrase] = set()
        for key, value in self._entries(self._sections.get("means")):
            written = self.phrase(key)
            meant = value.value if isinstance(value, yaml.SequenceNode) else [value]
            if written in seen:
                self._complain(key, f"“{key.value}” đã có ở trên. Gộp hai dòng làm một.")
            seen.add(written)
            yield written, tuple(self.phrase(one) for one in meant)

    def phrases(self, section: str) -> list[Phrase]:
        node = self._sections.get(section)
        return [] if node is None else self._listed(node, section, self.phrase)

    def named(self, section: str, read: Callable[[yaml.Node], _T]) -> Iterator[tuple[str, list[_T]]]:
        """A section of named lists."""
        for name, node in self._entries(self._sections.get(section)):
            yield str(name.value), self._listed(node, str(name.value), read)

    def phrase(self, node: yaml.Node) -> Phrase:
        phrase = tuple(words(node.value)) if isinstance(node, yaml.ScalarNode) else ()
        if not phrase:
            self._complain(node, "chỗ này phải là chữ.")
        return phrase

    def line(self, node: yaml.Node) -> str:
        """As it is written."""
        return str(node.value) if self.phrase(node) else ""

    def _listed(self, node: yaml.Node, name: str, read: Callable[[yaml.Node], _T]) -> list[_T]:
        if not isinstance(node, yaml.SequenceNode):
            self._complain(node, f"“{name}” phải là một danh sách, mỗi dòng mở đầu bằng “- ”.")
            return []
        return [read(one) for one in node.value]

    def _read(self) -> Iterator[tuple[str, yaml.Node]]:
        try:
            root = yaml.compose(self._path.read_text("utf-8"), yaml.SafeLoader)
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            self._problems.append(f"{self._path}:{line}: không đọc được YAML ({error.problem}).")
            return
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
            self._problems.append(f"{self._path}:1: không đọc được tệp ({error}).")
            return
        for key, value in self._entries(root):
            if key.value not in self.SECTIONS:
                self._complain(key, f"không có mục “{key.value}”. Các mục: {', '.join(self.SECTIONS)}.")
            yield str(key.value), value

    def _entries(self, node: yaml.Node | None) -> list[tuple[yaml.Node, yaml.Node]]:
        if node is None:
            return []
        if not isinstance(node, yaml.MappingNode):
            self._complain(node, "chỗ này phải có dạng “chữ: nghĩa”.")
            return []
        return list(node.value)

    def _complain(self, node: yaml.Node, problem: str) -> None:
        self._problems.append(f"{self._path}:{node.start_mark.line + 1}: {problem}")
