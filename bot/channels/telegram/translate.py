"""Updates become messages; replies become texts and keyboards."""

import re

from structlog import get_logger
from telegram import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram import Message as Post
from telegram.constants import ChatMemberStatus, ChatType

from bot.channels.base import cleaned, split
from bot.dialogue.message import Attachment, Choice, ConversationId, Message, Press, Reply

CHANNEL = "telegram"
LONGEST_TEXT = 4096  # counted in UTF-16 units
LONGEST_BUTTON = 64  # bytes of callback_data
SHORT_LABEL = 14  # two such labels stand side by side on a small phone

log = get_logger()


def chat_of(update: Update) -> int | None:
    """The private chat it comes from; None elsewhere: the bot does not talk in groups."""
    chat = update.effective_chat
    return chat.id if chat and chat.type == ChatType.PRIVATE else None


def conversation_in(chat: int) -> ConversationId:
    return ConversationId(CHANNEL, str(chat))


def to_message(update: Update) -> Message | None:
    """What the person said or pressed; None for updates that say nothing (edits, joins, groups)."""
    chat = chat_of(update)
    if chat is None:
        return None
    conversation, delivery = conversation_in(chat), str(update.update_id)
    if update.callback_query:
        press = _pressed(update.callback_query)
        return Message(conversation=conversation, delivery_id=delivery, pressed=press)
    if update.message:
        text, attachment = _text(update.message), _attachment(update.message)
        if text is not None or attachment:
            return Message(conversation=conversation, delivery_id=delivery, text=text, attachment=attachment)
    return None


def has_blocked_us(update: Update) -> bool:
    member = update.my_chat_member
    return member is not None and member.new_chat_member.status == ChatMemberStatus.BANNED


def _pressed(query: CallbackQuery) -> Press:
    """A button we never made counts as an old one."""
    turn, _, value = (query.data or "").partition(":")
    return Press(int(turn), value) if re.fullmatch(r"[0-9]{1,15}", turn) else Press(-1, query.data or "")


def _text(post: Post) -> str | None:
    text = post.text if post.text is not None else post.caption
    if text is None:
        return None
    return re.sub(r"^(/\w+)@\w+", r"\1", cleaned(text))


def _attachment(post: Post) -> Attachment | None:
    if post.photo or (post.document and (post.document.mime_type or "").startswith("image/")):
        return Attachment.PICTURE
    if post.voice or post.video_note or post.audio:
        return Attachment.VOICE
    if post.location or post.venue:
        return Attachment.LOCATION
    return Attachment.OTHER if post.effective_attachment else None


def to_texts(reply: Reply) -> list[str]:
    """One text for nearly every reply; Telegram takes no more than 4096 UTF-16 units at once."""
    alt = f"[{reply.picture.alt}]" if reply.picture else None
    text = "\n".join(part for part in (reply.text, reply.link, alt) if part)
    return split(text, LONGEST_TEXT)


def to_keyboard(reply: Reply) -> InlineKeyboardMarkup | None:
    """One button a row, two where both labels are short."""
    rows: list[list[InlineKeyboardButton]] = []
    for choice in reply.choices:
        button = _to_button(choice, reply.turn)
        if button is None:
            continue
        if rows and len(rows[-1]) == 1 and max(len(rows[-1][0].text), len(button.text)) <= SHORT_LABEL:
            rows[-1].append(button)
        else:
            rows.append([button])
    return InlineKeyboardMarkup(rows) if rows else None


def _to_button(choice: Choice, turn: int) -> InlineKeyboardButton | None:
    data = f"{turn}:{choice.value}"
    if len(data.encode()) > LONGEST_BUTTON:  # the message without this button is better than no message
        log.error("telegram.button_too_long", bytes=len(data.encode()))
        return None
    return InlineKeyboardButton(choice.label, callback_data=data)
