"""Starts `python -m bot run` again and again without its imports: every bot is a fork of this process.

Reads “start” and “kill” from stdin, one a line, and answers each with a line when it is done.
"""

import gc
import os
import signal
import sys
from pathlib import Path

import bot.app
import bot.channels.telegram
import bot.channels.zalo_bot
import bot.channels.zalo_oa
import bot.web  # noqa: F401 - the imports are what a fork saves
from bot.cli import main


def start() -> int:
    pid = os.fork()
    if pid == 0:
        sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115 - as long as the process lives
        sys.argv = ["bot", "run"]
        main()
        sys.exit()
    return pid


def kill(pid: int) -> str:
    """“killed”, or how it had ended on its own."""
    ended, status = os.waitpid(pid, os.WNOHANG)
    if ended:
        return f"ended with {status}"
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    return "killed"


if __name__ == "__main__":
    gc.freeze()
    running = 0
    while command := sys.stdin.readline().strip():
        if command == "start":
            running = start()
            print("started", flush=True)
        else:
            print(kill(running), flush=True)
            running = 0
    if running:
        kill(running)
