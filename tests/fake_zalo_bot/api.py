"""The methods of Zalo Bot, with their checks. Names are case-sensitive, ids are strings, dates are milliseconds."""

from collections.abc import Callable
from itertools import count
from typing import Any

from tests.fake_zalo_bot.chats import Chat, Post, checked
from tests.fake_zalo_bot.errors import ApiError
from tests.fake_zalo_bot.updates import Updates
from tests.fake_zalo_bot.webhook import Webhook

Parameters = dict[str, Any]
BOT = {
    "id": "1459000000000000001",
    "account_name": "bot.ThuNghiem",
    "display_name": "Bot Sổ Tay Số",
    "account_type": "BASIC",
    "can_join_groups": False,
}


class BotApi:
    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self.updates = Updates()
        self.webhook = Webhook()
        self.chats: dict[str, Chat] = {}
        self.quota: int | None = None
        self.typing: list[str] = []
        self._ids = count(0x5F02D9C7B1E84A63)
        self._methods: dict[str, Callable[[Parameters], Any]] = {
            "getMe": lambda _: BOT,
            "sendMessage": lambda p: self._write(p, text=checked(p, "text")),
            "sendPhoto": self._send_photo,
            "sendSticker": lambda p: self._write(p, text=f"[{checked(p, 'sticker')}]"),
            "sendVoice": self._send_voice,
            "sendChatAction": self._send_chat_action,
            "deleteWebhook": lambda _: self._delete_webhook(),
            "getWebhookInfo": lambda _: self._webhook_info(),
        }

    async def call(self, method: str, parameters: Parameters) -> dict[str, Any]:
        """The whole answer."""
        if method == "getUpdates":
            if self.webhook.url:
                raise ApiError(400, "Bad Request: a webhook is set")
            update = await self.updates.get(float(parameters.get("timeout", 30)))
            return {"ok": True, "result": update}
        if method == "setWebhook":
            verification = await self.webhook.set(
                parameters.get("url", ""), parameters.get("secret_token", "")
            )
            return {"ok": True, "result": self._webhook_info() | {"verification": verification}}
        if method == "testWebhook":
            return {"ok": True, "result": await self._test_webhook()}
        if method not in self._methods:
            raise ApiError(404, "Not Found")
        result = self._methods[method](parameters)
        return {"ok": True} if result is None else {"ok": True, "result": result, "error_code": 0}

    def next_id(self) -> str:
        return f"{next(self._ids):016x}"

    def milliseconds(self) -> int:
        return int(1000 * self._now())

    def happens(self, update: dict[str, Any]) -> None:
        """Zalo delivers where it has been told to."""
        if self.webhook.url:
            self.webhook.deliver(update)
        else:
            self.updates.add(update)

    def _chat(self, parameters: Parameters) -> Chat:
        chat = self.chats.get(str(parameters.get("chat_id")))
        if chat is None:
            raise ApiError(400, "The chat_id is not valid")
        if chat.refusal:
            raise ApiError(chat.refusal, "Forbidden" if chat.refusal == 403 else "Refused")
        return chat

    def _write(self, parameters: Parameters, *, text: str = "", photo: str | None = None) -> dict[str, Any]:
        chat = self._chat(parameters)
        if self.quota is not None:
            if not self.quota:
                raise ApiError(429, "Quota exceeded")
            self.quota -= 1
        post = Post(self.next_id(), text, photo)
        chat.write(post)
        return {"message_id": post.id, "date": self.milliseconds()}

    def _send_photo(self, parameters: Parameters) -> dict[str, Any]:
        photo = checked(parameters, "photo")
        if not photo.startswith(("http://", "https://")):
            raise ApiError(400, "The photo must start with http:// or https://")
        caption = checked(parameters, "caption") if "caption" in parameters else ""
        return self._write(parameters, text=caption, photo=photo)

    def _send_voice(self, parameters: Parameters) -> dict[str, Any]:
        if not checked(parameters, "voice_url").endswith(".aac"):
            raise ApiError(400, "The voice_url must end in .aac")
        return self._write(parameters, text="[voice]")

    def _send_chat_action(self, parameters: Parameters) -> None:
        if parameters.get("action") != "typing":
            raise ApiError(400, "The action is not valid")
        self.typing.append(self._chat(parameters).id)

    def _delete_webhook(self) -> dict[str, Any]:
        self.webhook.url = ""
        return {"url": "", "updated_at": self.milliseconds()}

    def _webhook_info(self) -> dict[str, Any]:
        """Never the secret."""
        if not self.webhook.url:
            raise ApiError(404, "Not Found")
        return {"url": self.webhook.url, "updated_at": self.milliseconds()}

    async def _test_webhook(self) -> dict[str, Any]:
        if not self.webhook.settings_left:
            raise ApiError(426, "Upgrade Required")
        self.webhook.settings_left -= 1
        outcome = await self.webhook.probe()
        return {"ok": outcome == "webhook.ok", "url": self.webhook.url, "outcome": outcome, "hint": ""}
