"""From the guides folder to a Guidebook, with all problems of all files in one go."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from zoneinfo import ZoneInfo

from bot.domain.guide import Guide, Guidebook, Topic
from bot.errors import ContentError
from bot.guidebook import files
from bot.guidebook.files import GuidePath
from bot.guidebook.local import lay_over, local_folder
from bot.guidebook.parse import GUIDE, TOPICS, TRANSLATION, locate, parse
from bot.guidebook.problem import Problem
from bot.guidebook.reference import load_directory, load_wordlist
from bot.guidebook.rules import GUIDE_RULES, SHELF_RULES, TRANSLATION_RULES
from bot.guidebook.shelf import Draft, Hit, Shelf
from bot.guidebook.translate import differences, translate

Told = list[Problem]


def load(
    folder: Path, local: Path | None = None, *, today: date | None = None
) -> tuple[Guidebook, list[Problem]]:
    """Every guide that can be read, and everything that is wrong, by file and line.

    `local` holds the commune's overlays; left out, it is the folder `local` of the guides.
    With an error among the problems the Guidebook is good for looking at, not for serving.
    ContentError when there is no folder, or no guide in it.
    """
    overlays = local_folder(folder, local)
    today = today or datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).date()
    paths, problems = files.survey(folder)
    topics = _topics(folder, {path.topic for path in paths}, problems)
    order = {topic: number for number, topic in enumerate(topics)}
    paths.sort(key=lambda path: order.get(path.topic, len(order)))
    shelf = _shelf(folder, paths, today, problems)
    problems += _broken_rules(shelf)
    guidebook = Guidebook(
        guides=MappingProxyType(shelf.originals),
        topics=MappingProxyType(topics),
        translations=MappingProxyType(
            {(draft.guide.id, draft.guide.language): draft.guide for draft in shelf.translations}
        ),
    )
    if overlays:
        guidebook, more = lay_over(guidebook, overlays, ids=shelf.ids, today=today)
        problems += more
    return guidebook, sorted(problems)


def load_or_raise(folder: Path, local: Path | None = None) -> Guidebook:
    """The guides, fit to be served; ContentError with all errors otherwise."""
    guidebook, problems = load(folder, local)
    if errors := [problem for problem in problems if problem.is_error]:
        noun = "error" if len(errors) == 1 else "errors"
        lines = "\n".join(map(str, errors))
        raise ContentError(f"{len(errors)} {noun} in the guides; correct them, then start again.\n{lines}")
    return guidebook


def _topics(folder: Path, used: set[str], problems: Told) -> dict[str, Topic]:
    path = folder / files.TOPICS
    names = parse(path, TOPICS, problems)
    if names is None:
        return {}
    nameless = [topic for topic, each in names.items() if "vi" not in each]
    problems += locate(
        path,
        "G33",
        (Hit((topic,), f"nhóm “{topic}” chưa có tên tiếng Việt", "Thêm “vi: …”.") for topic in nameless),
    )
    for topic in sorted(used - set(names)):
        fix = f"Thêm vào {files.TOPICS}: “{topic}: {{vi: Tên nhóm}}”, hoặc đổi tên thư mục."
        problems.append(Problem(folder / topic, 1, "G33", f"{files.TOPICS} không có nhóm “{topic}”", fix))
    return {topic: Topic(id=topic, names=each) for topic, each in names.items() if "vi" in each}


def _shelf(folder: Path, paths: Sequence[GuidePath], today: date, problems: Told) -> Shelf:
    guides = [draft for path in paths if path.language == "vi" for draft in _guide(path, problems)]
    originals: dict[str, Guide] = {}
    for draft in guides:
        originals.setdefault(draft.guide.id, draft.guide)
    ids = frozenset(path.id for path in paths if path.language == "vi")
    translations = [
        draft
        for path in paths
        if path.language != "vi"
        for draft in _translation(path, originals, ids, problems)
    ]
    return Shelf(
        today=today,
        guides=guides,
        translations=translations,
        originals=originals,
        ids=ids,
        retired=frozenset(guide.id for guide in originals.values() if guide.retired),
        pictures=files.pictures(folder),
        directory=load_directory(folder, today, problems),
        wordlist=load_wordlist(folder, problems),
    )


def _guide(path: GuidePath, problems: Told) -> Iterator[Draft]:
    if file := parse(path.path, GUIDE, problems):
        yield Draft(file.to_guide(path.id, path.topic), path.path)


def _translation(
    path: GuidePath, originals: dict[str, Guide], ids: frozenset[str], problems: Told
) -> Iterator[Draft]:
    file = parse(path.path, TRANSLATION, problems)
    if path.id not in ids:
        fix = f"Viết {path.id}.yaml trước, hoặc sửa tên tệp."
        problems.append(Problem(path.path, 1, "G31", "bản dịch của một hướng dẫn không có", fix))
    if file is None or path.id not in originals:
        return
    hits = list(differences(originals[path.id], file))
    if file.language != path.language:
        problem = f"“language” là {file.language}, tên tệp ghi {path.language}"
        hits.append(Hit(("language",), problem, "Sửa cho giống nhau."))
    problems += locate(path.path, "G31", hits)
    if not hits:
        yield Draft(translate(originals[path.id], file), path.path, file.made_from)


def _broken_rules(shelf: Shelf) -> Iterator[Problem]:
    for drafts, rules in ((shelf.guides, GUIDE_RULES), (shelf.translations, TRANSLATION_RULES)):
        for draft in drafts:
            for rule, check in rules.items():
                yield from locate(draft.path, rule, check(draft, shelf))
    for rule, check_all in SHELF_RULES.items():
        yield from _by_file(rule, check_all(shelf))


def _by_file(rule: str, found: Iterable[tuple[Draft, Hit]]) -> Iterator[Problem]:
    hits: dict[Path, list[Hit]] = {}
    for draft, hit in found:
        hits.setdefault(draft.path, []).append(hit)
    for path, each in hits.items():
        yield from locate(path, rule, each)
