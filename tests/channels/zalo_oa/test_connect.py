"""Setting up: from an administrator's consent to a bot that is connected."""

import json
from pathlib import Path

import pytest

from bot.channels.zalo_oa import Account
from bot.channels.zalo_oa.connect import challenge, code_in, connect, look, verifier
from bot.errors import ChannelError
from tests.channels.zalo_oa.door import account
from tests.fake_zalo_oa import FakeZaloOa
from tests.fake_zalo_oa import login as fake
from tests.fake_zalo_oa.api import GOVERNMENT


@pytest.fixture
def ours(server: FakeZaloOa, tmp_path: Path) -> Account:
    ours = account(server, tmp_path / "data" / "zalo-oa.json")
    server.login.challenge = challenge(ours)  # as somebody has typed it into the console
    return ours


async def test_a_consent_becomes_a_connection(server: FakeZaloOa, ours: Account) -> None:
    await connect(ours, code=code_in(f"https://so.example.vn/?code={server.login.consent()}&oa_id=33"))
    profile = await look(ours)
    assert (profile.name, profile.verified, profile.government) == ("Xã thử", True, False)


async def test_a_token_of_the_explorer_does_too(server: FakeZaloOa, ours: Account) -> None:
    await connect(ours, refresh_token=server.login.issue()["refresh_token"])
    server.api.oa_type = GOVERNMENT
    assert (await look(ours)).government


async def test_a_code_that_was_used_is_told_with_what_to_do(server: FakeZaloOa, ours: Account) -> None:
    code = server.login.consent()
    await connect(ours, code=code)
    before = json.loads(ours.token_file.read_text())
    with pytest.raises(ChannelError, match="good for 10 minutes and once"):
        await connect(ours, code=code)
    assert json.loads(ours.token_file.read_text()) == before


async def test_tokens_that_died_are_told(server: FakeZaloOa, ours: Account) -> None:
    await connect(ours, code=server.login.consent())
    server.login.revoke()
    with pytest.raises(ChannelError, match="zalo-oa connect"):
        await look(ours)


async def test_without_tokens_there_is_nothing_to_look_with(ours: Account) -> None:
    with pytest.raises(ChannelError, match="There are no tokens"):
        await look(ours)


async def test_a_zalo_that_does_not_answer_is_told(server: FakeZaloOa, ours: Account) -> None:
    server.trouble("access_token", page=True)
    with pytest.raises(ChannelError, match="ZALO_OA_LOGIN_URL"):
        await connect(ours, code="x")


def test_the_challenge_is_that_of_the_verifier(ours: Account) -> None:
    assert (len(verifier(ours)), challenge(ours)) == (43, fake.challenge(verifier(ours)))


@pytest.mark.parametrize(
    "pasted", [" abc ", "https://x.vn/?oa_id=1&code=abc", "https://x.vn/?code=abc&state=#"]
)
def test_the_code_is_found_in_what_is_pasted(pasted: str) -> None:
    assert code_in(pasted) == "abc"
