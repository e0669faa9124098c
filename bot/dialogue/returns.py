"""Days to come back: a volunteer's own, and what is overdue in a lead's team."""

from bot.dialogue import after_visit, team_choice
from bot.dialogue.message import Choice
from bot.dialogue.notice_text import MOST_RETURNS, return_words
from bot.dialogue.report_requests import MyReturns, Overdue
from bot.dialogue.requests import ReadVisit
from bot.dialogue.state import AtMenu
from bot.dialogue.turn import Answer, Flow, Scene, Turn, ask
from bot.dialogue.visit_places import AtReturns
from bot.domain.notice import Return
from bot.domain.people import Team

VISIT = "v."
BUTTONS = 4


def show_mine(scene: Scene) -> Flow[Turn | None]:
    """“hẹn”: all days to come back, the nearest first; a button changes one."""
    if scene.person.team is None:
        return None
    returns = yield from ask(MyReturns())
    if not returns:
        return scene.turn(AtMenu(), scene.texts("returns-none"))
    choices = [
        Choice(f"{VISIT}{each.visit.id}", scene.texts("returns-change", visit=f"#{each.visit.id}"))
        for each in returns[:BUTTONS]
    ]
    return scene.turn(
        AtReturns(), _listed(scene, scene.texts("returns-mine"), returns, named=False), *choices
    )


def show_overdue(scene: Scene) -> Answer:
    return team_choice.of_lead(scene, "overdue", show_overdue_of)


def show_overdue_of(scene: Scene, team: Team) -> Flow[Turn | None]:
    returns = yield from ask(Overdue(team_id=team.id))
    if not returns:
        return scene.turn(AtMenu(), scene.texts("overdue-none", team=team.name))
    head = scene.texts("overdue", team=team.name, visits=len(returns))
    return scene.turn(AtMenu(), _listed(scene, head, returns, named=True))


def picked(scene: Scene) -> Flow[Turn | None]:
    value = scene.picked or ""
    visit = yield from ask(ReadVisit(visit_id=int(value.removeprefix(VISIT))))
    if visit is None or visit.id is None or visit.voided:
        return None
    return after_visit.ask_return(scene, visit.id, after_visit.in_words(scene, visit))


def _listed(scene: Scene, head: str, returns: list[Return], *, named: bool) -> str:
    texts, today = scene.texts, scene.briefing.today
    lines = [head]
    for each in returns[:MOST_RETURNS]:
        words = return_words(each, texts, scene.briefing.guidebook, today)
        name = each.volunteer or texts("unnamed", number=each.visit.volunteer_id)
        lines.append(f"#{each.visit.id} · {words}" + (f" · {name}" if named else ""))
    if len(returns) > MOST_RETURNS:
        lines.append(texts("rows-more", more=len(returns) - MOST_RETURNS))
    return "\n".join(lines)
