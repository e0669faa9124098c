"""How long files take, and what others in the chat notice of it."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from bot.app import build_library
from bot.dialogue.message import ConversationId, Fetched, Form, Message, ReportFile
from bot.domain.people import Role
from bot.domain.period import Period
from bot.guidebook.load import load_or_raise
from bot.reports.office import Office
from bot.reports.workshop import Workshop
from bot.sample import fill
from bot.service import Conversations
from bot.settings import Settings
from bot.storage.database import Database
from bot.texts import load_texts

ROOT = Path(__file__).parents[2]
VISITS, RUNS = 100_000, 5
TODAY = date(2026, 11, 22)
QUARTER, WEEK = Period.parse_quarter("2026-Q4"), Period.week_of(TODAY)
PER_SECOND, SECONDS = 10, 15
LEAD = ConversationId("bench", "lead")
QUESTIONS = ("quên mật khẩu vneid", "đăng ký tạm trú", "bước tiếp", "quét mã qr", "xin visa đi Mỹ", "thôi")


async def run() -> list[str]:
    """Each form cold (the process starts) and warm; then chats alone, and beside exports without a pause."""
    with TemporaryDirectory() as folder:
        async with _office(Path(folder) / "bench.db") as (conversations, workshop, team_id):
            lines = [f"one team among {VISITS:,} visits; “cold” starts the process that builds"]
            for form, period, name in (
                (Form.CHART, WEEK, "chart of a week"),
                (Form.SHEET, QUARTER, "XLSX of a quarter"),
                (Form.LETTER, QUARTER, "DOCX of a quarter"),
            ):
                file = ReportFile(team_id=team_id, period=period, form=form)
                workshop.close()
                lines.append(await _measure(conversations, file, name))
            lines.append(f"the bot {_megabytes('self')}, the process that builds {_of_worker(workshop)}")
            lines.append(f"chats alone: {await _chats(conversations)}")
            lines.append(f"chats beside exports: {await _beside_exports(conversations, team_id)}")
    return lines


@asynccontextmanager
async def _office(path: Path) -> AsyncIterator[tuple[Conversations, Workshop, int]]:
    settings = Settings.from_env({}, None)
    texts, guidebook = load_texts(ROOT / "locales"), load_or_raise(ROOT / "guides")
    async with (
        Database.opened(f"sqlite+aiosqlite:///{path}", _now) as database,
        Workshop(ROOT / "locales") as workshop,
    ):
        guides = [(guide.id, guide.topic) for guide in guidebook][:20]
        await fill(database, guides, visits=VISITS, today=TODAY)
        library = build_library(guidebook, settings)
        office = Office(texts, build=workshop.build)
        conversations = Conversations(
            database, library, texts, clock=_now, zone=ZoneInfo("Asia/Ho_Chi_Minh"), office=office
        )
        yield conversations, workshop, await _join(database, conversations)


async def _join(database: Database, conversations: Conversations) -> int:
    """Somebody leads the first team from here on."""
    async with database.transaction() as transaction:
        team = (await transaction.people.teams())[0]
        code = (await transaction.invitations.invite(team.id, Role.LEAD)).code
    await conversations.answer(Message(conversation=LEAD, delivery_id="join", text=code))
    return team.id


async def _measure(conversations: Conversations, file: ReportFile, name: str) -> str:
    async def fetch() -> object:
        fetched = await conversations.fetch(LEAD, file)
        assert isinstance(fetched, Fetched), fetched
        return fetched

    cold = await _timed(fetch)
    warm = median([await _timed(fetch) for _ in range(RUNS)])
    fetched = await conversations.fetch(LEAD, file)
    size = len(fetched.data) / 1000 if isinstance(fetched, Fetched) else 0
    return f"{name}: cold {cold:.2f} s, warm {warm:.2f} s, {size:.0f} kB"


async def _chats(conversations: Conversations) -> str:
    waited = await asyncio.gather(*(_ask(conversations, n) for n in range(PER_SECOND * SECONDS)))
    hundredths = quantiles(waited, n=100)
    return f"{PER_SECOND} messages a second, p50 {1000 * hundredths[49]:.0f} ms, p99 {1000 * hundredths[98]:.0f} ms"


async def _beside_exports(conversations: Conversations, team_id: int) -> str:
    built = 0

    async def export() -> None:
        nonlocal built
        while True:
            for form in (Form.SHEET, Form.LETTER):
                await conversations.fetch(LEAD, ReportFile(team_id=team_id, period=QUARTER, form=form))
                built += 1

    exporting = asyncio.create_task(export())
    noticed = await _chats(conversations)
    exporting.cancel()
    await asyncio.gather(exporting, return_exceptions=True)
    return f"{noticed} ({built} files meanwhile)"


async def _ask(conversations: Conversations, number: int) -> float:
    await asyncio.sleep(number / PER_SECOND)
    person = ConversationId("bench", str(number % 20))
    text = QUESTIONS[number % len(QUESTIONS)]
    message = Message(conversation=person, delivery_id=f"{time.monotonic_ns()}", text=text)
    return await _timed(lambda: conversations.answer(message))


async def _timed(work: Callable[[], Awaitable[object]]) -> float:
    start = time.perf_counter()
    await work()
    return time.perf_counter() - start


def _of_worker(workshop: Workshop) -> str:
    pool = workshop._pool
    return _megabytes(next(iter(pool._processes))) if pool else "has ended"


def _megabytes(process: int | str) -> str:
    """Linux only; elsewhere it is not known."""
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        return "—"
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return f"{int(line.split()[1]) / 1000:.0f} MB"


def _now() -> datetime:
    return datetime.now(UTC)
