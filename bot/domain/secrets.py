"""Recognises what must never be kept: ID numbers, bank cards, one-time codes, passwords.

What is missed is stored; what is wrongly refused cannot be asked. Both are measured on tests/domain/secrets/.
"""

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum


class Secret(StrEnum):
    ID_NUMBER = "id-number"
    CARD = "card"
    CODE = "code"
    PASSWORD = "password"  # noqa: S105 - the name of a kind


_GAP = r"[ .\-–_]?"
# Not right behind a letter or dot: H12.34.56-251122-0001 is a dossier code.
_NUMBER = re.compile(rf"(?<![\w./])\d(?:{_GAP}\d){{5,24}}(?![\d/])")

_ADDRESS = re.compile(r"https?://\S+")
_ID_LENGTH = 12
_HOUSE_NUMBER = 3  # digits
_UNBROKEN_ID = re.compile(r"(?<!\d)0\d{11}(?!\d)")
_ID_WORD = re.compile(r"\b(?:s?cccd|cmnd|cmt|can cuoc|dinh danh|chung minh)\b")
# Nine digits are an old ID number only where that is said.
_OLD_ID = re.compile(
    r"\b(?:cmnd|cmt|chung minh)\b[^\d]{0,25}(?<!\d)(\d{3}[ .]?\d{3}[ .]?\d{3})(?![\d/]|[ .]\d)"
)
_TRACKING = re.compile(r"[A-Z]{2,}$")
"""What stands before the digits of a parcel or customer number, unless it says that they are an ID."""

_CARD = re.compile(
    r"3[47]\d{13}|35\d{14}|4\d{15}|5[1-5]\d{14}|2[2-7]\d{14}|6\d{15}"  # Amex, JCB, Visa, Mastercard, UnionPay
)
_NAPAS = re.compile(r"9704(?:\d{12}|\d{15})")
"""No other numbers begin like domestic cards, so one with a typing error is recognised too."""

# From here on: in folded text.
_CODE_NAME = (
    r"otp|passcode|pin|cv[vc]|code|"
    r"ma (?:otp|pin|xac (?:nhan|thuc|minh)|xn|kich hoat|dang nhap|bao mat|so bi mat|bi mat|mo khoa|khoa|\d so)"
)
_FILLING = (
    r"la|cua|toi|tui|minh|con|em|me|ba|bo|ong|co|chu|bac|anh|chi|chau|ban|quy|khach|moi|cu|nay|do|gui|ve|nhan|duoc|doc|dua|nhap|"
    r"bao|so|may|sau|tren|the|man|hinh|ngan|hang|zalo|vneid|facebook|momo|bank|[a-z]+bank|chuyen|khoan|giao|dich|otp|ma|bang|is|my|your"
)
"""What may stand between “mã OTP” and the code; “không”, “từ” or “trừ” may not."""

_RUN = r"(\d(?:[ \-]?\d)*)(?!\.\d)"
_CODE = re.compile(
    rf"\b(?:{_CODE_NAME})\b(?:[\s:=(\"“-]+(?:{_FILLING})\b){{0,6}}[\s:=(\"“-]*(?<![\d/.]){_RUN}"
)
_CODE_BEFORE = re.compile(
    rf"(?<![\d/.:])\b{_RUN}\s*(?:(?:la|=)\s*(?:cai )?(?:{_CODE_NAME})\b|is your\b.*\bcode\b)"
)
_BARE_CODE = re.compile(r"\bma (?:(?:la|gui|ve|moi|nay) ){0,3}(\d{6})\b(?![ .\-]?\d)")
_SHORT_CODE = re.compile(r"cv[vc]|bao mat")
_SHORTEST_CODE, _LONGEST_CODE = 4, 8
_UNIT = re.compile(r"\s*(?:d|dong|vnd|k|nghin|trieu|ty|giay|phut|lan|so|ky tu|chu so|nguoi)\b|[/:%]\d?")
_PASSWORD = re.compile(r"\b(?:mat khau|matkhau|mk|password|pass|pw)\b")
_SAID = re.compile(r"(?:^|\s)(?:la|thanh|bang|is)\b|[:=]")
_REACH = 60
"""Characters behind the word “mật khẩu” in which the password itself may stand."""

_WORD = re.compile(r"[^\s,;()\"“”]+")
_MIXED = re.compile(r"(?=.*[a-z])(?=.*\d)\S{6,}")
_WITH_SIGN = re.compile(r"(?=.*[a-z\d])(?=\S*[@#$%&!*^]\S)\S{5,}")
_LETTERS = re.compile(r"[a-z]{8,}")
"""No word of Vietnamese is that long."""

