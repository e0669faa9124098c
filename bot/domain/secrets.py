"""Recognises what must never be kept: ID numbers, bank cards, one-time codes, passwords."""

import re
import unicodedata
from enum import StrEnum


class Secret(StrEnum):
    ID_NUMBER = "id-number"
    CARD = "card"
    CODE = "code"
    PASSWORD = "password"  # noqa: S105 - the name of a kind


_GAP = r"[ .\-–_]?"
# Not right behind a letter or dot: H12.34.56-251122-0001 is a dossier code.
_NUMBER = re.compile(rf"(?<![\w./])\d(?:{_GAP}\d){{5,24}}(?![\d/])")
_UNBROKEN_ID = re.compile(r"(?<!\d)0\d{11}(?!\d)")
# “123456 là mã otp”, “otp: 482 913”, “mã xác nhận của tôi là 4829”; folded text
_CODE = re.compile(
    r"\b(?:otp|ma (?:xac (?:nhan|thuc|minh)|giao dich|kich hoat)|passcode|ma pin|pin|smart otp|cvv|cvc)\b"
    r"(?:\s+(?!la\b)[a-z]{1,7}){0,4}\s*(?:la|:|=|-)?\s*(\d(?:[ .\-]?\d){2,7})(?![\d/.]?\d)"
)
_CODE_BEFORE = re.compile(
    r"(?<!\d)(\d(?:[ .\-]?\d){3,7})(?!\d)\s*(?:la|=)\s*(?:cai )?(?:ma )?(?:otp|xac (?:nhan|thuc|minh)|passcode|pin)\b"
)
_PASSWORD = re.compile(
    r"\b(?:mat khau|mk|password|pass|matkhau)\b(?:\s+(?:cua|toi|tui|minh|con|em|vneid|zalo|ngan hang|moi|cu|dang nhap|tai khoan|facebook|gmail)){0,5}"
    r"\s*(?:la|:|=)\s*(\S{4,})"
)
# Words that follow “mật khẩu là” in a question, not in a disclosure.
_ASKING = {
    "gi",
    "sao",
    "nao",
    "bao",
    "sai",
    "dung",
    "khong",
    "duoc",
    "the",
    "phai",
    "loi",
    "quen",
    "mat",
    "moi",
    "nhung",
}
_ID_LENGTH = 12
_CARD = re.compile(r"[34569]\d{14,15}|9704\d{15}")
"""Amex, JCB, Visa, Mastercard and Napas: 15, 16, or (Napas) 19 digits."""


def find_secret(text: str) -> Secret | None:
    """The first kind of secret in the text, if any."""
    folded = _fold(text)
    if _UNBROKEN_ID.search(text):
        return Secret.ID_NUMBER
    for found in _NUMBER.finditer(text):
        digits = re.sub(r"\D", "", found[0])
        if len(digits) == _ID_LENGTH and digits[0] == "0":
            return Secret.ID_NUMBER
        if _CARD.fullmatch(digits) and _luhn(digits):
            return Secret.CARD
        if len(digits) == _ID_LENGTH and re.search(
            r"\b(?:cccd|cmnd|can cuoc|dinh danh|chung minh)\b", folded
        ):
            return Secret.ID_NUMBER
    if _CODE.search(folded) or _CODE_BEFORE.search(folded):
        return Secret.CODE
    return Secret.PASSWORD if _discloses_password(folded) else None


def without_long_numbers(text: str) -> str:
    """The text with every run of six or more digits (phone, account, dossier numbers) taken out."""
    return _NUMBER.sub("…", text)


def _discloses_password(folded: str) -> bool:
    return any(found[1].strip("?.,!") not in _ASKING for found in _PASSWORD.finditer(folded))


def _luhn(digits: str) -> bool:
    doubled = [int(d) * (1 + i % 2) for i, d in enumerate(reversed(digits))]
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0  # noqa: PLR2004 - the sum of two digits


def _fold(text: str) -> str:
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(c for c in bare if not unicodedata.combining(c))
