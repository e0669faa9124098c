"""Signed, short-lived addresses of reports and posters: for the page itself, and for channels that take no files."""

from dataclasses import asdict
from datetime import date
from typing import Any

from itsdangerous import BadSignature, URLSafeTimedSerializer

from bot.dialogue.message import AnyFile, ConversationId, Form, Poster, ReportFile
from bot.domain.period import Period

LASTS = 3600
"""Seconds; who comes later asks the chat again."""


class FileLinks:
    def __init__(self, key: bytes, public_url: str | None = None) -> None:
        self._signed = URLSafeTimedSerializer(key, salt="file")
        self._public_url = public_url

    def path(self, conversation: ConversationId, file: AnyFile) -> str:
        return f"/tep/{self.seal(conversation, file)}"

    def seal(self, conversation: ConversationId, file: AnyFile) -> str:
        """What `read` reads."""
        if isinstance(file, Poster):
            shown = {**asdict(file), "expires": file.expires.isoformat()}
            return str(self._signed.dumps([*conversation, shown]))
        of = (file.team_id, file.area_id)
        days = (file.period.first.isoformat(), file.period.last.isoformat())
        return str(self._signed.dumps([*conversation, *of, *days, file.form, file.language]))

    def address(self, conversation: ConversationId, file: AnyFile) -> str | None:
        """The whole address; None as long as nobody outside can reach the page."""
        return f"{self._public_url}{self.path(conversation, file)}" if self._public_url else None

    def read(self, token: str) -> tuple[ConversationId, AnyFile] | None:
        """What the address was made for; None when it is too old, or not ours."""
        try:
            parts: list[Any] = self._signed.loads(token, max_age=LASTS)
        except BadSignature:
            return None
        if isinstance(parts[-1], dict):
            shown = parts[-1] | {"expires": date.fromisoformat(parts[-1]["expires"])}
            return ConversationId(*parts[:2]), Poster(**shown)
        channel, address, team_id, area_id, first, last, form, language = parts
        period = Period(date.fromisoformat(first), date.fromisoformat(last))
        file = ReportFile(team_id=team_id, area_id=area_id, period=period, form=Form(form), language=language)
        return ConversationId(channel, address), file
