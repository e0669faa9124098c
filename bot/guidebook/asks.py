"""G30 and G42: every title, ask and question of the lexicon, put to the real search, must find its own guide."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from bot.domain.guide import Guide, Guidebook
from bot.errors import ContentError
from bot.guidebook.parse import locate
from bot.guidebook.problem import Problem
from bot.guidebook.shelf import Hit
from bot.guidebook.yaml_lines import Place
from bot.search.decision import LEAD, Kind
from bot.search.index import Index
from bot.search.lexicon import Lexicon, load_lexicon

_TOLD = re.compile(r"(?P<path>.+?):(?P<line>\d+): (?P<problem>.+?)\.?")


def stray_asks(folder: Path, guidebook: Guidebook, only: frozenset[str] | None = None) -> list[Problem]:
    """What the search would answer wrongly, for all guides or only some; a few seconds for a whole book."""
    problems: list[Problem] = []
    lexicon = _lexicon(folder / "lexicon", problems)
    index = Index(guidebook, lexicon)
    for guide in guidebook:
        if only is None or guide.id in only:
            path = folder / guide.topic / f"{guide.id}.yaml"
            problems += locate(path, "G30", _stray(guide, guidebook, index))
    for guide_id, asked in lexicon.asked.items():
        if only is None or guide_id in only:
            problems += _stray_asked(folder / "lexicon", guide_id, asked, index)
    return problems


def _stray_asked(folder: Path, guide_id: str, asked: Iterable[str], index: Index) -> Iterator[Problem]:
    if guide_id not in index:
        path, line = _line_of(folder, guide_id)
        yield Problem(
            path, line, "G42", f"không có hướng dẫn “{guide_id}”", "Sửa lại mã, hoặc xóa các câu này."
        )
        return
    for ask in asked:
        decision = index.find(ask)
        best = decision.matches[0].guide_id if decision.matches else None
        if decision.kind is Kind.UNKNOWN or best != guide_id:
            why = "bot chưa nhận ra" if decision.kind is Kind.UNKNOWN else f"“{best}” gần câu này hơn"
            fix = f"Nói rõ việc hơn, hoặc chuyển sang hướng dẫn khác: câu này đang nằm dưới “{guide_id}”."
            yield Problem(*_line_of(folder, ask), "G42", f"“{ask}”: {why}", fix)


def _line_of(folder: Path, text: str) -> tuple[Path, int]:
    for path in sorted(folder.glob("*.yaml")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if text in line:
                return path, number
    return folder, 1


def _lexicon(folder: Path, problems: list[Problem]) -> Lexicon:
    try:
        return load_lexicon(folder)
    except ContentError as error:
        for line in str(error).splitlines():
            told = _TOLD.fullmatch(line)
            path, number, problem = (
                (told["path"], told["line"], told["problem"]) if told else (folder, 1, line)
            )
            fix = "Sửa dòng này; bot không chạy được với từ điển hỏng."
            problems.append(Problem(Path(path), int(number), "G41", problem, fix))
        return Lexicon()


def _stray(guide: Guide, guidebook: Guidebook, index: Index) -> Iterator[Hit]:
    for place, ask in _asks(guide):
        decision = index.find(ask)
        best, second, *_ = *decision.matches, None, None
        if best is None or decision.kind is Kind.UNKNOWN:
            yield Hit(
                place, f"“{ask}”: bot chưa nhận ra", "Nói rõ việc hơn, hoặc thêm từ vào guides/lexicon."
            )
        elif best.guide_id != guide.id:
            problem = f"“{ask}” bị “{_name(guidebook, best.guide_id)}” lấy mất"
            yield Hit(place, problem, "Nói rõ việc hơn, hoặc chuyển câu này sang hướng dẫn kia.")
        elif second and second.score > LEAD * best.score:
            problem = f"“{ask}” gần như ngang với “{_name(guidebook, second.guide_id)}”"
            yield Hit(place, problem, "Thêm chữ chỉ riêng việc này mới có.")


def _asks(guide: Guide) -> Iterator[tuple[Place, str]]:
    yield ("title",), guide.title
    yield from ((("asks", number), ask) for number, ask in enumerate(guide.asks))


def _name(guidebook: Guidebook, guide_id: str) -> str:
    return f"{guide_id} · {guidebook[guide_id].title}"
