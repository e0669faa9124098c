"""What each error code of the Official Account interface asks of us: one table, every code with its action."""

from enum import Enum, auto
from typing import NamedTuple


class Act(Enum):
    """What to do with the message that was refused."""

    RENEW = auto()  # fetch a new access token, then once more
    UPLOAD = auto()  # the picture again, then once more
    ONCE_MORE = auto()  # no reason was given: once more, then give up
    OTHER_VERSION = auto()  # the same body to the other version of the interface
    SLOW_DOWN = auto()  # keep it; nothing at all is sent for a moment
    LATER = auto()  # keep it and try again in a while
    WINDOW = auto()  # keep it until the person writes again
    GIVE_UP = auto()  # this message can never be sent
    GONE = auto()  # nothing can be sent to this person
    ALARM = auto()  # keep it: nothing at all can be sent until an administrator has acted


class Meaning(NamedTuple):
    act: Act
    told: str
    """For the operator: what is wrong, and what to do if anything can be done."""


def _alarm(told: str) -> Meaning:
    return Meaning(Act.ALARM, told)


CODES: dict[int, Meaning] = {
    -32: Meaning(Act.SLOW_DOWN, "over the rate of calls a minute that the package allows"),
    -100: Meaning(Act.UPLOAD, "the uploaded picture has expired"),
    -200: Meaning(Act.ONCE_MORE, "not sent, no reason given"),
    -201: Meaning(Act.GIVE_UP, "a parameter is invalid"),
    -204: _alarm("the Official Account is disabled: see its manager at oa.zalo.me"),
    -205: _alarm("the Official Account does not exist: check which one the app is linked to"),
    -209: _alarm("the app is not activated: activate it at developers.zalo.me"),
    -210: Meaning(Act.GIVE_UP, "a parameter is over its limit"),
    -211: Meaning(Act.LATER, "the quota of the package is used up"),
    -212: _alarm("the app is not registered for this interface: register it at developers.zalo.me"),
    -213: Meaning(Act.GONE, "the person does not follow the account"),
    -216: Meaning(Act.RENEW, "the access token is invalid"),
    -217: Meaning(Act.GONE, "the person blocks invitations"),
    -218: Meaning(Act.LATER, "this person's quota of messages is used up"),
    -219: _alarm("the app is removed or disabled: see developers.zalo.me"),
    -220: Meaning(Act.RENEW, "the access token has expired"),
    -221: _alarm("the Official Account must be verified: see its manager at oa.zalo.me"),
    -223: _alarm("the Official Account has not allowed the app this interface: give consent again"),
    -224: _alarm("the Official Account must upgrade its package: see its manager at oa.zalo.me"),
    -227: Meaning(Act.GONE, "the person is banned or inactive"),
    -230: Meaning(Act.WINDOW, "the person has not written for 7 days"),
    -232: Meaning(Act.WINDOW, "the person has not written yet, or too long ago"),
    -233: Meaning(Act.GIVE_UP, "this type of message is not supported"),
    -234: Meaning(Act.LATER, "not at night (22:00 to 06:00)"),
    -235: Meaning(Act.OTHER_VERSION, "not for this type of account: the interface of version 2 is tried"),
    -237: Meaning(Act.GIVE_UP, "the group is disabled"),
    -238: Meaning(Act.GIVE_UP, "the group's package is used up or disabled"),
    -240: Meaning(Act.OTHER_VERSION, "version 2 is shut down for this account: version 3 is tried"),
    -241: Meaning(Act.GIVE_UP, "the group's package is used already"),
    -242: _alarm("the app asks for appsecret_proof: switch that off at developers.zalo.me"),
    -244: Meaning(Act.GONE, "the person does not want such messages from this account"),
    -248: Meaning(Act.GIVE_UP, "it violates Zalo's standards: read them before the account is disabled"),
    -249: Meaning(Act.GIVE_UP, "this template cannot be sent by user id"),
    -320: _alarm("the app is not linked to a Zalo Cloud Account: link it at zalo.cloud"),
    -321: _alarm("the Zalo Cloud Account cannot pay: see zalo.cloud"),
    -403: Meaning(Act.GIVE_UP, "the Official Account is not in that group"),
    -14002: _alarm("the app or its redirect address is wrong: take the consent link from developers.zalo.me"),
    -14003: _alarm("the redirect address is wrong: take the consent link from developers.zalo.me"),
}

UNKNOWN = Meaning(Act.ONCE_MORE, "an error that is not in the documentation")

SHAPE = frozenset({-201, -210, -233})
"""What an account may say to a way of writing buttons that it does not know."""


def meaning(code: int) -> Meaning:
    return CODES.get(code, UNKNOWN)
