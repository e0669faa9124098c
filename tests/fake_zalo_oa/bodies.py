"""What a message may look like: lengths, the ways of writing buttons, pictures."""

from typing import Any, NamedTuple

from tests.fake_zalo_oa.errors import ApiError

LONGEST_TEXT, LONGEST_TITLE, LONGEST_SUBTITLE, LONGEST_PAYLOAD = 2000, 100, 500, 1000
MOST_BUTTONS = MOST_ELEMENTS = 5
BUTTON_TYPES = {"oa.open.url", "oa.query.show", "oa.query.hide", "oa.open.sms", "oa.open.phone"}


class Post(NamedTuple):
    """A message as it stands in the chat; `enclosed` is the address of a picture or the id of an upload."""

    text: str
    buttons: tuple[dict[str, Any], ...] = ()
    enclosed: str = ""


def read(message: dict[str, Any], accepted: set[str]) -> Post:
    """`accepted` are the ways of writing buttons that this account knows: bare, list, template."""
    text, attachment = _short(message.get("text", ""), LONGEST_TEXT), message.get("attachment")
    if attachment is None:
        return Post(_filled(text))
    payload = attachment["payload"]
    if attachment["type"] == "file":
        return Post(text, enclosed=payload["token"])
    if payload.get("template_type") == "media":
        return Post(text, enclosed=_picture(payload))
    return _template(text, payload, accepted)


def _template(text: str, payload: dict[str, Any], accepted: set[str]) -> Post:
    kind = {None: "bare", "button": "template"}.get(
        payload.get("template_type"), payload.get("template_type")
    )
    if kind not in accepted:
        raise ApiError(-201, "payload is invalid: template_type")
    if kind == "list":
        text = _list(payload["elements"])
    if kind == "template":
        text = _short(payload["text"], LONGEST_TEXT)
    return Post(_filled(text), _buttons(payload["buttons"]))


def _filled(text: str) -> str:
    if not text:
        raise ApiError(-201, "message is invalid: text is empty")
    return text


def _short(text: str, longest: int) -> str:
    if len(text.encode("utf-16-le")) // 2 > longest:
        raise ApiError(-210, f"parameter exceeds limit: {longest}")
    return text


def _buttons(buttons: list[dict[str, Any]]) -> tuple[dict[str, Any], ...]:
    if not 1 <= len(buttons) <= MOST_BUTTONS:
        raise ApiError(-210, "buttons exceed limit: 5")
    for button in buttons:
        if button["type"] not in BUTTON_TYPES or not button["title"]:
            raise ApiError(-201, "buttons is invalid: type")
        _short(button["title"], LONGEST_TITLE)
        if button["type"].startswith("oa.query."):
            _short(button["payload"], LONGEST_PAYLOAD)
    return tuple(buttons)


def _list(elements: list[dict[str, Any]]) -> str:
    if not 1 <= len(elements) <= MOST_ELEMENTS:
        raise ApiError(-210, "elements exceed limit: 5")
    if not elements[0].get("title") or not elements[0].get("subtitle"):
        raise ApiError(-201, "elements is invalid: subtitle")
    lines = []
    for element in elements:
        lines.append(_short(element["title"], LONGEST_TITLE))
        lines.append(_short(element.get("subtitle", ""), LONGEST_SUBTITLE))
    return "\n".join(line for line in lines if line)


def _picture(payload: dict[str, Any]) -> str:
    (element,) = payload["elements"]
    if element["media_type"] != "image" or ("url" in element) == ("attachment_id" in element):
        raise ApiError(-201, "elements is invalid: media")
    picture = str(element.get("url") or element.get("attachment_id"))
    if "url" in element and not picture.startswith("https://"):
        raise ApiError(-201, "elements is invalid: url")
    return picture
