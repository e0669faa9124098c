"""Commands of `search`: what the bot would answer, and why."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bot.errors import WrongUsage

if TYPE_CHECKING:
    from bot.search.decision import Decision
    from bot.search.finding import Finding

app = typer.Typer()


@app.command(short_help="what the search finds for a question")
def ask(
    question: str = typer.Argument(None, help="What somebody asks."),
    file: str = typer.Option(None, "--file", help="One question per line; - reads the standard input."),
    as_json: bool = typer.Option(False, "--json", help="One JSON object per question."),
    explain: bool = typer.Option(
        False, "--explain", help="Show what was understood and what spoke for which guide."
    ),
) -> None:
    """Say what the search decides: answer, choose or unknown."""
    from bot.guidebook.load import load_or_raise
    from bot.search.index import Index
    from bot.search.lexicon import load_lexicon
    from bot.search.procedures import load_procedures
    from bot.settings import Settings

    if (question is None) == (file is None):
        raise WrongUsage("Give one question, or --file with one question per line.")
    questions = iter([question]) if file is None else _lines(file)
    settings = Settings.from_env()
    guidebook = load_or_raise(settings.guides_dir, settings.local_guides_dir)
    folder = settings.guides_dir
    index = Index(guidebook, load_lexicon(folder / "lexicon"), load_procedures(folder / "procedures.tsv"))
    titles = {guide.id: guide.title for guide in guidebook}
    for one in questions:
        finding = index.explain(one)
        typer.echo(_as_json(one, finding.decision) if as_json else _as_text(one, finding.decision, titles))
        if explain:
            typer.echo(_explained(finding), err=as_json)


def _lines(file: str) -> Iterator[str]:
    if file == "-":
        return (line.rstrip("\r\n") for line in sys.stdin)
    try:
        return iter(Path(file).read_text("utf-8-sig").splitlines())
    except OSError as error:
        raise WrongUsage(f"Cannot read {file}: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise WrongUsage(f"{file} is not UTF-8 text.") from error


def _as_json(question: str, decision: "Decision") -> str:
    matches = [{"guide": match.guide_id, "score": match.score} for match in decision.matches]
    answer = {"question": question, "decision": decision.kind.value, "matches": matches}
    return json.dumps(answer, ensure_ascii=False)


def _as_text(question: str, decision: "Decision", titles: dict[str, str]) -> str:
    offered = [
        f"  {match.score:.2f}  {match.guide_id} · {titles[match.guide_id]}" for match in decision.offered
    ]
    return "\n".join([f"{question} → {decision.kind.value}", *offered])


def _explained(finding: "Finding") -> str:
    from bot.search.fold import shown

    read = " ".join(f"{shown(word.text)}{'' if word.sure == 1 else '?'}" for word in finding.reading)
    lines = [f"  read as: {read}", f"  telling words: {finding.telling}"]
    if finding.elsewhere:
        lines.append(f"  about something else: {', '.join(finding.elsewhere)}")
    if procedure := finding.other.procedure:
        lines.append(f"  nearest procedure: {finding.other.line:.2f}  {procedure.code} · {procedure.name}")
    if business := finding.no_guide:
        near = business.near.line or "–"
        lines.append(
            f"  nearest without a guide: {business.rank:.1f}  {business.guide_id}; nearest line: {near}"
        )
    lines.append(f"  one of the guides is meant: {finding.ours:.2f}  ({_signs(finding)})")
    for match, one in zip(finding.decision.matches[:3], finding.evidence, strict=False):
        parts = f"words {one.words:.2f}, whole {one.whole:.2f}, letters {one.letters:.2f}"
        near = f"{one.near.share:.2f} {one.near.line or '–'}"
        lines.append(f"  {match.score:.2f}  {one.guide_id}: {one.rank:.1f} = {parts}, nearest line {near}")
    lines.append(f"  {finding.decision.kind.value}: {finding.decision.reason}")
    return "\n".join(lines)


def _signs(finding: "Finding") -> str:
    return ", ".join(f"{sign} {value:.2f}" for sign, value in finding.signs.items())
