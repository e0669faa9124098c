"""The chart: what it adds up, that it can be read on a phone, that colours can be told apart."""

import struct
from dataclasses import replace
from itertools import pairwise

import pytest

from bot.domain.figures import Figures
from bot.domain.people import Team
from bot.domain.period import Period
from bot.reports.chart import COLOURS, SMALL, WIDTH, _parts, draw, draw_wide
from bot.reports.names import Names
from bot.texts import Texts
from tests.reports.invented import QUARTER, WEEK, some_figures

PERIODS = [WEEK, Period.parse_month("2026-11"), QUARTER, Period.parse_year("2026")]
PHONE = 360  # pixels


def size(picture: bytes) -> tuple[int, int]:
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", picture[16:24])
    return width, height


def brightness(colour: str) -> float:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


@pytest.mark.parametrize("period", PERIODS, ids=["week", "month", "quarter", "year"])
def test_every_visit_is_in_one_part_of_one_bar(period: Period, names: Names, texts: Texts) -> None:
    figures = some_figures(period)
    parts = _parts(figures, names, texts)
    assert sum(sum(part.visits) for part in parts) == figures.report.total.visits
    assert len(parts) <= len(COLOURS)


def test_the_first_topics_have_parts_of_their_own_and_the_rest_one(names: Names, texts: Texts) -> None:
    figures = some_figures(QUARTER)
    by_topic = {names.topic(topic): counts.visits for topic, counts in figures.report.by_topic.items()}
    *own, rest = _parts(figures, names, texts)
    assert {part.name: sum(part.visits) for part in own} == dict(list(by_topic.items())[:4])
    assert (rest.name, sum(rest.visits)) == ("Nhóm việc khác", sum(list(by_topic.values())[4:]))


def test_nothing_is_written_smaller_than_twelve_pixels_of_a_phone(names: Names, texts: Texts) -> None:
    assert size(draw(some_figures(), names, texts))[0] == 3 * PHONE
    assert SMALL / 72 / WIDTH * PHONE >= 12


def test_neighbouring_colours_differ_in_grey_too() -> None:
    assert min(abs(brightness(one) - brightness(other)) for one, other in pairwise(COLOURS)) > 60
    greys = sorted(brightness(colour) for colour in COLOURS)
    assert min(two - one for one, two in pairwise(greys)) > 25


def test_a_team_with_a_long_odd_name_a_new_team_and_an_empty_week_can_be_drawn(
    names: Names, texts: Texts
) -> None:
    odd = Team(id=1, name="Tổ $5^2 " + "Ẵ ợ ữ ỹ ặ Đ " * 7)
    for figures in (named(some_figures(), odd), without_past(some_figures()), some_figures(WEEK, 0)):
        assert size(draw(figures, names, texts))[1] > PHONE
        assert size(draw_wide(figures, names, texts))[0] > size(draw_wide(figures, names, texts))[1]


def named(figures: Figures, team: Team) -> Figures:
    return replace(figures, report=replace(figures.report, team=team))


def without_past(figures: Figures) -> Figures:
    return replace(figures, earlier=None, report=replace(figures.report, before=None))
