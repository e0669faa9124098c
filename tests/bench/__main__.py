"""`python -m tests.bench [part …]` runs the parts one after another and prints what each saw."""

import asyncio
import os
import platform
import sys
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).parent


def parts() -> list[str]:
    return sorted(path.stem for path in HERE.glob("*.py") if not path.stem.startswith("_"))


async def main(names: list[str]) -> None:
    print(
        f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}"
    )
    for name in names:
        print(f"\n== {name} ==", flush=True)
        for line in await import_module(f"tests.bench.{name}").run():
            print(line, flush=True)


if __name__ == "__main__":
    if unknown := sorted(set(sys.argv[1:]) - set(parts())):
        sys.exit(f"There is no part {', '.join(unknown)}. There are: {', '.join(parts())}.")
    asyncio.run(main(sys.argv[1:] or parts()))
