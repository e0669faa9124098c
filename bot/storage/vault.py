"""The vault seals what must not be readable in the database; its key lies in a file beside it, never in it."""

import base64
import binascii
import os
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, Self

import structlog
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.errors import StorageError

log = structlog.get_logger()

MARK = "s1."
"""What is sealed begins with this, then the key's id, a dot, and nonce and ciphertext in base64."""

KNOWN_TEXT, CHECK = "Sổ Tay Số", "check"
"""What the check value in the database says when it is opened with the right key, and its purpose."""

_ABOUT = (
    "# Opens the encrypted data of the Sổ Tay Số database beside it. Keep a copy in a safe place,\n"
    "# apart from the backups: without it names and phone numbers cannot be read again by anybody.\n"
)
_NONCE = 12


class _Key(NamedTuple):
    id: str
    text: str
    cipher: AESGCM

    @classmethod
    def of(cls, text: str) -> Self:
        raw = base64.urlsafe_b64decode(text)
        return cls(sha256(b"sotayso" + raw).hexdigest()[:8], text, AESGCM(raw))


class Vault:
    """Seals with the first key of the file and opens with any of them; `used` once something was sealed."""

    def __init__(self, file: Path, keys: list[_Key]) -> None:
        self.file = file
        self.used = False
        self._keys = keys
        self._seen = _signature(file)

    @classmethod
    def unlock(cls, file: Path, check: str | None) -> Self:
        """Made anew only while nothing is encrypted; StorageError when the key does not fit the database."""
        if not file.exists():
            if check is not None:
                raise StorageError(
                    f"The key file {file} is missing, and the database holds encrypted data.\n"
                    "    → Put your copy of the key there, or set KEY_FILE to where it is. Nothing was changed.\n"
                    "      If there is no copy anywhere: python -m bot key lost"
                )
            _make(file)
        vault = cls(file, _read(file))
        if check is not None and not vault._fits(check):
            raise StorageError(
                f"The key file {file} does not belong to this database: its encrypted data do not open.\n"
                "    → Put the right key there, or set KEY_FILE to where it is. Nothing was changed."
            )
        return vault

    def seal(self, text: str, purpose: str) -> str:
        """`purpose` must be the same when it is opened: a phone number cannot be passed off as a label."""
        key, nonce = self._keys[0], os.urandom(_NONCE)
        sealed = key.cipher.encrypt(nonce, text.encode(), purpose.encode())
        self.used = True
        return f"{MARK}{key.id}.{base64.urlsafe_b64encode(nonce + sealed).decode()}"

    def open(self, token: str, purpose: str) -> str:
        """What was written before there was a vault is given back as it is."""
        if not token.startswith(MARK):
            return token
        key_id, _, sealed = token.removeprefix(MARK).partition(".")
        try:
            raw = base64.urlsafe_b64decode(sealed)
            key = next(key for key in self._keys if key.id == key_id)
            return key.cipher.decrypt(raw[:_NONCE], raw[_NONCE:], purpose.encode()).decode()
        except (StopIteration, InvalidTag, binascii.Error, ValueError) as error:
            raise StorageError(
                f"Something in the database was not sealed with the key in {self.file}.\n"
                "    → Bring back the last backup together with the key of its time."
            ) from error

    def check_value(self) -> str:
        return self.seal(KNOWN_TEXT, CHECK)

    def refresh(self) -> None:
        """Notices that the key was rotated by another process; called at the start of every transaction."""
        seen = _signature(self.file)
        if seen == self._seen:
            return
        if seen is None:
            log.error("key-file-gone", do="put it back before the next start")
        else:
            self._keys = _read(self.file)
        self._seen = seen

    def add_key(self) -> None:
        """From now on things are sealed with a new key; what is there still opens with the old ones."""
        self._write([_Key.of(_fresh()), *self._keys])

    def drop_old_keys(self) -> None:
        """Once nothing needs them any more."""
        self._write(self._keys[:1])

    def _fits(self, check: str) -> bool:
        try:
            return self.open(check, CHECK) == KNOWN_TEXT
        except StorageError:
            return False

    def _write(self, keys: list[_Key]) -> None:
        """The file is replaced as a whole: at every moment there is a complete one."""
        part = self.file.with_name(f"{self.file.name}.part")
        part.unlink(missing_ok=True)
        _write_privately(part, keys)
        part.replace(self.file)
        self._keys, self._seen = keys, _signature(self.file)


def key_file_of(database: Path) -> Path:
    """data/sotayso.key beside data/sotayso.db"""
    return database.with_suffix(".key")


def _make(file: Path) -> None:
    """Two processes may start at once: the first one's key is used by both."""
    part = file.with_name(f"{file.name}.{os.getpid()}.part")
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write_privately(part, [_Key.of(_fresh())])
        try:
            os.link(part, file)
        except FileExistsError:
            return
        except OSError:  # a file system without links
            part.replace(file)
    except OSError as error:
        raise StorageError(
            f"The key file {file} cannot be made: {error.strerror or error}.\n"
            "    → Let the account that runs the bot write there, or set KEY_FILE to another place."
        ) from error
    finally:
        part.unlink(missing_ok=True)


def _write_privately(file: Path, keys: list[_Key]) -> None:
    with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:  # noqa: PTH123 - only os.open takes the permissions
        out.write(_ABOUT + "".join(f"{key.text}\n" for key in keys))
        out.flush()
        os.fsync(out.fileno())


def _read(file: Path) -> list[_Key]:
    try:
        lines = [line.strip() for line in file.read_text("utf-8").splitlines()]
        keys = [_Key.of(line) for line in lines if line and not line.startswith("#")]
    except OSError as error:
        raise StorageError(
            f"The key file {file} cannot be read: {error.strerror or error}.\n"
            "    → Let the account that runs the bot read it."
        ) from error
    except ValueError:  # no base64, no text, or of another length
        keys = []
    if not keys:
        raise StorageError(
            f"The key file {file} holds no key of ours.\n    → Put your copy of the key there. Nothing was changed."
        )
    return keys


def _fresh() -> str:
    return base64.urlsafe_b64encode(AESGCM.generate_key(256)).decode()


def _signature(file: Path) -> tuple[int, int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size
