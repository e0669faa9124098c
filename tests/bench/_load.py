"""The Bot API server with people who write, in a process of its own; each line of stdin asks for one measurement."""

import asyncio
import json
import sys
import time
from itertools import cycle
from typing import Any

from tests.fake_telegram import FakeTelegram, Person

SAID = ("quen mk vneid", "bắt đầu", "tiếp", "tiếp", "quay lại", "thôi")
"""A short visit, typed; an echo bot has no use for buttons."""


async def one_after_another(person: Person, messages: int, waited: list[float]) -> None:
    for _, text in zip(range(messages), cycle(SAID), strict=False):
        began = time.perf_counter()
        await person.asks(text)
        waited.append(time.perf_counter() - began)


async def at_once(server: FakeTelegram, people: int, messages: int) -> dict[str, Any]:
    """Everybody writes again as soon as the answer is there."""
    waited: list[float] = []
    began = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for _ in range(people):
            group.create_task(one_after_another(server.person(), messages // people, waited))
    return {"seconds": time.perf_counter() - began, "waited": waited}


async def steadily(server: FakeTelegram, people: int, messages: int, per_second: float) -> dict[str, Any]:
    """Somebody writes at every tick, whether the others have been answered or not."""
    waited: list[float] = []
    crowd, texts = [server.person() for _ in range(people)], cycle(SAID)
    began = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for number in range(messages):
            if number % people == 0:
                text = next(texts)
            await asyncio.sleep(began + number / per_second - time.perf_counter())
            group.create_task(one_message(crowd[number % people], text, waited))
    return {"seconds": time.perf_counter() - began, "waited": waited}


async def one_message(person: Person, text: str, waited: list[float]) -> None:
    began = time.perf_counter()
    await person.asks(text)
    waited.append(time.perf_counter() - began)


async def main() -> None:
    async with FakeTelegram() as server:
        print(json.dumps({"url": server.url, "token": server.token}), flush=True)
        while line := await asyncio.to_thread(sys.stdin.readline):
            wanted = json.loads(line)
            measured = await (steadily if "per_second" in wanted else at_once)(server, **wanted)
            print(json.dumps(measured), flush=True)


if __name__ == "__main__":
    asyncio.run(main())
