"""A report as text to paste into the team's group: short, without households and without names."""

from bot.dialogue.report_text import period_name, units
from bot.domain.counts import Report
from bot.domain.figures import online_people
from bot.domain.guide import Guidebook
from bot.texts import Texts

MOST_TOPICS = 4


def group_text(report: Report, texts: Texts, guidebook: Guidebook) -> str:
    head = texts("group-text", team=report.team.name, period=period_name(report.period, texts))
    if not report.total.visits:
        return f"{head}\n{texts('report-empty')}"
    lines = [head, f"• {units(report.total, texts)}"]
    if report.before is not None:
        lines.append(texts("group-text.before", units=units(report.before, texts)))
    topics = [
        texts("group-text.topic", topic=_name(topic, texts, guidebook), visits=counts.visits)
        for topic, counts in list(report.by_topic.items())[:MOST_TOPICS]
    ]
    lines.append(texts("group-text.topics", topics="; ".join(topics)))
    if people := online_people(report):
        lines.append(texts("group-text.online", people=people))
    if report.by_volunteer:
        lines.append(texts("group-text.thanks", volunteers=len(report.by_volunteer)))
    return "\n".join(lines)


def _name(topic_id: str, texts: Texts, guidebook: Guidebook) -> str:
    topic = guidebook.topics.get(topic_id)
    return topic.name(texts.language) if topic else topic_id
