"""The key that signs cookies: made once, private, and refused when it is broken."""

from pathlib import Path

import pytest

from bot.errors import StorageError
from bot.web.secret import read_or_make


def test_it_is_made_once_and_for_this_account_only(tmp_path: Path) -> None:
    file = tmp_path / "web.key"
    key = read_or_make(file)
    assert (len(key), read_or_make(file)) == (32, key)
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["web.key"]


@pytest.mark.parametrize("content", ["", "abc", "zz" * 32])
def test_a_broken_one_is_not_replaced_unasked(tmp_path: Path, content: str) -> None:
    file = tmp_path / "web.key"
    file.write_text(content)
    with pytest.raises(StorageError, match="Delete it"):
        read_or_make(file)
    assert file.read_text() == content


def test_a_folder_that_is_not_there_is_one_clear_message(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="nowhere"):
        read_or_make(tmp_path / "nowhere" / "web.key")
