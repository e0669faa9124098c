"""Administrative procedures (thủ tục hành chính) that no guide covers: enough to say where to look."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Procedure:
    """As Cổng Dịch vụ công quốc gia lists it."""

    code: str
    name: str
