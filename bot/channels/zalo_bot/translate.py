"""Updates become messages; replies become texts with numbered choices, for there are no buttons."""

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from structlog import get_logger

from bot.channels.base import cleaned, split
from bot.dialogue.message import Attachment, ConversationId, Message, Reply

CHANNEL = "zalo_bot"
LONGEST_TEXT = 2000  # UTF-16 units, to be safe: Zalo does not say what it counts
EVENTS = {f"message.{kind}.received" for kind in ("text", "image", "sticker", "voice", "unsupported")}

log = get_logger()

Words = Annotated[
    str | None, BeforeValidator(lambda found: cleaned(found) if isinstance(found, str) else None)
]


class _Data(BaseModel):
    model_config = ConfigDict(coerce_numbers_to_str=True, extra="ignore", frozen=True)


class _Chat(_Data):
    id: str = Field(min_length=1)
    chat_type: str = "PRIVATE"


class _Sender(_Data):
    is_bot: bool = False


class Post(_Data):
    """Classified by the fields that are there: pictures are documented as `photo` and arrive as `photo_url`."""

    message_id: str = Field(min_length=1)
    chat: _Chat
    sender: _Sender = Field(default=_Sender(), alias="from")
    text: Words = None
    caption: Words = None
    photo: Words = None
    photo_url: Words = None
    voice_url: Words = None


class _Update(_Data):
    event_name: str
    message: Post


def to_message(update: object) -> Message | None:
    """What the person said; None for groups, other bots, events of the future, and what nobody can read."""
    if isinstance(update, dict) and isinstance(inner := update.get("result"), dict):
        update = inner  # documented as wrapped, delivered as it is
    if isinstance(update, dict) and update.get("event_name") not in EVENTS:
        return None
    try:
        post = _Update.model_validate(update).message
    except ValidationError as error:
        where = [".".join(map(str, found["loc"])) for found in error.errors(include_input=False)]
        log.warning("zalo_bot.unreadable", fields=where)
        return None
    if post.chat.chat_type != "PRIVATE" or post.sender.is_bot:
        return None
    return Message(
        conversation=ConversationId(CHANNEL, post.chat.id),
        delivery_id=post.message_id,
        text=post.text if post.text is not None else post.caption or None,
        attachment=_attachment(post),
    )


def _attachment(post: Post) -> Attachment | None:
    if post.photo_url or post.photo:
        return Attachment.PICTURE
    if post.voice_url:
        return Attachment.VOICE
    # Stickers, files, places, contacts, and whatever people of a protected age send: Zalo keeps it back.
    return None if post.text is not None else Attachment.OTHER


def to_texts(reply: Reply, *, told: bool = True) -> list[str]:
    """One text for nearly every reply. `told`: the picture is not shown, so its words are."""
    alt = f"[{reply.picture.alt}]" if reply.picture and told else None
    text = "\n".join(part for part in (reply.text, reply.link, alt) if part)
    choices = "\n".join(f"{number}. {choice.label}" for number, choice in enumerate(reply.choices, 1))
    return split("\n\n".join(part for part in (text, choices) if part), LONGEST_TEXT)
