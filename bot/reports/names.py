"""What topics, guides and people are called in a report."""

from dataclasses import dataclass
from typing import Self

from bot.domain.guide import Guidebook


@dataclass(frozen=True, slots=True)
class Names:
    """Plain, so that it can be handed to another process. What has no name is called by its id."""

    topics: dict[str, str]
    guides: dict[str, str]

    @classmethod
    def of(cls, guidebook: Guidebook, language: str = "vi") -> Self:
        return cls(
            {topic.id: topic.name(language) for topic in guidebook.topics.values()},
            {guide_id: guidebook.read(guide_id, language).title for guide_id in guidebook.guides},
        )

    def topic(self, topic_id: str) -> str:
        return self.topics.get(topic_id, topic_id)

    def guide(self, guide_id: str) -> str:
        return self.guides.get(guide_id, guide_id)
