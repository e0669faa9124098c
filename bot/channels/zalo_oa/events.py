"""Webhooks: whether they are genuine and fresh, and what they say."""

import hashlib
import hmac
import json
import re
from typing import Annotated

from pydantic import BaseModel, BeforeValidator

from bot.channels.base import cleaned
from bot.channels.zalo_oa.account import Account, SignedWith
from bot.dialogue.message import Attachment, ConversationId, Message, Press

CHANNEL = "zalo_oa"
PRESS = re.compile(r"#B:([0-9]{1,15}):(.{1,100})")
"""What a button sends in the person's name. The “#” lets it pass where the console lets only such texts through."""

LONGEST_ID = 100  # what storage has room for


Text = Annotated[str, BeforeValidator(lambda value: cleaned("" if value is None else str(value)))]
"""Ids and times are texts that look like numbers; a real number is taken too."""

OnlyObjects = BeforeValidator(lambda value: value if isinstance(value, dict) else {})


class Party(BaseModel):
    id: Text = ""
    admin_id: Text = ""


class Content(BaseModel):
    msg_id: Text = ""
    text: Text | None = None


class Event(BaseModel):
    """What all events have in common, as far as it concerns us."""

    event_name: Text = ""
    timestamp: Text = ""
    oa_id: Text = ""
    user_id: Text = ""
    sender: Annotated[Party, OnlyObjects] = Party()
    recipient: Annotated[Party, OnlyObjects] = Party()
    follower: Annotated[Party, OnlyObjects] = Party()
    message: Annotated[Content, OnlyObjects] = Content()

    @property
    def account_id(self) -> str:
        return self.oa_id or (self.sender if self.event_name.startswith("oa_") else self.recipient).id

    @property
    def person(self) -> str:
        """Whom it is about: where that stands differs from kind to kind."""
        if self.event_name.startswith("oa_"):
            return self.recipient.id
        return self.follower.id or self.user_id or self.sender.id

    @property
    def at(self) -> float:
        """Seconds; long ago when it does not say."""
        return int(self.timestamp) / 1000 if re.fullmatch("[0-9]{1,15}", self.timestamp) else 0

    @property
    def by_hand(self) -> bool:
        """Somebody of the account has written in Zalo's own console."""
        kind = self.event_name.removeprefix("oa_send_")
        return bool(self.sender.admin_id) and kind in BY_HAND and kind != self.event_name


BY_HAND = {"text", "image", "gif", "list", "file", "sticker", "link", "audio", "video"}
ATTACHMENTS = {
    "user_send_image": Attachment.PICTURE,
    "user_send_gif": Attachment.PICTURE,
    "user_send_audio": Attachment.VOICE,
    "user_send_location": Attachment.LOCATION,
    "user_send_video": Attachment.OTHER,
    "user_send_sticker": Attachment.OTHER,
    "user_send_business_card": Attachment.OTHER,
    "user_send_file": Attachment.OTHER,
}
SAID = {"user_send_text", "user_send_link", *ATTACHMENTS}


def read(body: bytes) -> Event | None:
    """None when it is no event at all."""
    try:
        return Event.model_validate(json.loads(body))
    except (ValueError, RecursionError):  # pydantic's ValidationError is a ValueError too
        return None


def signed_with(account: Account, event: Event, body: bytes, header: str) -> SignedWith | None:
    """How it is signed with our secret, if it is: a plain SHA-256 over the bytes as they came.

    `header` is “mac=…”, perhaps with spaces, or the bare figures.
    """
    shown = header.rpartition("=")[2].strip().lower().encode()
    for way in SignedWith:
        if hmac.compare_digest(shown, signature(way, account, event, body).encode()):
            return way
    return None


def signature(way: SignedWith, account: Account, event: Event, body: bytes) -> str:
    id_ = account.app_id if way is SignedWith.APP_ID else event.account_id
    signed = id_.encode() + body + event.timestamp.encode() + account.webhook_secret.encode()
    return hashlib.sha256(signed).hexdigest()


def conversation_with(person: str) -> ConversationId:
    return ConversationId(CHANNEL, person)


def to_message(event: Event) -> Message | None:
    """What the person said or pressed; None for events that say nothing."""
    if event.event_name not in SAID or not event.person:
        return None
    text = event.message.text
    pressed = _pressed(text)
    return Message(
        conversation=conversation_with(event.person),
        delivery_id=delivery_id(event),
        text=None if pressed else text,
        pressed=pressed,
        attachment=ATTACHMENTS.get(event.event_name),
    )


def delivery_id(event: Event) -> str:
    """The same for every delivery of this event."""
    id_ = event.message.msg_id or f"{event.event_name}:{event.timestamp}:{event.person}"
    return id_ if len(id_) <= LONGEST_ID else hashlib.sha256(id_.encode()).hexdigest()


def _pressed(text: str | None) -> Press | None:
    """A button we never made counts as an old one."""
    if text is None or not text.startswith("#B:"):
        return None
    found = PRESS.fullmatch(text)
    return Press(int(found[1]), found[2]) if found else Press(-1, text)


def to_payload(turn: int, value: str) -> str:
    return f"#B:{turn}:{value}"
