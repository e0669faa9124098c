"""Replies become message bodies: texts, the three ways of writing buttons, pictures."""

from typing import Any

from bot.channels.base import split
from bot.channels.zalo_oa.account import Buttons
from bot.channels.zalo_oa.events import to_payload
from bot.dialogue.message import Reply

LONGEST_TEXT, LONGEST_LABEL, LONGEST_SUBTITLE = 2000, 100, 500

IN_ORDER = (Buttons.BARE, Buttons.LIST, Buttons.TEMPLATE, Buttons.NONE)
"""As likely as the reference holds them to be accepted."""

Body = dict[str, Any]


def to_bodies(reply: Reply, shape: Buttons) -> list[Body]:
    """One for nearly every reply; the last one carries the buttons."""
    text = f"{reply.text}\n{reply.link}" if reply.link else reply.text
    if not reply.choices:
        return [{"text": part} for part in split(text, LONGEST_TEXT)]
    if shape is Buttons.NONE:
        return [{"text": part} for part in split(f"{text}\n\n{_numbered(reply)}", LONGEST_TEXT)]
    *first, last = split(text, LONGEST_TEXT)
    return [*({"text": part} for part in first), *_with_buttons(last, reply, shape)]


def _with_buttons(text: str, reply: Reply, shape: Buttons) -> list[Body]:
    buttons = [
        {
            "title": choice.label[:LONGEST_LABEL],
            "type": "oa.query.hide",
            "payload": to_payload(reply.turn, choice.value),
        }
        for choice in reply.choices
    ]
    match shape:
        case Buttons.LIST:
            return _as_list(text, reply, buttons)
        case Buttons.TEMPLATE:
            return [_template({"template_type": "button", "text": text, "buttons": buttons})]
        case _:
            return [{"text": text} | _template({"buttons": buttons})]


def _as_list(text: str, reply: Reply, buttons: list[dict[str, str]]) -> list[Body]:
    """A list has room for a title and few words; a longer text goes ahead, and the list names the choices."""
    title, _, rest = text.partition("\n")
    if 0 < len(title) <= LONGEST_LABEL and 0 < len(rest.strip()) <= LONGEST_SUBTITLE:
        ahead, element = [], {"title": title, "subtitle": rest.strip()}
    else:
        ahead = [{"text": text}]
        element = {"title": title[:LONGEST_LABEL], "subtitle": _numbered(reply)[:LONGEST_SUBTITLE]}
    return [*ahead, _template({"template_type": "list", "elements": [element], "buttons": buttons})]


def picture_by_address(url: str, alt: str) -> Body:
    return _picture({"url": url}, alt)


def picture_by_id(attachment_id: str, alt: str) -> Body:
    return _picture({"attachment_id": attachment_id}, alt)


def file_by_token(token: str) -> Body:
    return {"attachment": {"type": "file", "payload": {"token": token}}}


def _picture(where: dict[str, str], alt: str) -> Body:
    media = {"template_type": "media", "elements": [{"media_type": "image", **where}]}
    return {"text": alt[:LONGEST_TEXT]} | _template(media)


def _template(payload: dict[str, Any]) -> Body:
    return {"attachment": {"type": "template", "payload": payload}}


def _numbered(reply: Reply) -> str:
    return "\n".join(f"{number}. {choice.label}" for number, choice in enumerate(reply.choices, 1))
