"""The table of contents (danh mục), for people who would rather choose than type: topics, then guides."""

from collections.abc import Sequence

from bot.dialogue import guide_page
from bot.dialogue.message import MOST_CHOICES, Choice
from bot.dialogue.requests import MostUsed
from bot.dialogue.state import Browsing
from bot.dialogue.turn import Flow, Scene, Turn, ask

TOPIC, GUIDE, MORE = "topic.", "g.", "more"
MOST_USED = "most-used"
"""Stands beside the topics; ten guides."""

A_PAGE = MOST_CHOICES - 1


def show(scene: Scene) -> Turn:
    return _topics(scene, 0)


def picked(scene: Scene) -> Flow[Turn | None]:
    place, value = scene.session.place, scene.picked or ""
    if not isinstance(place, Browsing):
        return None
    if value.startswith(GUIDE):
        return guide_page.show(scene, value.removeprefix(GUIDE))
    if value.startswith(TOPIC):
        return (yield from _guides(scene, value.removeprefix(TOPIC), 0))
    if place.topic is None:
        return _topics(scene, place.page + 1)
    return (yield from _guides(scene, place.topic, place.page + 1))


def _topics(scene: Scene, page: int) -> Turn:
    guidebook = scene.briefing.guidebook
    inhabited = {guide.topic for guide in guidebook}
    choices = [Choice(f"{TOPIC}{MOST_USED}", scene.texts("topics.most-used"))]
    choices += [
        Choice(f"{TOPIC}{topic.id}", topic.name(scene.texts.language))
        for topic in guidebook.topics.values()
        if topic.id in inhabited
    ]
    return _page(scene, Browsing(page=page), scene.texts("topics"), choices)


def _guides(scene: Scene, topic_id: str, page: int) -> Flow[Turn]:
    guidebook = scene.briefing.guidebook
    if topic_id == MOST_USED:
        name, guides = scene.texts("topics.most-used"), (yield from _most_used(scene))
    else:
        topic = guidebook.topics.get(topic_id)
        name = topic.name(scene.texts.language) if topic else topic_id
        guides = [guide.id for guide in guidebook if guide.topic == topic_id]
    choices = [Choice(f"{GUIDE}{guide_id}", scene.guide(guide_id).title) for guide_id in guides]
    text = scene.texts("topic", topic=name, guides=len(choices))
    return _page(scene, Browsing(topic=topic_id, page=page), text, choices)


def _most_used(scene: Scene) -> Flow[list[str]]:
    """Ten; as long as nobody has read anything, the first ones of the book."""
    used = yield from ask(MostUsed(limit=10))
    there = [guide_id for guide_id in used if guide_id in scene.briefing.guidebook]
    first = [guide.id for guide in scene.briefing.guidebook]
    return list(dict.fromkeys([*there, *first]))[:10]


def _page(scene: Scene, place: Browsing, text: str, choices: Sequence[Choice]) -> Turn:
    """Four and “more”, round and round; five if there are no more than five."""
    if len(choices) <= MOST_CHOICES:
        return scene.turn(place, text, *choices)
    pages = -(-len(choices) // A_PAGE)
    page = place.page % pages
    shown = choices[page * A_PAGE : (page + 1) * A_PAGE]
    more = scene.choice(MORE, "topics.more", page=page + 1, pages=pages)
    return scene.turn(Browsing(topic=place.topic, page=page), text, *shown, more)
