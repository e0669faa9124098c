"""Texts: a line of locales/, filled in. The only module that knows Project Fluent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.resolver import Pattern
from fluent.syntax import FluentParser, ast, visitor

from bot.errors import ContentError

SOURCE = "vi"
"""The language every text is written in first; others fall back to it."""


@dataclass(frozen=True, slots=True)
class Texts:
    """All texts of one language."""

    language: str
    _bundle: FluentBundle
    _fallback: "Texts | None" = None
    _words: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)

    def __call__(self, text_id: str, **variables: object) -> str:
        """`guide-step` is a message, `guide-step.next` its button. LookupError when nobody has written it."""
        message_id, _, attribute = text_id.partition(".")
        pattern = self._pattern(message_id, attribute)
        if pattern is None:
            if self._fallback is None:
                raise LookupError(f"locales/{self.language} has no text {text_id}")
            return self._fallback(text_id, **variables)
        filled, problems = self._bundle.format_pattern(pattern, {k: _shown(v) for k, v in variables.items()})
        if problems:
            raise LookupError(f"locales/{self.language}: {text_id}: {problems[0]}")
        return str(filled)

    def has(self, text_id: str) -> bool:
        message_id, _, attribute = text_id.partition(".")
        found = self._pattern(message_id, attribute) is not None
        return found or (self._fallback is not None and self._fallback.has(text_id))

    def words(self, text_id: str) -> tuple[str, ...]:
        """A comma-separated text as a list: other ways to type a choice or a command."""
        if text_id not in self._words:  # they are asked for at every message and never change
            self._words[text_id] = tuple(word.strip() for word in self(text_id).split(",") if word.strip())
        return self._words[text_id]

    def _pattern(self, message_id: str, attribute: str) -> Pattern | None:
        if not self._bundle.has_message(message_id):
            return None
        message = self._bundle.get_message(message_id)
        return message.attributes.get(attribute) if attribute else message.value


def _shown(value: object) -> object:
    """Dates are written by us: Babel's short form for Vietnamese drops the century."""
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else value


def load_texts(folder: Path) -> Mapping[str, Texts]:
    """Texts of every language in locales/; ContentError with all problems of all files."""
    languages = sorted(path.name for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []
    if SOURCE not in languages:
        raise ContentError(
            f"There are no Vietnamese texts in {folder}/{SOURCE}. Set LOCALES_DIR, or restore the folder."
        )
    problems: list[str] = []
    trees = {language: _parse(folder / language, problems) for language in languages}
    for language in languages:
        problems += _compared(folder / language, trees[language], trees[SOURCE])
    if problems:
        raise ContentError(
            f"{len(problems)} problems with the texts:\n" + "\n".join(f"  {p}" for p in problems)
        )
    source = Texts(SOURCE, _bundle(folder / SOURCE, SOURCE))
    return MappingProxyType(
        {
            lang: source if lang == SOURCE else Texts(lang, _bundle(folder / lang, lang), source)
            for lang in languages
        }
    )


def _bundle(folder: Path, language: str) -> FluentBundle:
    # Without isolation: the invisible marks U+2068/2069 would reach the chat.
    bundle = FluentBundle([language], use_isolating=False)
    for path in sorted(folder.glob("*.ftl")):
        bundle.add_resource(FluentResource(path.read_text("utf-8")))
    return bundle


def _parse(folder: Path, problems: list[str]) -> dict[str, frozenset[str]]:
    """Each text of the folder with its variables; broken and repeated entries become problems."""
    found: dict[str, frozenset[str]] = {}
    for path in sorted(folder.glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text("utf-8")).body:
            if isinstance(entry, ast.Junk):
                problems.append(f"{path}: cannot be read: {(entry.content or '?').strip().splitlines()[0]}")
            elif isinstance(entry, ast.Message):
                if entry.id.name in found:
                    problems.append(f"{path}: {entry.id.name} is there twice")
                found[entry.id.name] = _variables(entry.value)
                found |= {f"{entry.id.name}.{a.id.name}": _variables(a.value) for a in entry.attributes}
    return found


class _Variables(visitor.Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - the library's name
        self.names.add(node.id.name)


def _variables(pattern: object) -> frozenset[str]:
    collector = _Variables()
    if pattern is not None:
        collector.visit(pattern)
    return frozenset(collector.names)


def _compared(folder: Path, texts: dict[str, frozenset[str]], source: dict[str, frozenset[str]]) -> list[str]:
    """What a language says that the source does not; a missing text is fine, it falls back."""
    unknown = [f"{folder}: {text_id} does not exist in {SOURCE}" for text_id in texts.keys() - source.keys()]
    other = [
        f"{folder}: {text_id} uses ${name}, which {SOURCE} does not"
        for text_id in texts.keys() & source.keys()
        for name in sorted(texts[text_id] - source[text_id])
    ]
    return sorted(unknown + other)
