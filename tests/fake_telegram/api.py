"""The methods of the Bot API, as far as this bot uses them, with their checks."""

import json
import re
from collections.abc import Callable
from itertools import count
from math import ceil
from typing import Any

from tests.fake_telegram.chats import LONGEST_CAPTION, Chat, File, Post, checked_keyboard, checked_text
from tests.fake_telegram.errors import ApiError
from tests.fake_telegram.updates import PRESS_LIVES, Updates
from tests.fake_telegram.webhook import Webhook

Parameters = dict[str, Any]
BOT = {"id": 123456, "is_bot": True, "first_name": "Sổ Tay Số", "username": "sotayso_thu_bot"}
TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


def nested(parameters: Parameters, name: str) -> Any:
    """Nested objects come as JSON inside form fields, or as they are in JSON bodies."""
    value = parameters.get(name)
    return json.loads(value) if isinstance(value, str) else value


def uploaded(parameters: Parameters, kind: str) -> bytes:
    """The file itself: under the name of its kind, or under the one given there."""
    given = str(parameters.get(kind, ""))
    file = (
        str(parameters.get(given.removeprefix("attach://"), "")) if given.startswith("attach://") else given
    )
    if not file:
        raise ApiError(400, "Bad Request: there is no file in the request")
    return file.encode("utf-8", "surrogateescape")


class BotApi:
    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self.updates = Updates(now)
        self.webhook = Webhook(self.updates)
        self.updates.added = self.webhook.deliver
        self.chats: dict[int, Chat] = {}
        self.presses: dict[str, float] = {}
        self.answered_presses: list[str] = []
        self.menus: dict[str, list[dict[str, str]]] = {}
        self.descriptions: dict[str, str] = {}
        self.short_descriptions: dict[str, str] = {}
        self._post_ids = count(1)
        self._methods: dict[str, Callable[[Parameters], Any]] = {
            "getMe": lambda _: BOT,
            "sendMessage": self._send_message,
            "sendPhoto": lambda p: self._send_file(p, "photo"),
            "sendDocument": lambda p: self._send_file(p, "document"),
            "editMessageText": self._edit_message_text,
            "answerCallbackQuery": self._answer_callback_query,
            "setMyCommands": self._set_my_commands,
            "setMyDescription": lambda p: self._describe(self.descriptions, p, "description", 512),
            "setMyShortDescription": lambda p: self._describe(
                self.short_descriptions, p, "short_description", 120
            ),
            "setWebhook": self._set_webhook,
            "deleteWebhook": self._delete_webhook,
            "getWebhookInfo": lambda _: self.webhook.info(),
        }

    async def call(self, method: str, parameters: Parameters) -> Any:
        if method.lower() == "getupdates":
            offset, limit = int(parameters.get("offset", 0)), int(parameters.get("limit", 100))
            wanted = nested(parameters, "allowed_updates")
            return await self.updates.get(offset, limit, float(parameters.get("timeout", 0)), wanted)
        for name, run in self._methods.items():
            if name.lower() == method.lower():
                return run(parameters)
        raise ApiError(404, "Not Found")

    def next_post(self, text: str, *, by_bot: bool, keyboard: list[list[dict[str, Any]]]) -> Post:
        return Post(next(self._post_ids), int(self._now()), text, keyboard, by_bot)

    def _chat(self, parameters: Parameters) -> Chat:
        chat = self.chats.get(int(parameters.get("chat_id") or 0))
        if chat is None:
            raise ApiError(400, "Bad Request: chat not found")
        if chat.blocked:
            raise ApiError(403, "Forbidden: bot was blocked by the user")
        wait = ceil(chat.flood_until - self._now())
        if wait > 0:
            raise ApiError(429, f"Too Many Requests: retry after {wait}", retry_after=wait)
        return chat

    def _send_message(self, parameters: Parameters) -> Any:
        chat = self._chat(parameters)
        text = checked_text(parameters.get("text", ""), parameters.get("parse_mode"))
        keyboard = checked_keyboard(nested(parameters, "reply_markup") or {})
        post = self.next_post(text, by_bot=True, keyboard=keyboard)
        chat.write(post)
        return chat.post_as_json(post, BOT)

    def _send_file(self, parameters: Parameters, kind: str) -> Any:
        chat = self._chat(parameters)
        caption = parameters.get("caption", "")
        if len(caption.encode("utf-16-le")) // 2 > LONGEST_CAPTION:
            raise ApiError(400, "Bad Request: message caption is too long")
        file = uploaded(parameters, kind)
        keyboard = checked_keyboard(nested(parameters, "reply_markup") or {})
        post = self.next_post(caption, by_bot=True, keyboard=keyboard)
        post.file = File(kind, file)
        chat.write(post)
        return chat.post_as_json(post, BOT)

    def _edit_message_text(self, parameters: Parameters) -> Any:
        chat = self._chat(parameters)
        text = checked_text(parameters.get("text", ""), parameters.get("parse_mode"))
        keyboard = checked_keyboard(nested(parameters, "reply_markup") or {})
        return chat.post_as_json(chat.edit(int(parameters["message_id"]), text, keyboard), BOT)

    def _answer_callback_query(self, parameters: Parameters) -> bool:
        query = str(parameters.get("callback_query_id"))
        if self._now() - self.presses.get(query, 0) > PRESS_LIVES:
            raise ApiError(400, TOO_OLD)
        if len(parameters.get("text", "")) > 200:
            raise ApiError(400, "Bad Request: MESSAGE_TOO_LONG")
        self.answered_presses.append(query)
        return True

    def _set_my_commands(self, parameters: Parameters) -> bool:
        commands = nested(parameters, "commands")
        if len(commands) > 100:
            raise ApiError(400, "Bad Request: BOT_COMMANDS_TOO_MUCH")
        for command in commands:
            if not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]):
                raise ApiError(400, "Bad Request: BOT_COMMAND_INVALID")
            if not 1 <= len(command["description"]) <= 256:
                raise ApiError(400, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")
        self.menus[parameters.get("language_code", "")] = commands
        return True

    def _describe(self, texts: dict[str, str], parameters: Parameters, name: str, longest: int) -> bool:
        text = parameters.get(name, "")
        if len(text) > longest:
            raise ApiError(400, "Bad Request: DESCRIPTION_TOO_LONG")
        texts[parameters.get("language_code", "")] = text
        return True

    def _set_webhook(self, parameters: Parameters) -> bool:
        self.updates.want(nested(parameters, "allowed_updates"))
        self.webhook.set(parameters.get("url", ""), parameters.get("secret_token", ""))
        return True

    def _delete_webhook(self, parameters: Parameters) -> bool:
        if str(parameters.get("drop_pending_updates", "")).lower() == "true":
            for update in self.updates.pending():
                self.updates.taken(update["update_id"])
        self.webhook.set("", "")
        return True
