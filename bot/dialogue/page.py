"""The way from a chat to the page of the team: a link that opens it once."""

from bot.dialogue.page_requests import MakePageLink
from bot.dialogue.state import AtMenu
from bot.dialogue.turn import Flow, Scene, Turn, ask
from bot.texts import SOURCE


def show_link(scene: Scene) -> Flow[Turn | None]:
    """For whoever is in a team or coordinates an area; other people's words are a question."""
    if not (scene.person.memberships or scene.person.areas):
        return None
    if scene.briefing.page is None:
        return scene.turn(AtMenu(), scene.texts("page-off"))
    link = scene.briefing.page((yield from ask(MakePageLink())))
    if scene.texts.language != SOURCE:
        link += f"?lang={scene.texts.language}"
    return scene.turn(AtMenu(), scene.texts("page-link"), link=link)
