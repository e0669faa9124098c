"""From the command to the first answer, and what the process weighs then: the terminal chat, real guides."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[2]
ROUNDS = 5


async def run() -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        env = os.environ | {"DATABASE_URL": f"{folder}/a.db"}
        first, *later = [_first_answer(env) for _ in range(ROUNDS + 1)]
    seconds = median(seconds for seconds, _ in later)
    megabytes = median(megabytes for _, megabytes in later)
    return [
        f"start to first answer: {seconds:.2f} s (median of {ROUNDS}; {first[0]:.2f} s with a new database)",
        f"memory then: {megabytes:.0f} MB",
    ]


def _first_answer(env: dict[str, str]) -> tuple[float, float]:
    began = time.perf_counter()
    chat = subprocess.Popen(
        [sys.executable, "-m", "bot", "chat"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8", cwd=ROOT, env=env,
    )  # fmt: skip
    with chat:
        if chat.stdin is None or chat.stdout is None:
            raise RuntimeError("the chat has no pipes")
        chat.stdin.write("quen mk vneid\n")
        chat.stdin.flush()
        chat.stdout.readline()
        seconds = time.perf_counter() - began
        megabytes = resident(chat.pid)
        chat.stdin.close()
        chat.stdout.read()
    return seconds, megabytes


def resident(pid: int) -> float:
    """Megabytes, from /proc (Linux); 0 where there is none."""
    status = Path(f"/proc/{pid}/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)
