"""A refusal in Zalo's words."""

from typing import Any


class ApiError(Exception):
    def __init__(self, code: int, description: str) -> None:
        super().__init__(code, description)
        self.code = code
        self.description = description

    @property
    def status(self) -> int:
        """Unknown methods and missing webhooks were answered under HTTP 200."""
        return 200 if self.code == 404 else self.code

    def as_json(self) -> dict[str, Any]:
        return {"ok": False, "description": self.description, "error_code": self.code}
