"""What stands behind a number, page by page, for those who may see it: visits, households, questions."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.dialogue.message import Choice
from bot.dialogue.pick import pick
from bot.dialogue.report_places import AtRows, By, ChoosingRows, Scope
from bot.dialogue.report_requests import GroupsBehind, Line, QuestionsBehind, VisitsBehind
from bot.dialogue.report_text import period_name
from bot.dialogue.requests import TeamReport
from bot.dialogue.turn import Answer, Flow, Scene, Turn, ask
from bot.dialogue.visit_line import household_number
from bot.dialogue.visit_words import visit_words
from bot.domain.behind import By as Together
from bot.domain.behind import Narrow
from bot.domain.counts import Counts, Report
from bot.domain.visit import Outcome
from bot.texts import Texts

ALL, MORE, BACK, KEY, OTHERS = "all", "more", "back", "k.", "others"
PAGE, KEYS = 8, 3
LONGEST_LABEL = 24
BY: tuple[By, ...] = ("topic", "outcome", "volunteer")
LISTS: tuple[By, ...] = ("household", "question")


def choose(scene: Scene, scope: Scope) -> Turn:
    choices = [scene.choice(by, f"rows-{by}") for by in BY]
    return scene.turn(
        ChoosingRows(scope=scope),
        scene.texts("rows-which"),
        scene.choice(ALL, "rows-all"),
        *choices,
        _others(scene, scope),
    )


def show_questions(scene: Scene, scope: Scope) -> Flow[Turn]:
    return _page(scene, AtRows(scope=scope, by="question"))


def _others(scene: Scene, scope: Scope) -> Choice:
    """The second page; what is on it can be typed already on the first."""
    others = scene.choice(OTHERS, "rows-others")
    hidden = _second_page(scene, scope)
    return replace(others, words=(*others.words, *(w for each in hidden for w in (each.label, *each.words))))


def _second_page(scene: Scene, scope: Scope) -> list[Choice]:
    """Only a lead sees households."""
    lists = [by for by in LISTS if by != "household" or _leads(scene, scope)]
    return [*(scene.choice(by, f"rows-{by}") for by in lists), scene.choice(BACK, "rows-back")]


def _leads(scene: Scene, scope: Scope) -> bool:
    return scope.team_id is not None and scene.person.leads(scope.team_id)


def heard(scene: Scene) -> Flow[Turn | None]:
    """The code of one of the households that are listed."""
    place, number = scene.session.place, household_number(scene.text)
    if not isinstance(place, AtRows) or place.by != "household" or number is None:
        return None
    return (yield from _page(scene, replace(place, key=str(number), page=0)))


def picked(scene: Scene, back_to: Callable[[Scope], Answer]) -> Answer:
    place, value = scene.session.place, scene.picked or ""
    if not isinstance(place, ChoosingRows | AtRows):
        return None
    if value == OTHERS:
        second = _second_page(scene, place.scope)
        typed = pick(scene.text, second) if not scene.text.isdecimal() else None
        if typed is None:
            return scene.turn(place, scene.texts("rows-which"), *second)
        value = typed
    if value == BACK:
        return back_to(place.scope)
    if isinstance(place, AtRows):
        return _page(scene, replace(place, page=place.page + 1))
    return _chosen(scene, place, value)


def _chosen(scene: Scene, place: ChoosingRows, value: str) -> Answer:
    if value == MORE and place.by:
        return _keys(scene, replace(place, page=place.page + 1))
    if value.startswith(KEY) and place.by:
        return _page(scene, AtRows(scope=place.scope, by=place.by, key=value.removeprefix(KEY)))
    by = next((each for each in (*BY, *LISTS) if each == value), None)
    if value == ALL or by in LISTS:
        return _page(scene, AtRows(scope=place.scope, by=by))
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
    total, head, lines, how = yield from _listed(scene, place)
    pages = max(1, -(-total // PAGE))
    if place.page >= pages:
        return (yield from _page(scene, replace(place, page=0)))
    more = [scene.choice(MORE, "topics.more", page=place.page + 1, pages=pages)] if pages > 1 else []
    text = "\n".join([head, *lines, *how])
    return scene.turn(place, text, *more, scene.choice(BACK, "rows-back"))


def _listed(scene: Scene, place: AtRows) -> Flow[tuple[int, str, list[str], list[str]]]:
    """How many there are, what stands above them, a page of them, and how one of them is opened."""
    texts, period, offset = scene.texts, place.scope.period, place.page * PAGE
    name = period_name(period, texts)
    if place.by == "question":
        asked = yield from ask(QuestionsBehind(period=period, offset=offset, limit=PAGE))
        head = texts("rows-questions", questions=asked.total, period=name)
        return asked.total, head, [f"• {question}" for question in asked.page], []
    if place.by == "household" and place.key is None:
        team_id = place.scope.team_id or 0
        request = GroupsBehind(
            team_id=team_id, period=period, by=Together.HOUSEHOLD, offset=offset, limit=PAGE
        )
        found = yield from ask(request)
        head = texts("rows-households", households=found.total, period=name)
        codes = [each.household.code for each in found.page if each.household]
        lines = [
            f"{code} · {_tally(each.counts, texts)}" for code, each in zip(codes, found.page, strict=True)
        ]
        how = [texts("rows-households-how", code=codes[0])] if codes else []
        return found.total, head, lines, how
    listed = yield from ask(_request(place))
    how = []
    if listed.page and _leads(scene, place.scope):
        how.append(texts("rows-how", id=listed.page[0].visit.id))
    lines = [line_words(scene, line, housed=_leads(scene, place.scope)) for line in listed.page]
    return listed.total, texts("rows-head", visits=listed.total, period=name), lines, how


def _tally(counts: Counts, texts: Texts) -> str:
    return f"{texts('visits', visits=counts.visits)} · {texts('people', people=counts.people)}"


def _request(place: AtRows) -> VisitsBehind:
    return VisitsBehind(
        team_id=place.scope.team_id or 0,
        period=place.scope.period,
        offset=place.page * PAGE,
        limit=PAGE,
        only=Narrow(
            topic=place.key if place.by == "topic" else None,
            outcome=Outcome(place.key) if place.by == "outcome" and place.key else None,
            volunteer_id=int(place.key) if place.by == "volunteer" and place.key else None,
            household=int(place.key) if place.by == "household" and place.key else None,
        ),
    )


def line_words(scene: Scene, line: Line, *, housed: bool) -> str:
    """“#41 · H-012 · VNeID · 1 người · xong · hôm nay · chị Hoa”"""
    texts, guidebook, today = scene.texts, scene.briefing.guidebook, scene.briefing.today
    words = visit_words(line.visit, texts, guidebook, today, housed=housed)
    name = line.volunteer or scene.texts("unnamed", number=line.visit.volunteer_id)
    return f"#{line.visit.id} · {words} · {name}"
