"""After somebody asked for it, nothing of a household is left in any file but its code and its visits."""

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.domain.household import Detail, How, Why
from bot.domain.period import Period
from bot.domain.visit import Household
from bot.storage.database import Database
from bot.storage.details import Kept
from bot.storage.retention import anonymise, months_before
from tests.clock import TODAY, Clock
from tests.storage.crew import Crew, a_crew

LABEL, PHONE = "bà Lan Thử, ngõ 5", "0900000001"
SHOWN = '{"text":"H-001 · bà Lan Thử, ngõ 5 · 0900 000 001","choices":["H-001 · bà Lan Thử"]}'
LAN = ("terminal", "lan")


@pytest.fixture
async def crew(database: Database) -> Crew:
    async with database.transaction() as transaction:
        return await a_crew(transaction)


async def write_down(database: Database, household: Household, label: str, phone: str = PHONE) -> None:
    async with database.transaction() as transaction:
        for what, text in ((Detail.LABEL, label), (Detail.PHONE, phone)):
            await transaction.details.agreed(
                household.id, what, how=How.SPOKEN, text_version="1", asked_by=None
            )
            await transaction.details.keep(household.id, what, text, by=None)


async def show(database: Database, text: str) -> None:
    """A reply that is kept for a while, as replies are."""
    async with database.transaction() as transaction:
        await transaction.conversations.remember(
            LAN, session=text, person_id=None, delivery_id="1", reply=text, known=False
        )
        await transaction.outbox.keep(LAN, text)
        await transaction.questions.keep(f"nhà {LABEL} hỏi gì", TODAY)


async def kept(database: Database, household: Household) -> Kept:
    async with database.transaction() as transaction:
        return await transaction.details.kept(household.id)


def sealed_of(path: Path, household: Household) -> list[bytes]:
    """Its details, and what was shown of it, as they stand in the file."""
    queries = (
        f"select label from household_details where household_id = {household.id} union all "
        f"select phone from household_details where household_id = {household.id} union all "
        "select session from conversations union all select reply from deliveries union all select reply from outbox"
    )
    with closing(sqlite3.connect(path)) as connection:
        return [row[0].encode() for row in connection.execute(queries)]


def files_with(folder: Path, *pieces: bytes) -> list[str]:
    """Names of files in which one of the pieces stands."""
    return sorted(
        path.name for path in folder.rglob("*") if any(piece in path.read_bytes() for piece in pieces)
    )


async def test_details_are_not_readable_in_the_file(
    database: Database, database_file: Path, crew: Crew
) -> None:
    await write_down(database, crew.household, LABEL)
    await show(database, "menu")
    assert await kept(database, crew.household) == Kept(LABEL, PHONE)
    assert files_with(database_file.parent, LABEL.removesuffix(", ngõ 5").encode(), PHONE.encode()) == [
        "sotayso.db-wal"  # the question above: what a volunteer types to nobody in particular
    ]


async def test_what_is_erased_is_in_no_file_not_even_sealed(
    database: Database, database_file: Path, crew: Crew
) -> None:
    async with database.transaction() as transaction:
        neighbours = [await transaction.households.open(crew.team.id, None) for _ in range(120)]
    for number, neighbour in enumerate(neighbours):  # pages fill, split and are freed around it
        await write_down(database, neighbour, f"ông Mẫu {number}", "0900000002")
        if number == 60:
            await write_down(database, crew.household, LABEL)
    before = sealed_of(database_file, crew.household)
    await write_down(database, crew.household, LABEL)  # corrected: the first version is rubbish now
    for neighbour in neighbours[::3]:
        await write_down(database, neighbour, f"{'rất dài ' * 6}{neighbour.number}", "0900000002")
    await show(database, SHOWN)
    sealed = [*before, *sealed_of(database_file, crew.household)]
    plain = [text.encode() for text in ("bà Lan Thử", PHONE, "0900 000 001")]
    assert files_with(database_file.parent, *sealed) != []

    async with database.transaction() as transaction:
        await transaction.erasing.erase(crew.household, Why.ASKED, by=None)

    assert files_with(database_file.parent, *sealed, *plain) == []
    assert await kept(database, crew.household) == Kept(None, None)
    assert await kept(database, neighbours[1]) == Kept("ông Mẫu 1", "0900000002")
    async with database.transaction() as transaction:
        assert await transaction.details.consents(crew.household.id) == []
        assert not await transaction.erasing.unclean()


async def test_what_was_shown_of_it_shows_the_code_from_now_on(database: Database, crew: Crew) -> None:
    await write_down(database, crew.household, LABEL)
    await show(database, SHOWN)
    async with database.transaction() as transaction:
        await transaction.erasing.erase(crew.household, Why.ASKED, by=None)
    async with database.transaction() as transaction:
        loaded = await transaction.conversations.load(LAN, "1")
        waiting = await transaction.outbox.kept("terminal")
    after = '{"text":"H-001 · …","choices":["H-001"]}'
    assert (loaded.session, loaded.reply, waiting[0].reply) == (after, after, after)


