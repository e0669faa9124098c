"""`python -m tests.bench.search [part …]` runs the parts one after another and prints what each saw."""

import os
import platform
import sys
from importlib import import_module
from time import perf_counter

PARTS = {
    "outcomes": "what becomes of everybody's questions, ours and the baselines",
    "missing": "questions whose guide was taken away",
    "asks": "every ask taken out of its guide and asked, a tenth at a time",
    "ablations": "ours without one of its parts",
    "speed": "milliseconds, memory and the time to build",
}


def main(names: list[str]) -> None:
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    for name in names:
        print(f"\n== {name}: {PARTS[name]} ==", flush=True)
        started = perf_counter()
        for line in import_module(f"tests.bench.search.{name}").run():
            print(line, flush=True)
        print(f"({name}: {perf_counter() - started:.0f} s)", flush=True)


if __name__ == "__main__":
    if unknown := sorted(set(sys.argv[1:]) - set(PARTS)):
        sys.exit(f"There is no part {', '.join(unknown)}. There are: {', '.join(PARTS)}.")
    main([part for part in PARTS if part in sys.argv[1:]] or list(PARTS))
