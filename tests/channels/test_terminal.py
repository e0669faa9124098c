"""The terminal: files are put into a folder, and the chat says where."""

from pathlib import Path

from bot.channels.terminal import Terminal
from bot.dialogue.message import Form, Reply, ReportFile
from bot.domain.period import Period
from tests.channels.desk import NEXT, Desk

CHART = ReportFile(team_id=1, period=Period.parse_week("2026-W47"), form=Form.CHART)


def a_desk() -> Desk:
    return Desk(lambda _: Reply(text="biểu đồ đây", choices=(NEXT,), file=CHART))


async def test_a_file_is_saved_and_its_path_is_told(tmp_path: Path) -> None:
    said: list[str] = []
    await Terminal(a_desk(), "lan", said.append, folder=tmp_path).hear("biểu đồ")
    assert said == [f"biểu đồ đây\n→ {tmp_path / 'terminal.png'}\n  1. Bước tiếp\n"]
    assert (tmp_path / "terminal.png").read_bytes() == b"so lieu"


async def test_a_folder_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    said: list[str] = []
    await Terminal(a_desk(), "lan", said.append, folder=tmp_path / "nowhere").hear("biểu đồ")
    assert said == [
        f"biểu đồ đây\n{tmp_path / 'nowhere' / 'terminal.png'}: No such file or directory\n  1. Bước tiếp\n"
    ]
