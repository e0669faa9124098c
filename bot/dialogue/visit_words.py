"""A visit as one line of words, the same in every list and confirmation."""

from datetime import date

from bot.domain.guide import Guidebook
from bot.domain.visit import Mode, Visit
from bot.texts import Texts


def visit_words(visit: Visit, texts: Texts, guidebook: Guidebook, today: date, *, housed: bool = True) -> str:
    """“H-012 · Quên mật khẩu VNeID · 1 người · xong · hôm nay”; not `housed`: for who may see no household."""
    household = visit.household.title if visit.household else texts("no-household")
    return " · ".join(
        (
            *([household] if housed else []),
            task_words(visit, texts, guidebook),
            *([texts("people", people=visit.people)] if visit.people else []),
            texts(f"outcome-{visit.outcome}"),
            *([] if visit.mode is Mode.HOME else [texts(f"mode-{visit.mode}")]),
            texts("today") if visit.day == today else f"{visit.day:%d/%m/%Y}",
            *([texts("due-on", due=f"{visit.due:%d/%m}")] if visit.due else []),
        )
    )


def task_words(visit: Visit, texts: Texts, guidebook: Guidebook) -> str:
    """The guide's title, else the topic's name."""
    if visit.guide_id and visit.guide_id in guidebook:
        return guidebook.read(visit.guide_id, texts.language).title
    topic = guidebook.topics.get(visit.topic)
    return topic.name(texts.language) if topic else visit.topic
