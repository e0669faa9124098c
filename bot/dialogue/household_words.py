"""What is known about a household in words, the same in the chat and on the page."""

from datetime import date, datetime, tzinfo

from bot.dialogue.report_text import period_name
from bot.dialogue.visit_words import visit_words
from bot.domain.guide import Guidebook
from bot.domain.household import Access, Card, Consent, Merged, spaced
from bot.texts import Texts


def card_lines(card: Card, texts: Texts, zone: tzinfo) -> list[str]:
    lines = [] if card.household.label else [texts("household-card.no-label")]
    if card.phone:
        lines.append(texts("household-card.phone", phone=spaced(card.phone)))
    lines += [_consent_line(consent, texts, zone) for consent in card.consents]
    if card.visits:
        last = card.visits[0].day
        lines.append(texts("household-card.visits", visits=card.total_visits, last=last))
    else:
        lines.append(texts("household-card.no-visits"))
    if card.merged:
        lines.append(texts("household-card.merged", codes=", ".join(each.code for each in card.merged)))
    return lines


def copy_text(card: Card, texts: Texts, guidebook: Guidebook, today: date, zone: tzinfo) -> str:
    """All of it, to be handed to the household."""
    visits = [f"• {visit_words(visit, texts, guidebook, today)}" for visit in card.visits]
    if card.total_visits > len(visits):
        visits.append(texts("household-copy.more", more=card.total_visits - len(visits)))
    return texts(
        "household-copy",
        household=card.household.title,
        team=card.team,
        today=today,
        lines="\n".join(card_lines(card, texts, zone)),
        visits="\n".join(visits) or texts("household-card.no-visits"),
    )


def look_line(look: Access, texts: Texts, zone: tzinfo) -> str:
    nameless = texts("the-operator") if look.person_id is None else texts("somebody")
    at = f"{look.at.astimezone(zone):%d/%m/%Y %H:%M}"
    return texts("household-looks.line", at=at, who=look.name or nameless, what=texts(f"look-{look.what}"))


def merged_text(merged: Merged, texts: Texts, text_id: str = "household-merged") -> str:
    """What was done, and which counts are not what they were."""
    done = texts(text_id, household=merged.household.code, into=merged.into.title, visits=merged.visits)
    counts = [
        texts("recount", period=period_name(each.period, texts), before=each.before, after=each.after)
        for each in merged.recounts
    ]
    return "\n".join([done, *(counts or [texts("recount-none")])])


def _consent_line(consent: Consent, texts: Texts, zone: tzinfo) -> str:
    what = texts(f"detail-{consent.what}")
    if consent.withdrawn_at:
        return texts("household-card.withdrawn", what=what, day=_day(consent.withdrawn_at, zone))
    return texts(
        "household-card.consent",
        what=what,
        day=_day(consent.asked_at, zone),
        who=consent.asked_by or texts("somebody"),
        how=texts(f"how-{consent.how}"),
    )


def _day(at: datetime, zone: tzinfo) -> str:
    return f"{at.astimezone(zone):%d/%m/%Y}"
