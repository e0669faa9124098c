"""Try the Telegram side without Telegram: `python -m tests.fake_telegram --port 8081`.

Start the bot beside it with TELEGRAM_API_URL=http://127.0.0.1:8081 and the token printed here.
Lines you type are messages; `[label]` presses a button.
"""

import argparse
import asyncio
import sys

from tests.fake_telegram.person import Person, labels
from tests.fake_telegram.server import FakeTelegram


async def listen(person: Person) -> None:
    while True:
        post, edited = await person.chat.arrivals.get()
        print(
            f"{'(thay) ' if edited else ''}{post.text}", *(f"[{label}]" for label in labels(post)), sep="\n"
        )


async def talk(port: int) -> None:
    async with FakeTelegram(port) as server:
        print(f"TELEGRAM_API_URL={server.url} TELEGRAM_TOKEN={server.token}")
        person = server.person()
        listening = asyncio.create_task(listen(person))
        while line := await asyncio.to_thread(sys.stdin.readline):
            try:
                if line.startswith("["):
                    person.presses(line.strip().strip("[]"))
                else:
                    person.says(line.rstrip("\n"))
            except AssertionError as error:
                print(error)
        listening.cancel()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--port", type=int, default=8081)
    asyncio.run(talk(parser.parse_args().port))
