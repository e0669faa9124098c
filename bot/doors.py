"""The doors people come through: which are open, which are closed and why, and keeping them open side by side."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

import structlog

from bot.errors import BotError

log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """`run` keeps it open until cancelled; None: it is closed, and `told` says why."""

    name: str
    told: str
    run: Callable[[], Awaitable[None]] | None = None


def table(doors: Sequence[Door]) -> str:
    """One line a door."""
    width = max(len(door.name) for door in doors)
    return "\n".join(
        f"  {door.name:<{width}}  {'open  ' if door.run else 'closed'}  {door.told}" for door in doors
    )


async def keep_open(doors: Sequence[Door]) -> None:
    """Until cancelled. A door that breaks for good is closed; the last one to break ends it all with its error."""
    running = [asyncio.create_task(_keep_open(door, door.run)) for door in doors if door.run]
    try:
        errors = await asyncio.gather(*running)
    finally:
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
    for error in errors:
        if error is not None:
            raise error


async def _keep_open(door: Door, run: Callable[[], Awaitable[None]]) -> BotError | None:
    try:
        await run()
    except BotError as error:
        log.error("door-closed", door=door.name, reason=str(error))  # noqa: TRY400 - its message says it all
        return error
    return None
