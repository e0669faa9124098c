"""What may be kept about a household besides its code, and the consent that it needs."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.domain.period import Period
from bot.domain.secrets import find_secret, without_long_numbers
from bot.domain.visit import Household, Visit

LONGEST_LABEL = 60


class Detail(StrEnum):
    """What needs a consent of its own."""

    LABEL = "label"
    PHONE = "phone"


class How(StrEnum):
    """How the household agreed."""

    SPOKEN = "spoken"  # answered the volunteer's question
    WRITTEN = "written"  # signed on paper, kept by the team


class Look(StrEnum):
    """What somebody did with a household's details."""

    SHOWN = "shown"
    NAMED = "named"
    PHONED = "phoned"  # wrote the phone number down
    COPIED = "copied"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"
    SPLIT = "split"
    MOVED = "moved"
    ERASED = "erased"


class Why(StrEnum):
    """Why details were erased."""

    ASKED = "asked"
    WITHDRAWN = "withdrawn"
    TOO_OLD = "too-old"


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    what: Detail
    asked_by: str | None  # the name in the team; None: the operator, or nobody's name is known
    asked_at: datetime
    how: How
    text_version: str
    withdrawn_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """One line of the access log."""

    person_id: int | None  # None: the operator
    name: str | None
    at: datetime
    what: Look


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """All that is known about a household, for those who may see it."""

    household: Household
    team: str
    phone: str | None = field(repr=False)
    consents: tuple[Consent, ...]
    visits: tuple[Visit, ...]  # all or the latest, latest first; voided ones are not among them
    total_visits: int
    merged: tuple[Household, ...] = ()  # households that were found to be this one


@dataclass(frozen=True, slots=True, kw_only=True)
class Recount:
    """How many households a period counts before and after a merge or a split."""

    period: Period
    before: int
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    household: Household
    into: Household
    visits: int  # that changed hands
    recounts: tuple[Recount, ...]  # only periods whose count changed


class LabelProblem(StrEnum):
    LONG = "long"
    NUMBER = "number"  # a phone or ID number belongs in no label
    EMPTY = "empty"


def check_label(text: str) -> str | LabelProblem:
    """The label as it is kept, or what is wrong with it."""
    label = " ".join(text.split()).strip(" ,;.-–")
    if find_secret(label) or without_long_numbers(label) != label:
        return LabelProblem.NUMBER
    if not 1 < len(label) <= LONGEST_LABEL:
        return LabelProblem.LONG if len(label) > 1 else LabelProblem.EMPTY
    return label if any(c.isalpha() for c in label) else LabelProblem.EMPTY


_PHONE = re.compile(r"0(?:[35789]\d{8}|2\d{8,9})")
"""A mobile number, or a landline with its area code."""


def check_phone(text: str) -> str | None:
    """“+84 912 345 678” as 0912345678; None when it is no Vietnamese number."""
    digits = re.sub(r"[\s.\-–()]", "", text)
    digits = re.sub(r"^(?:\+|00)84", "0", digits)
    return digits if _PHONE.fullmatch(digits) else None


def spaced(phone: str) -> str:
    """0912 345 678, as people read it out."""
    return f"{phone[:4]} {phone[4:7]} {phone[7:]}"
