"""What people write and what they mean by it: guides/lexicon/*.yaml, where editors add words without code."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

import yaml

from bot.errors import ContentError
from bot.search.fold import words

Phrase = tuple[str, ...]
"""Words in the form of `fold.words`."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What editors know about words.

    `means`: what is written → what it can mean, the likeliest first. `filler` says nothing about the subject.
    `outside` names subjects that are not ours unless a guide speaks of them. `talk`: what asks for nothing, by kind.
    """

    means: Mapping[Phrase, tuple[Phrase, ...]] = field(default_factory=lambda: MappingProxyType({}))
    filler: frozenset[str] = frozenset()
    outside: frozenset[Phrase] = frozenset()
    talk: Mapping[str, frozenset[Phrase]] = field(default_factory=lambda: MappingProxyType({}))


def load_lexicon(folder: Path) -> Lexicon:
    """All files of the folder together; a missing folder is an empty lexicon."""
    means: dict[Phrase, tuple[Phrase, ...]] = {}
    filler: set[str] = set()
    outside: set[Phrase] = set()
    talk: dict[str, frozenset[Phrase]] = {}
    problems: list[str] = []
    for path in sorted(folder.glob("*.yaml")):
        page = _Page(path, problems)
        means |= page.means()
        filler |= {word for phrase in page.phrases("filler") for word in phrase}
        outside |= set(page.phrases("outside"))
        for kind, phrases in page.talk().items():
            talk[kind] = talk.get(kind, frozenset()) | phrases
    if problems:
        raise ContentError("\n".join(problems))
    return Lexicon(MappingProxyType(means), frozenset(filler), frozenset(outside), MappingProxyType(talk))


class _Page:
    """One file; what is wrong with it goes to `problems`, with the line."""

    SECTIONS = ("means", "filler", "outside", "talk")

    def __init__(self, path: Path, problems: list[str]) -> None:
        self._path = path
        self._problems = problems
        self._sections = dict(self._read())

    def means(self) -> dict[Phrase, tuple[Phrase, ...]]:
        found: dict[Phrase, tuple[Phrase, ...]] = {}
        for key, value in self._entries(self._sections.get("means")):
            written = self._phrase(key)
            meant = value.value if isinstance(value, yaml.SequenceNode) else [value]
            if written in found:
                self._complain(key, f"“{key.value}” đã có ở trên. Gộp hai dòng làm một.")
            found[written] = tuple(self._phrase(one) for one in meant)
        return found

    def phrases(self, section: str) -> list[Phrase]:
        node = self._sections.get(section)
        return [] if node is None else self._list(node, section)

    def talk(self) -> dict[str, frozenset[Phrase]]:
        kinds = self._entries(self._sections.get("talk"))
        return {str(kind.value): frozenset(self._list(node, str(kind.value))) for kind, node in kinds}

    def _list(self, node: yaml.Node, name: str) -> list[Phrase]:
        if not isinstance(node, yaml.SequenceNode):
            self._complain(node, f"“{name}” phải là một danh sách, mỗi dòng mở đầu bằng “- ”.")
            return []
        return [self._phrase(one) for one in node.value]

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

    def _phrase(self, node: yaml.Node) -> Phrase:
        phrase = tuple(words(node.value)) if isinstance(node, yaml.ScalarNode) else ()
        if not phrase:
            self._complain(node, "chỗ này phải là chữ.")
        return phrase

    def _complain(self, node: yaml.Node, problem: str) -> None:
        self._problems.append(f"{self._path}:{node.start_mark.line + 1}: {problem}")