@pytest.mark.parametrize(
    ("asked", "after"),
    [
        ("ba lan thu ngo 5 hoi the bhyt", "H-001 hoi the bhyt"),
        ("Nhà BÀ LAN THỬ ngõ 5, hỏi gì", "Nhà H-001, hỏi gì"),
        ("bà Lan Thử - ngõ 5", "H-001"),
        ("bà Lan Thử, ngõ 55", "bà Lan Thử, ngõ 55"),
        ("ba lan thu hai", "ba lan thu hai"),
    ],
)
async def test_a_question_loses_the_name_however_it_was_typed(
    database: Database, crew: Crew, asked: str, after: str
) -> None:
    await write_down(database, crew.household, LABEL)
    async with database.transaction() as transaction:
        await transaction.questions.keep(asked, TODAY)
        await transaction.erasing.erase(crew.household, Why.ASKED, by=None)
        assert await transaction.questions.recent(Period.week_of(TODAY), 1) == [after]


async def test_one_word_is_taken_out_only_as_it_was_written_down(database: Database, crew: Crew) -> None:
    await write_down(database, crew.household, "Lan")
    async with database.transaction() as transaction:
        await transaction.questions.keep("nhà Lan hỏi mua hoa lan ở đâu", TODAY)
        await transaction.erasing.erase(crew.household, Why.ASKED, by=None)
        (question,) = await transaction.questions.recent(Period.week_of(TODAY), 1)
        assert question == "nhà H-001 hỏi mua hoa lan ở đâu"


async def test_erasing_changes_no_count(database: Database, crew: Crew) -> None:
    async with database.transaction() as transaction:
        for day in (TODAY, TODAY - timedelta(days=1)):
            await transaction.visits.add(crew.a_visit(day), entered_by=crew.volunteer.id)
        before = await transaction.counts.report(crew.team, Period.week_of(TODAY))
    await write_down(database, crew.household, LABEL)
    async with database.transaction() as transaction:
        await transaction.erasing.erase(crew.household, Why.ASKED, by=None)
        assert await transaction.counts.report(crew.team, Period.week_of(TODAY)) == before


async def test_why_a_visit_was_corrected_may_name_somebody_and_is_erased_too(
    database: Database, crew: Crew
) -> None:
    async with database.transaction() as transaction:
        visit = await transaction.visits.add(crew.a_visit(), entered_by=None)
        await transaction.visits.void(visit.id or 0, by=None, reason="bà Lan bảo ghi nhầm")
        await transaction.erasing.erase(crew.household, Why.ASKED, by=None)
        assert [version.reason for version in await transaction.visits.history(visit.id or 0)] == [None, None]


async def test_withdrawing_consent_erases_but_remembers_that_it_was_asked(
    database: Database, database_file: Path, crew: Crew, clock: Clock
) -> None:
    await write_down(database, crew.household, LABEL)
    sealed = sealed_of(database_file, crew.household)
    async with database.transaction() as transaction:
        await transaction.erasing.withdraw(crew.household, Detail.PHONE, by=None)
    assert await kept(database, crew.household) == Kept(LABEL, None)
    async with database.transaction() as transaction:
        await transaction.erasing.withdraw(crew.household, Detail.LABEL, by=None)
        consents = await transaction.details.consents(crew.household.id)
    assert [(consent.what, consent.withdrawn_at) for consent in consents] == [
        (Detail.LABEL, clock.now), (Detail.PHONE, clock.now),
    ]  # fmt: skip
    assert files_with(database_file.parent, *sealed) == []


async def test_a_file_in_use_is_cleaned_later(database: Database, database_file: Path, crew: Crew) -> None:
    await write_down(database, crew.household, LABEL)
    sealed = sealed_of(database_file, crew.household)
    with closing(sqlite3.connect(database_file, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM teams").fetchone()
        async with database.transaction() as transaction:
            await transaction.erasing.erase(crew.household, Why.ASKED, by=None)
        async with database.transaction() as transaction:
            assert await transaction.erasing.unclean()
    assert await kept(database, crew.household) == Kept(None, None)
    await database.clean()
    assert files_with(database_file.parent, *sealed) == []


async def test_details_nobody_needed_for_two_years_are_erased_by_themselves(
    database: Database, crew: Crew, clock: Clock
) -> None:
    async with database.transaction() as transaction:
        visited = await transaction.households.open(crew.team.id, None)
        never = await transaction.households.open(crew.team.id, None)
    for household in (crew.household, visited, never):
        await write_down(database, household, LABEL)
    async with database.transaction() as transaction:
        await transaction.visits.add(crew.a_visit(date(2027, 6, 1), household=visited), entered_by=None)
    clock.forward(timedelta(days=731))
    today = date(2028, 11, 22)
    assert await anonymise(database, today, months=24) == {}  # to the day
    assert await anonymise(database, today + timedelta(days=1), months=24) == {crew.team.id: 2}
    assert [await kept(database, each) for each in (crew.household, visited, never)] == [
        Kept(None, None), Kept(LABEL, PHONE), Kept(None, None),
    ]  # fmt: skip
    async with database.transaction() as transaction:
        since = clock.now - timedelta(days=31)
        assert await transaction.erasing.grown_too_old(crew.team.id, since) == 2
    assert await anonymise(database, today + timedelta(days=1), months=24) == {}


@pytest.mark.parametrize(
    ("day", "months", "earlier"),
    [
        (date(2026, 11, 22), 24, date(2024, 11, 22)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2024, 3, 31), 1, date(2024, 2, 29)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(2026, 12, 31), 12, date(2025, 12, 31)),
    ],
)
def test_months_back(day: date, months: int, earlier: date) -> None:
    assert months_before(day, months) == earlier
