"""A guides folder on disk: good guides by default, change only what matters."""

from datetime import date
from pathlib import Path
from typing import Any

import yaml

from bot.domain.guide import Guidebook
from bot.guidebook.load import load
from bot.guidebook.problem import Problem

TODAY = date(2026, 11, 22)
LEFT_OUT = object()


def a_guide(guide_id: str = "vneid-mau", **changes: Any) -> dict[str, Any]:
    """A guide without any problem; `LEFT_OUT` takes a key away. `for` is written `for_`."""
    guide: dict[str, Any] = {
        "title": f"Việc {guide_id}",
        "summary": "Làm xong việc này trên điện thoại.",
        "for": "Người có điện thoại.",
        "fee": "Miễn phí",
        "asks": [f"{guide_id} câu {number}" for number in range(8)],
        "steps": [{"text": "Mở ứng dụng, bấm “Bắt đầu”."}, {"text": "Bấm “Xong”."}],
        "done": "Máy báo thành công.",
        "turn_to": "Công an xã.",
        "sources": [{"publisher": "Báo Mẫu", "url": "https://example.org/bai"}],
        "checked": TODAY,
        "review_every": 180,
        "confidence": "solid",
    }
    guide |= {key.rstrip("_"): value for key, value in changes.items()}
    return {key: value for key, value in guide.items() if value is not LEFT_OUT}


def a_translation(guide_id: str = "vneid-mau", **changes: Any) -> dict[str, Any]:
    ours = {"language": "en", "asks": [f"{guide_id} question"]}
    left_out = dict.fromkeys(("sources", "review_every", "confidence"), LEFT_OUT)
    return a_guide(guide_id, **left_out, **(ours | changes))


def a_question(*targets: str, **more: Any) -> dict[str, Any]:
    """A branching question whose choices lead to these steps."""
    choices = [{"label": f"Lựa chọn {number}", "goto": goto} for number, goto in enumerate(targets, start=1)]
    return {"ask": "Bác chọn lối nào?", "choices": choices, **more}


class Folder:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.write("topics.yaml", "vneid: {vi: VNeID, en: VNeID}\nan-toan: {vi: An toàn}\n")

    def write(self, path: str, text: str | bytes) -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        return file

    def add(self, guide_id: str = "vneid-mau", topic: str = "vneid", **changes: Any) -> Path:
        return self.write(f"{topic}/{guide_id}.yaml", to_yaml(a_guide(guide_id, **changes)))

    def translate(self, guide_id: str = "vneid-mau", topic: str = "vneid", **changes: Any) -> Path:
        return self.write(f"{topic}/{guide_id}.en.yaml", to_yaml(a_translation(guide_id, **changes)))

    @property
    def loaded(self) -> tuple[Guidebook, list[Problem]]:
        return load(self.root, today=TODAY)

    @property
    def problems(self) -> list[Problem]:
        return self.loaded[1]

    @property
    def told(self) -> list[str]:
        """Every problem as an editor reads it, paths as seen from the folder."""
        return [str(problem).replace(f"{self.root}/", "") for problem in self.problems]


def to_yaml(guide: dict[str, Any]) -> str:
    return yaml.dump(guide, Dumper=_WithoutAliases, allow_unicode=True, sort_keys=False, width=1000)


class _WithoutAliases(yaml.SafeDumper):
    def ignore_aliases(self, _: object) -> bool:
        return True
