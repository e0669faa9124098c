"""What one answer may be on each channel, asked of the channels' own translations."""

from pathlib import Path

from starlette.exceptions import HTTPException

from bot.channels.telegram.translate import LONGEST_TEXT as TELEGRAM_LONGEST
from bot.channels.telegram.translate import to_keyboard
from bot.channels.telegram.translate import to_texts as to_telegram_texts
from bot.channels.zalo_bot.translate import LONGEST_TEXT as ZALO_LONGEST
from bot.channels.zalo_bot.translate import to_texts as to_zalo_texts
from bot.channels.zalo_oa.account import Buttons
from bot.channels.zalo_oa.bodies import LONGEST_LABEL, to_bodies
from bot.dialogue.message import MOST_CHARACTERS, MOST_CHOICES, Press, Reply
from bot.web.chat import to_message

PICTURES = Path(__file__).parents[2] / "guides" / "pictures"
LARGEST_PICTURE = 1_000_000  # Zalo OA takes no more
LONGEST_PAYLOAD = 1000
SHAPES = (Buttons.BARE, Buttons.LIST, Buttons.TEMPLATE, Buttons.NONE)


def misfits(reply: Reply) -> list[str]:
    """The channels on which this answer would be cut, split, or lose a choice."""
    checks = {
        "core": len(reply.text) <= MOST_CHARACTERS and len(reply.choices) <= MOST_CHOICES,
        "telegram": _fits_telegram(reply),
        "zalo_bot": _is_one(to_zalo_texts(reply), ZALO_LONGEST),
        "zalo_oa": all(_fits_zalo_oa(reply, shape) for shape in SHAPES),
        "web": _fits_web(reply),
        "picture": _fits_everywhere(reply),
    }
    return [channel for channel, fits in checks.items() if not fits]


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _is_one(texts: list[str], longest: int) -> bool:
    return len(texts) == 1 and units(texts[0]) <= longest


def _fits_telegram(reply: Reply) -> bool:
    keyboard = to_keyboard(reply)
    buttons = [button for row in keyboard.inline_keyboard for button in row] if keyboard else []
    return _is_one(to_telegram_texts(reply), TELEGRAM_LONGEST) and len(buttons) == len(reply.choices)


def _fits_zalo_oa(reply: Reply, shape: Buttons) -> bool:
    """A list is allowed a message ahead; nothing is cut in any other way of writing buttons."""
    bodies = to_bodies(reply, shape)
    if len(bodies) > (2 if shape is Buttons.LIST else 1):
        return False
    payload = bodies[-1].get("attachment", {}).get("payload", {})
    buttons = payload.get("buttons", [])
    texts = [body["text"] for body in bodies if "text" in body] + [payload.get("text", "")]
    return (
        all(units(text) <= ZALO_LONGEST for text in texts)
        and len(buttons) == (len(reply.choices) if shape is not Buttons.NONE else 0)
        and all(len(choice.label) <= LONGEST_LABEL for choice in reply.choices)
        and all(len(button["payload"]) <= LONGEST_PAYLOAD for button in buttons)
        and all(
            len(each["title"]) <= 100 and 0 < len(each["subtitle"]) <= 500
            for each in payload.get("elements", [])
        )
    )


def _fits_web(reply: Reply) -> bool:
    """Every button of the page is understood when it comes back."""
    return all(_comes_back(reply.turn, choice.value) for choice in reply.choices)


def _comes_back(turn: int, value: str) -> bool:
    try:
        return to_message({"nonce": "n" * 16, "press": f"{turn}:{value}"}, "visitor").pressed == Press(
            turn, value
        )
    except HTTPException:
        return False


def _fits_everywhere(reply: Reply) -> bool:
    if reply.picture is None:
        return True
    file = PICTURES / reply.picture.file
    return file.stat().st_size <= LARGEST_PICTURE and 0 < units(reply.picture.alt) <= ZALO_LONGEST
