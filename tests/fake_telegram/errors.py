"""A refusal in Telegram's words."""

from typing import Any


class ApiError(Exception):
    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(code, description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def as_json(self) -> dict[str, Any]:
        error = {"ok": False, "error_code": self.code, "description": self.description}
        return error | ({"parameters": self.parameters} if self.parameters else {})
