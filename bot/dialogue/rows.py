"""The visits behind a number, page by page, for those who may see them."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.dialogue.message import Choice
from bot.dialogue.report_places import AtRows, By, ChoosingRows, Scope
from bot.dialogue.report_requests import Line, VisitsBehind
from bot.dialogue.report_text import period_name
from bot.dialogue.requests import TeamReport
from bot.dialogue.turn import Answer, Flow, Scene, Turn, ask
from bot.dialogue.visit_words import visit_words
from bot.domain.counts import Report
from bot.domain.visit import Outcome

ALL, MORE, BACK, KEY = "all", "more", "back", "k."
PAGE, KEYS = 8, 3
LONGEST_LABEL = 24
BY: tuple[By, ...] = ("topic", "outcome", "volunteer")


def choose(scene: Scene, scope: Scope) -> Turn:
    choices = [scene.choice(by, f"rows-{by}") for by in BY]
    return scene.turn(
        ChoosingRows(scope=scope),
        scene.texts("rows-which"),
        scene.choice(ALL, "rows-all"),
        *choices,
        scene.choice(BACK, "rows-back"),
    )


def picked(scene: Scene, back_to: Callable[[Scope], Answer]) -> Answer:
    place, value = scene.session.place, scene.picked or ""
    if not isinstance(place, ChoosingRows | AtRows):
        return None
    if value == BACK:
        return back_to(place.scope)
    if isinstance(place, AtRows):
        return _page(scene, replace(place, page=place.page + 1))
    if value == MORE and place.by:
        return _keys(scene, replace(place, page=place.page + 1))
    if value.startswith(KEY) and place.by:
        return _page(scene, AtRows(scope=place.scope, by=place.by, key=value.removeprefix(KEY)))
    if value == ALL:
        return _page(scene, AtRows(scope=place.scope))
    by = next((each for each in BY if each == value), None)
    return _keys(scene, ChoosingRows(scope=place.scope, by=by)) if by else None


def _keys(scene: Scene, place: ChoosingRows) -> Flow[Turn]:
    """Which topic, outcome or volunteer: those that have visits, the most first."""
    report = yield from ask(TeamReport(team_id=place.scope.team_id or 0, period=place.scope.period))
    named = _named(scene, report, place.by or "topic")
    pages = max(1, -(-len(named) // KEYS))
    page = place.page % pages
    choices = [
        Choice(f"{KEY}{key}", name[:LONGEST_LABEL], (name,))
        for key, name in named[page * KEYS : (page + 1) * KEYS]
    ]
    if pages > 1:
        choices.append(scene.choice(MORE, "topics.more", page=page + 1, pages=pages))
    text = scene.texts("rows-which" if named else "report-empty")
    return scene.turn(replace(place, page=page), text, *choices, scene.choice(BACK, "rows-back"))


def _named(scene: Scene, report: Report, by: By) -> Sequence[tuple[str, str]]:
    texts, topics = scene.texts, scene.briefing.guidebook.topics
    match by:
        case "topic":
            return [
                (key, topics[key].name(texts.language) if key in topics else key) for key in report.by_topic
            ]
        case "outcome":
            return [(outcome, texts(f"outcome-{outcome}")) for outcome in report.by_outcome]
        case _:
            return [
                (str(each.volunteer_id), each.name or texts("unnamed", number=each.volunteer_id))
                for each in report.by_volunteer
            ]


def _page(scene: Scene, place: AtRows) -> Flow[Turn]:
    found = yield from ask(_request(place))
    pages = max(1, -(-found.total // PAGE))
    if place.page >= pages:
        return (yield from _page(scene, replace(place, page=0)))
    head = scene.texts("rows-head", visits=found.total, period=period_name(place.scope.period, scene.texts))
    lines = [head, *(line_words(scene, line) for line in found.page)]
    if found.total:
        lines.append(scene.texts("rows-how", id=found.page[0].visit.id))
    more = [scene.choice(MORE, "topics.more", page=place.page + 1, pages=pages)] if pages > 1 else []
    return scene.turn(place, "\n".join(lines), *more, scene.choice(BACK, "rows-back"))


def _request(place: AtRows) -> VisitsBehind:
    return VisitsBehind(
        team_id=place.scope.team_id or 0,
        period=place.scope.period,
        offset=place.page * PAGE,
        limit=PAGE,
        topic=place.key if place.by == "topic" else None,
        outcome=Outcome(place.key) if place.by == "outcome" and place.key else None,
        volunteer_id=int(place.key) if place.by == "volunteer" and place.key else None,
    )


def line_words(scene: Scene, line: Line) -> str:
    """“#41 · H-012 · VNeID · 1 người · xong · hôm nay · chị Hoa”"""
    words = visit_words(line.visit, scene.texts, scene.briefing.guidebook, scene.briefing.today)
    name = line.volunteer or scene.texts("unnamed", number=line.visit.volunteer_id)
    return f"#{line.visit.id} · {words} · {name}"
