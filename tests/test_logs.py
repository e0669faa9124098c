import logging
import subprocess
import sys

SCRIPT = """
import logging, structlog
from bot.logs import configure

configure("info")
structlog.get_logger().debug("too-quiet")
structlog.get_logger().info("answered", channel="telegram", count=3)
logging.getLogger("somebody.else").warning("two words")
logging.getLogger("httpx").info("POST https://api.telegram.org/bot123:SECRET/getUpdates")
"""


def test_logs_are_keys_and_values_on_stderr_without_addresses() -> None:
    ran = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    without_times = [line.partition(" ")[2] for line in ran.stderr.splitlines()]
    assert without_times == [
        "level=info event=answered channel=telegram count=3",
        'level=warning event="two words"',
    ]
    assert all(line.startswith("timestamp=20") and "Z level=" in line for line in ran.stderr.splitlines())
    assert ran.stdout == ""


def test_a_library_that_logs_addresses_is_quiet_even_when_debugging() -> None:
    script, before = (
        SCRIPT.replace('configure("info")', 'configure("debug")'),
        logging.getLogger("httpx").level,
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert "too-quiet" in ran.stderr
    assert "SECRET" not in ran.stderr
    assert logging.getLogger("httpx").level == before  # this process was left alone
