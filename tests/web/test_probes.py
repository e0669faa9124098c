"""For monitors: alive, ready, and figures for those who may see them."""

import httpx

from bot.service import Conversations
from tests.builders import a_guidebook
from tests.web.conftest import served
from tests.web.person import Person


async def test_the_bot_is_alive_and_ready(client: httpx.AsyncClient) -> None:
    assert (await client.get("/healthz")).text == "ok\n"
    ready = await client.get("/readyz")
    assert (ready.status_code, ready.text) == (200, "ready\n")


async def test_without_its_database_it_is_alive_but_not_ready(
    conversations: Conversations, client: httpx.AsyncClient
) -> None:
    async with conversations._database.transaction() as transaction:
        await transaction.connection.exec_driver_sql("drop table conversations")
    assert (await client.get("/readyz")).status_code == 503
    assert (await client.get("/healthz")).status_code == 200


async def test_figures_count_pages_and_name_nobody(person: Person) -> None:
    await person.opens()
    await person.types("quên mật khẩu vneid")
    await person.client.get("/nowhere")
    figures = (await person.client.get("/metrics")).text
    assert 'sotayso_requests_total{page="say",status="303"} 1.0' in figures
    assert 'sotayso_requests_total{page="none",status="404"} 1.0' in figures
    assert 'sotayso_request_seconds_count{page="show"} 2.0' in figures
    assert f"sotayso_guides {len(a_guidebook())}.0" in figures
    assert "mật khẩu" not in figures
    assert "nowhere" not in figures


async def test_figures_are_for_this_machine_only(client: httpx.AsyncClient) -> None:
    for header in (
        {"X-Forwarded-For": "203.0.113.9"},
        {"X-Forwarded-For": "127.0.0.1"},
        {"Forwarded": "for=127.0.0.1"},
    ):
        assert (await client.get("/metrics", headers=header)).status_code == 404


async def test_a_monitor_elsewhere_needs_the_token(conversations: Conversations) -> None:
    async with (
        served(conversations, metrics_token="t" * 20) as address,
        httpx.AsyncClient(base_url=address, headers={"X-Forwarded-For": "203.0.113.9"}) as monitor,
    ):
        for token, status in (("t" * 20, 200), ("t" * 19, 404), ("ế", 404)):
            bearer = {b"Authorization": f"Bearer {token}".encode()}
            assert (await monitor.get("/metrics", headers=bearer)).status_code == status
