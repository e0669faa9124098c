"""Files are built in a process of their own: the bot's stays small, is not held up, and outlives a crash."""

import asyncio
import subprocess
import sys
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.dialogue.message import Form
from bot.domain.period import Period
from bot.reports.build import Order, build
from bot.reports.names import Names
from bot.reports.office import period_in_name, slug
from bot.reports.template import Template
from bot.reports.workshop import Workshop
from bot.texts import load_texts
from tests.reports.invented import some_figures

LOCALES = Path(__file__).parent.parent.parent / "locales"
HEAVY = ("matplotlib", "openpyxl", "docx")


@pytest.fixture
def order(names: Names, template: Template) -> Order:
    return Order(
        form=Form.CHART, figures=some_figures(), names=names, template=template, made_on=date(2026, 11, 22)
    )


async def test_the_workshop_builds_what_would_be_built_here(order: Order) -> None:
    async with Workshop(LOCALES) as workshop:
        drawn = await workshop.build(order)
    assert drawn == build(order, load_texts(LOCALES))


async def test_a_lead_who_reads_english_gets_english(order: Order) -> None:
    library = load_texts(LOCALES)
    assert build(replace(order, language="en"), library) != build(order, library)
    letter = replace(order, form=Form.LETTER)  # an official document is Vietnamese for everybody
    assert len(build(replace(letter, language="en"), library)) == len(build(letter, library))


async def test_a_process_that_died_is_replaced(order: Order) -> None:
    async with Workshop(LOCALES) as workshop:
        await workshop.build(order)
        assert workshop._pool
        (process,) = workshop._pool._processes.values()
        process.kill()
        process.join()
        assert (await workshop.build(order)).startswith(b"\x89PNG")


async def test_the_process_ends_when_nobody_orders_anything(order: Order) -> None:
    async with Workshop(LOCALES, idle=0.05) as workshop:
        await workshop.build(order)
        assert workshop._pool
        (process,) = workshop._pool._processes.values()
        async with asyncio.timeout(20):
            while process.is_alive():  # noqa: ASYNC110 - a process has no event of ours
                await asyncio.sleep(0.02)
        assert workshop._pool is None
        assert (await workshop.build(order)).startswith(b"\x89PNG")


async def test_a_file_that_takes_too_long_is_given_up(order: Order) -> None:
    async with Workshop(LOCALES, patience=0.01) as workshop:
        with pytest.raises(TimeoutError):
            await workshop.build(order)
        assert workshop._pool is None


async def test_stopping_the_bot_does_not_wait_for_files(order: Order) -> None:
    async with Workshop(LOCALES) as workshop:
        waiting = asyncio.create_task(workshop.build(order))
        await asyncio.sleep(0)
    with pytest.raises(BrokenProcessPool):
        await waiting
    assert workshop._pool is None


def test_the_bot_itself_never_loads_the_libraries_that_draw_and_write() -> None:
    code = f"import sys, bot.app; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=LOCALES.parent
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("name", "written"),
    [("Tổ 5, thôn Đông", "to-5-thon-dong"), ("../../etc", "etc"), ("🌾", "to"), ("Ấp Ẵ", "ap-a")],
)
def test_a_teams_name_becomes_one_every_system_can_store(name: str, written: str) -> None:
    assert slug(name) == written


@pytest.mark.parametrize(
    ("period", "written"),
    [
        (Period.parse_week("2026-W53"), "2026-W53"),
        (Period.parse_month("2026-02"), "2026-02"),
        (Period.parse_quarter("2026-Q1"), "2026-Q1"),
        (Period.parse_year("2026"), "2026"),
        (Period(date(2026, 1, 2), date(2026, 1, 3)), "2026-01-02_2026-01-03"),
    ],
)
def test_a_period_is_named_as_the_command_line_takes_it(period: Period, written: str) -> None:
    assert period_in_name(period) == written
