"""The key that signs cookies and forms: a file beside the database, made at the first start."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from bot.errors import StorageError

KEY_BYTES = 32


def read_or_make(file: Path) -> bytes:
    """Two processes may start at once: the first one's key is used by both."""
    try:
        with suppress(FileExistsError):
            _make(file)
        key = bytes.fromhex(file.read_text("ascii").strip())
    except OSError as error:
        raise StorageError(
            f"The file {file} cannot be made or read: {error.strerror or error}.\n"
            "    → Let the account that runs the bot write there."
        ) from error
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise StorageError(
            f"The file {file} does not hold a key.\n"
            "    → Delete it: a new one is made, and visitors of the web page begin a new conversation."
        )
    return key


def _make(file: Path) -> None:
    """Complete before it has its name, so that nobody reads half a key."""
    if file.exists():
        return
    part = file.with_name(f"{file.name}.{os.getpid()}.part")
    try:
        with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as out:  # noqa: PTH123 - only os.open takes the permissions
            out.write(secrets.token_hex(KEY_BYTES) + "\n")
        try:
            os.link(part, file)
        except FileExistsError:
            return
        except OSError:  # a file system without links
            part.replace(file)
    finally:
        part.unlink(missing_ok=True)
