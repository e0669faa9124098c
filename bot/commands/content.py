"""`check`: the content rules, one guide as a phone shows it, the state of all guides, a new guide."""

from collections.abc import Sequence
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import typer

from bot.domain.guide import Guidebook, Phone
from bot.errors import WrongUsage

if TYPE_CHECKING:
    from bot.guidebook.problem import Problem

app = typer.Typer()


@app.command()
def check(  # noqa: PLR0917 - one per option
    paths: list[Path] = typer.Argument(None, metavar="[PATH …]", help="Only these files or folders."),
    show: str = typer.Option(None, metavar="ID", help="Print a guide as a phone shows it."),
    phone: Phone = typer.Option(None, "--as", help="With --show: on that kind of phone."),
    lang: str = typer.Option("vi", help="With --show: in that language."),
    status: bool = typer.Option(False, "--status", help="One line per guide, what needs attention first."),
    new: str = typer.Option(None, metavar="ID", help="Print an empty guide to fill in."),
) -> None:
    """Check the guides: all problems of all files, by file and line. Exit status 1 if there are errors."""
    from bot.guidebook.asks import stray_asks
    from bot.guidebook.load import load
    from bot.settings import Settings

    if sum((bool(paths), show is not None, status, new is not None)) > 1:
        raise WrongUsage("Use one of PATH, --show, --status and --new at a time.")
    settings = Settings.from_env()
    folder = settings.guides_dir
    if new is not None:
        _new(folder, new)
        return
    guidebook, problems = load(folder, settings.local_guides_dir)
    if show is not None:
        problems += stray_asks(folder, guidebook, frozenset({show}))
        _show(guidebook, problems, show, lang, phone)
        return
    chosen = [_within(folder, path) for path in paths or []]
    problems += stray_asks(folder, guidebook, _ids(folder, chosen))
    if status:
        _status(guidebook, problems)
    else:
        _check(folder, sorted(problems), chosen)


def _check(folder: Path, problems: Sequence["Problem"], chosen: Sequence[Path]) -> None:
    """Rules across guides have seen everything; only what concerns the chosen files is printed."""
    shown = [problem for problem in problems if _concerns(problem.path, chosen)]
    _print_and_exit(shown, f"{len(_ids(folder, chosen))} hướng dẫn · ")


def _ids(folder: Path, chosen: Sequence[Path]) -> frozenset[str]:
    from bot.guidebook.files import survey

    found = survey(folder)[0]
    return frozenset(path.id for path in found if path.language == "vi" and _concerns(path.path, chosen))


def _concerns(path: Path, chosen: Sequence[Path]) -> bool:
    return not chosen or any(path.resolve().is_relative_to(each) for each in chosen)


def _within(folder: Path, path: Path) -> Path:
    if not path.exists():
        raise WrongUsage(f"There is no file or folder {path}.")
    if not path.resolve().is_relative_to(folder.resolve()):
        raise WrongUsage(
            f"{path} is not in the guides folder {folder}. Set GUIDES_DIR to check another folder."
        )
    return path.resolve()


def _print_and_exit(problems: Sequence["Problem"], head: str = "") -> None:
    for problem in problems:
        print(problem)
    errors = sum(problem.is_error for problem in problems)
    print(f"{head}{errors} lỗi · {len(problems) - errors} cảnh báo")
    raise typer.Exit(1 if errors else 0)


def _show(
    guidebook: Guidebook, problems: Sequence["Problem"], guide_id: str, lang: str, phone: Phone | None
) -> None:
    from bot.guidebook.show import show

    own = sorted(problem for problem in problems if problem.path.name.partition(".")[0] == guide_id)
    if guide_id not in guidebook:
        if own:  # there is such a file, but it cannot be read
            _print_and_exit(own)
        near = get_close_matches(guide_id, guidebook.guides, n=1)
        raise WrongUsage(f'There is no guide "{guide_id}".' + (f" Did you mean {near[0]}?" if near else ""))
    if lang != "vi" and (guide_id, lang) not in guidebook.translations:
        raise WrongUsage(f'The guide "{guide_id}" has no translation "{lang}".')
    print(show(guidebook.read(guide_id, lang), phone))
    if own:
        print()
        _print_and_exit(own)


def _status(guidebook: Guidebook, problems: Sequence["Problem"]) -> None:
    from bot.guidebook.status import status

    print(status(guidebook, problems, _today()))
    raise typer.Exit(1 if any(problem.is_error for problem in problems) else 0)


def _new(folder: Path, guide_id: str) -> None:
    from bot.guidebook.model import ID
    from bot.guidebook.skeleton import skeleton

    if not ID.fullmatch(guide_id):
        raise WrongUsage(f'"{guide_id}" cannot be an id: use a–z, 0–9 and -, at most 40 characters.')
    if taken := next(folder.glob(f"*/{guide_id}.yaml"), None):
        raise WrongUsage(f"There is a guide {guide_id} already: {taken}.")
    print(skeleton(guide_id, _today()), end="")


def _today() -> date:
    return datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).date()
