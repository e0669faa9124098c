"""The real guides: fit to be served, and all of them readable on a small phone."""

from pathlib import Path

from bot.guidebook.load import load
from bot.guidebook.show import WIDTH, show

GUIDES = Path(__file__).parents[2] / "guides"


def test_the_guides_have_no_errors() -> None:
    assert [str(problem) for problem in load(GUIDES)[1] if problem.is_error] == []


def test_every_guide_fits_on_a_phone() -> None:
    texts = {guide.id: show(guide) for guide in load(GUIDES)[0].guides.values()}
    assert [name for name, text in texts.items() if max(map(len, text.splitlines())) > WIDTH] == []


def test_every_topic_has_a_name_in_vietnamese_and_english() -> None:
    topics = load(GUIDES)[0].topics
    assert [topic.id for topic in topics.values() if set(topic.names) < {"vi", "en"}] == []
    assert len(topics) == 9
