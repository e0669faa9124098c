"""Templates are data: chosen by team and commune, refused with file and line when they are wrong."""

from pathlib import Path

import pytest

from bot.domain.people import Team
from bot.errors import ContentError
from bot.reports import indicators
from bot.reports.template import DEFAULT, Indicator, load_templates, template_for
from tests.reports.invented import TEAM, some_figures

ROOT = Path(__file__).parent.parent.parent
SAMPLE = ROOT / "data" / "sample" / "report-template.yaml"
OTHER = Team(id=6, name="Tổ 6", commune="Xã Hoa Mẫu")
FAR = Team(id=7, name="Tổ 5", commune="Xã Khác")


def write(folder: Path, name: str, changes: dict[str, str]) -> None:
    """The default template with some lines changed."""
    text = DEFAULT.read_text("utf-8")
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    (folder / name).write_text(text, encoding="utf-8")


def problems(folder: Path, changes: dict[str, str]) -> str:
    write(folder, "mau.yaml", changes)
    with pytest.raises(ContentError) as told:
        load_templates(folder)
    return str(told.value)


def test_without_a_folder_every_team_has_the_default() -> None:
    default, *_ = load_templates(None)
    assert template_for(TEAM, [default]) is default


def test_the_invented_commune_is_a_complete_example(tmp_path: Path) -> None:
    (tmp_path / "hoa-mau.yaml").write_bytes(SAMPLE.read_bytes())
    templates = load_templates(tmp_path)
    assert template_for(TEAM, templates).signature.name == "Trần Văn Mẫu"
    assert template_for(FAR, templates).signature.name is None


def test_the_nearest_template_is_used(tmp_path: Path) -> None:
    write(
        tmp_path,
        "a-xa.yaml",
        {"agency:": "for: {commune: xã hoa mẫu}\nagency:", "title: Báo cáo": "title: Xã"},
    )
    write(tmp_path, "b-to.yaml", {"agency:": 'for: {team: "Tổ 5"}\nagency:', "title: Báo cáo": "title: Tổ"})
    write(tmp_path, "c-all.yaml", {"title: Báo cáo": "title: Tỉnh"})
    templates = load_templates(tmp_path)
    assert [template_for(team, templates).title for team in (TEAM, OTHER, FAR)] == ["Tổ", "Xã", "Tổ"]
    assert template_for(Team(id=8, name="Tổ 8"), templates).title == "Tỉnh"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("title: Báo cáo", "titel: Báo cáo", "titel"),
        ("title: Báo cáo", "title: Báo cáo\ntitle: Báo cáo", "có hai lần"),
        ("{team} báo cáo", "{tema} báo cáo", "không có chỗ trống nào tên {tema}"),
        ("{team} báo cáo", "{team báo cáo", "dấu { } lẻ"),
        ("{team} báo cáo", "{team.id} báo cáo", "{team.id}"),
        ("counts: members", "counts: member", "không đếm được “member”"),
        ("counts: households}", "counts: households, topics: [vneid, an-toan]}", "cộng lại là sai"),
        ("counts: members}", "counts: members, topics: [vneid]}", "không chia theo"),
        ("counts: visits}", "counts: visits, topics: [vneid], guides: [vneid-cai-dat]}", "có cả topics"),
    ],
)
def test_a_wrong_template_is_told_with_its_line(tmp_path: Path, old: str, new: str, told: str) -> None:
    said = problems(tmp_path, {old: new})
    assert told in said
    line = DEFAULT.read_text("utf-8").split(old)[0].count("\n") + 1
    assert f"mau.yaml:{line + new.count(chr(10))}:" in said


def test_all_problems_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", {"title: Báo cáo": "titel: Báo cáo"})
    said = problems(tmp_path, {"symbol": "simbol"})
    assert said.startswith("4 problems with the report templates:")
    assert all(word in said for word in ("a.yaml", "mau.yaml", "titel", "simbol"))


def test_a_folder_that_is_not_there_is_one_clear_message(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"REPORT_TEMPLATES_DIR is .*nowhere, which is no folder"):
        load_templates(tmp_path / "nowhere")


def an_indicator(counts: str, **narrowed: list[str]) -> Indicator:
    return Indicator(name="x", unit="y", counts=counts, **narrowed)


def test_an_indicator_reads_the_report_and_counts_nothing_itself() -> None:
    figures = some_figures()
    report, earlier = figures.report, figures.earlier
    assert earlier is not None
    paid = an_indicator("visits", topics=["thanh-toan", "an-toan"])
    assert indicators.now(paid, figures) == sum(
        report.by_topic[topic].visits for topic in ("thanh-toan", "an-toan") if topic in report.by_topic
    )
    installed = an_indicator("people", guides=["vneid-cai-dat"])
    assert indicators.before(installed, figures) == earlier.by_guide["vneid-cai-dat"].people
    assert indicators.now(an_indicator("online-people"), figures) == report.by_topic["dich-vu-cong"].people
    assert indicators.now(an_indicator("active-days"), figures) == len(figures.active_days)


def test_what_was_not_counted_before_is_not_zero() -> None:
    figures = some_figures()
    assert indicators.before(an_indicator("members"), figures) is None
    assert indicators.before(an_indicator("households", topics=["xe-co"]), figures) == 0