_NO_PASSWORD = re.compile(
    r"h[-–]?\d{1,6}|[\w.]+@\w+\.\w+|(?:iphone|ipad|ios|android|samsung|galaxy|oppo|vivo|redmi|windows)\w*|https?:.*|facebook|password|"
    r"\d+(?:k|g|h|tr)\d*|[a-z]\d{1,3}|.*\d[/:]\d.*|\d{1,3}(?:\.\d{3})+\w?"
)
_NUMBER_TO_CALL = re.compile(r"\b(?:goi|so|dai|hotline|nam|ngay|gui|soan|ve|bam|phim|ho so|sdt|zalo)\s*$")
_PIN_LIKE, _SURELY = range(4, 9), range(6, 9)


def find_secret(text: str) -> Secret | None:
    """The first kind of secret in the text, if any."""
    text = _ADDRESS.sub(" ", text)
    folded = _fold(text)
    if _has_id(text, folded):
        return Secret.ID_NUMBER
    if any(_is_card(digits) for digits in _numbers(text)):
        return Secret.CARD
    if _has_code(folded):
        return Secret.CODE
    return Secret.PASSWORD if _has_password(folded) else None


def without_long_numbers(text: str) -> str:
    """The text with every run of six or more digits (phone, account, dossier numbers) taken out."""
    return _NUMBER.sub("…", text)


def _numbers(text: str) -> Iterator[str]:
    """Each run of digits; also without a short number before it (“ngõ 5 4111 …”) or behind it (a card's CVV)."""
    for found in _NUMBER.finditer(text):
        parts = re.findall(r"\d+", found[0])
        first = len(parts) > 1 and len(parts[0]) <= _HOUSE_NUMBER
        last = len(parts) > 1 and len(parts[-1]) <= _HOUSE_NUMBER
        for start in range(1 + first):
            for end in range(1 + last):
                yield "".join(parts[start : len(parts) - end])


def _has_id(text: str, folded: str) -> bool:
    for found in _UNBROKEN_ID.finditer(text):
        before = _TRACKING.search(text[: found.start()])
        if before is None or _ID_WORD.search(before[0].lower()):
            return True
    long = [digits for digits in _numbers(text) if len(digits) == _ID_LENGTH]
    if any(digits[0] == "0" for digits in long) or (long and _ID_WORD.search(folded)):
        return True
    return _OLD_ID.search(folded) is not None


def _is_card(digits: str) -> bool:
    return bool(_NAPAS.fullmatch(digits) or (_CARD.fullmatch(digits) and _luhn(digits)))


def _has_code(folded: str) -> bool:
    for found in _CODE.finditer(folded):
        shortest = 3 if _SHORT_CODE.search(found[0]) else _SHORTEST_CODE
        if _may_be_code(folded, found, shortest):
            return True
    found_before = any(_may_be_code(folded, found, _SHORTEST_CODE) for found in _CODE_BEFORE.finditer(folded))
    return found_before or _BARE_CODE.search(folded) is not None


def _may_be_code(folded: str, found: re.Match[str], shortest: int) -> bool:
    """Of the length of a code, and no amount, time or count."""
    size = len(re.sub(r"\D", "", found[1]))
    if not shortest <= size <= _LONGEST_CODE:
        return False
    return _UNIT.match(folded, found.end(1)) is None


def _has_password(folded: str) -> bool:
    for found in _PASSWORD.finditer(folded):
        behind = folded[found.end() : found.end() + _REACH]
        said = _SAID.search(behind)
        for word in _WORD.finditer(behind):
            told = said is not None and said.start() <= word.start()
            if _may_be_password(behind, word, told=told):
                return True
    return False


def _may_be_password(behind: str, found: re.Match[str], *, told: bool) -> bool:
    """`told`: “là” or a colon stands before it."""
    word = found[0].strip(".,?!:=*'-").removeprefix("la:")
    if _NO_PASSWORD.fullmatch(word):
        return False
    if _MIXED.fullmatch(word) or _WITH_SIGN.fullmatch(word):
        return True
    if word.isdecimal():
        near = told or not behind[: found.start()].strip()
        counted = _UNIT.match(behind, found.end()) or re.match(r"[ .\-]\d", behind[found.end() :])
        called = _NUMBER_TO_CALL.search(behind[: found.start()])
        return len(word) in (_PIN_LIKE if near else _SURELY) and not counted and not called
    return told and bool(_LETTERS.fullmatch(word))


def _luhn(digits: str) -> bool:
    doubled = [int(d) * (1 + i % 2) for i, d in enumerate(reversed(digits))]
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0  # noqa: PLR2004 - the sum of two digits


def _fold(text: str) -> str:
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(c for c in bare if not unicodedata.combining(c))
