"""Zalo: every message is answered and every confirmed help is in the log once, whatever is killed."""

from pathlib import Path
from random import Random

import pytest

from bot.channels.zalo_oa import PATH
from tests.channels.chaos import PEOPLE, SEED, Channel, an_environment, live_through
from tests.channels.zalo_oa.door import connect
from tests.fake_zalo_oa import FakeZaloOa
from tests.fake_zalo_oa.login import APP_ID, APP_SECRET
from tests.fake_zalo_oa.webhook import WEBHOOK_SECRET
from tests.loopback.serving import a_socket, url_of


@pytest.mark.chaos
async def test_nothing_is_lost_and_nothing_is_logged_twice(tmp_path: Path, server: FakeZaloOa) -> None:
    print(f"CHAOS_SEED={SEED}")
    random = Random(SEED)
    with a_socket() as free:
        page, port = url_of(free), free.getsockname()[1]
    server.api.rate = 10**9  # these people write faster than any package allows
    token_file = tmp_path / "zalo-oa.json"
    connect(server, token_file)
    server.webhooks.url = f"{page}{PATH}"
    server.webhooks.pauses = [
        0.1
    ] * 1000  # kills come once a second here; Zalo's five tries are spread over two hours

    channel = Channel(
        people=[server.person() for _ in range(PEOPLE)],
        environment=an_environment(
            tmp_path,
            WEB_PORT=str(port),
            ZALO_OA_APP_ID=APP_ID,
            ZALO_OA_APP_SECRET=APP_SECRET,
            ZALO_OA_SECRET=WEBHOOK_SECRET,
            ZALO_OA_TOKEN_FILE=str(token_file),
            ZALO_OA_API_URL=server.url,
            ZALO_OA_LOGIN_URL=server.url,
        ),
        calls=lambda: server.webhooks.statuses.count(200),
        trouble=lambda: server.trouble("cs", lost=True, times=1),
        is_quiet=lambda: not server.webhooks.waiting,
    )
    await live_through(channel, tmp_path, random)
