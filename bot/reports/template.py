"""Templates of the official report: agencies, recipients, indicators and wording are data, not code.

A file of REPORT_TEMPLATES_DIR is for one team, for the teams of a commune, for all teams, for one commune, for all
communes, or for provinces; the nearest one is used.
"""

from collections.abc import Iterable
from pathlib import Path
from string import Formatter
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, model_validator

from bot.domain.people import Area, AreaKind, Team
from bot.errors import ContentError
from bot.guidebook.model import Id, Label, Line, Paragraph, wrong
from bot.guidebook.parse import parse
from bot.guidebook.problem import Problem
from bot.reports.indicators import COUNTED, GROUPED

DEFAULT = Path(__file__).with_name("template.yaml")
DEFAULTS = (DEFAULT, DEFAULT.with_name("template-commune.yaml"), DEFAULT.with_name("template-province.yaml"))

PLACEHOLDERS = frozenset({"team", "commune", "province", "place", "period", "days"})
"""What every text may leave open; sentences of `proposals` also `number` and `list`."""

OF_PROPOSALS = PLACEHOLDERS | {"number", "list"}


def _open(text: str, allowed: frozenset[str]) -> str:
    try:
        names = [
            name
            for _, name, spec, conversion in Formatter().parse(text)
            if name is not None or spec or conversion
        ]
    except ValueError:
        raise wrong("G05", f"“{text}” có dấu {{ }} lẻ", "Viết đủ cặp, ví dụ {team}.") from None
    if unknown := sorted({str(name) for name in names} - allowed):
        fix = f"Chỉ dùng: {', '.join(f'{{{name}}}' for name in sorted(allowed))}."
        raise wrong("G05", f"không có chỗ trống nào tên {{{unknown[0]}}}", fix)
    return text


Text = Annotated[Paragraph, AfterValidator(lambda text: _open(text, PLACEHOLDERS))]
Sentence = Annotated[Paragraph, AfterValidator(lambda text: _open(text, OF_PROPOSALS))]
Change = Annotated[Paragraph, AfterValidator(lambda text: _open(text, frozenset({"topic", "then", "now"})))]


class Strict(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class For(Strict):
    """Whose template it is: teams', all of them, of a commune, or one; or that of communes or provinces."""

    kind: Literal["team", "commune", "province"] = "team"
    commune: Line | None = None
    team: Line | None = None


class Agency(Strict):
    above: Text | None = None
    own: Text


class Indicator(Strict):
    """A line of the first table; `topics` or `guides` narrow it down."""

    name: Line
    unit: Label
    counts: str
    topics: Annotated[list[Id], Field(max_length=20)] = []
    guides: Annotated[list[Id], Field(max_length=40)] = []

    @model_validator(mode="after")
    def _can_be_counted(self) -> "Indicator":
        groups = [*self.topics, *self.guides]
        if self.counts not in COUNTED:
            raise wrong("G05", f"không đếm được “{self.counts}”", f"Viết một trong: {', '.join(COUNTED)}.")
        if groups and self.counts not in GROUPED:
            fix = f"Bỏ topics, guides; chúng chỉ đi với: {', '.join(GROUPED)}."
            raise wrong("G05", f"“{self.counts}” không chia theo nhóm việc hay hướng dẫn", fix)
        if self.topics and self.guides:
            raise wrong("G05", "có cả topics và guides", "Giữ một trong hai.")
        if self.counts == "households" and len(groups) > 1:
            fix = "Viết mỗi nhóm một chỉ tiêu; một hộ có thể nằm ở nhiều nhóm, cộng lại là sai."
            raise wrong("G05", "số hộ không cộng được qua nhiều nhóm", fix)
        return self


class Columns(Strict):
    """Above the first table; what is not named is called as usual."""

    number: Label | None = None
    indicator: Label | None = None
    unit: Label | None = None
    now: Label | None = None
    before: Label | None = None


class Headings(Strict):
    """Without a heading for it, the table of topics and the chart are left out."""

    results: Text
    numbers: Text
    topics: Text | None = None
    places: Text = "Kết quả theo đơn vị"
    chart: Text | None = None
    difficulties: Text
    plans: Text
    requests: Text


class Proposals(Strict):
    """Sentences prepared from the counts, for a person to keep, change or delete."""

    mark: Label
    fell: Sentence
    change: Change
    unfinished: Sentence
    referred: Sentence
    questions: Sentence
    nothing: Sentence
    finish: Sentence
    repeat: Sentence
    write: Sentence
    go_on: Sentence
    help_referred: Sentence
    no_request: Sentence


class Signature(Strict):
    authority: Text | None = None  # TM., KT., TL. …
    position: Text
    name: Text | None = None


class Template(Strict):
    for_: Annotated[For, Field(alias="for")] = For()
    agency: Agency
    symbol: Text
    place: Text
    title: Text
    subject: Text
    to: Annotated[list[Text], Field(min_length=1, max_length=10)]
    opening: Text
    indicators: Annotated[list[Indicator], Field(min_length=1, max_length=30)]
    columns: Columns = Columns()
    headings: Headings
    proposals: Proposals
    plans: Annotated[list[Text], Field(max_length=10)] = []
    requests: Annotated[list[Text], Field(max_length=10)] = []
    recipients: Annotated[list[Text], Field(min_length=1, max_length=15)]
    signature: Signature

    def is_for(self, team: Team | Area) -> bool:
        if self.for_.kind != (team.kind if isinstance(team, Area) else "team"):
            return False
        is_commune = isinstance(team, Area) and team.kind is AreaKind.COMMUNE
        wanted = ((self.for_.team, team.name), (self.for_.commune, team.name if is_commune else team.commune))
        return all(asked is None or _same(asked, has) for asked, has in wanted)

    @property
    def nearness(self) -> int:
        """The higher, the nearer to one team."""
        return 2 * (self.for_.team is not None) + (self.for_.commune is not None)


TEMPLATE = TypeAdapter(Template)


def load_templates(folder: Path | None) -> list[Template]:
    """The defaults and the folder's files; ContentError with everything that is wrong with all of them."""
    problems: list[Problem] = []
    if folder is not None and not folder.is_dir():
        raise ContentError(f"REPORT_TEMPLATES_DIR is {folder}, which is no folder.")
    paths = [*DEFAULTS, *(sorted(folder.glob("*.yaml")) if folder else [])]
    read = [parse(path, TEMPLATE, problems) for path in paths]
    if problems:
        told = "\n".join(str(problem) for problem in problems)
        raise ContentError(f"{len(problems)} problems with the report templates:\n{told}")
    return [template for template in read if template is not None]


def template_for(team: Team | Area, templates: Iterable[Template]) -> Template:
    """The nearest; of two that are equally near the one whose file comes last."""
    fitting = [template for template in templates if template.is_for(team)]
    return max(reversed(fitting), key=lambda template: template.nearness)


def _same(one: str, other: str | None) -> bool:
    return other is not None and " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
