"""Try the Zalo side without Zalo: `python -m tests.fake_zalo_bot --port 8082`.

Start the bot beside it with ZALO_BOT_API_URL=http://127.0.0.1:8082 and the token printed here.
Lines you type are messages; a choice is its number or its words.
"""

import argparse
import asyncio
import sys

from tests.fake_zalo_bot.person import Person
from tests.fake_zalo_bot.server import FakeZaloBot


async def listen(person: Person) -> None:
    while True:
        post = await person.chat.arrivals.get()
        print(*([f"[{post.photo}]"] if post.photo else []), post.text, "", sep="\n")


async def talk(port: int) -> None:
    async with FakeZaloBot(port) as server:
        print(f"ZALO_BOT_API_URL={server.url} ZALO_BOT_TOKEN={server.token}")
        person = server.person()
        listening = asyncio.create_task(listen(person))
        while line := await asyncio.to_thread(sys.stdin.readline):
            person.says(line.rstrip("\n"))
        listening.cancel()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--port", type=int, default=8082)
    asyncio.run(talk(parser.parse_args().port))
