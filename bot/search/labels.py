"""Labels of households taken apart: “bà Lan, ngõ 5” is a title, a name and an address. Do two of them mean one household?

A rule of “names within three edits” takes Lan, Lân, Loan and Luân for one person. Here the address speaks first, then the
name with its tone marks: what is written with marks is meant with them, what is written without any may be either.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from types import MappingProxyType

from bot.search.fold import plain, words

_CHUNK = re.compile(r"[,;()–—]|\s-\s")
_STOPPED = re.compile(r"[cpt]$|ch$")
_HALF_HORNED = re.compile(r"uơ(?=[a-z])|ưo(?=[a-z])")
_LANES = frozenset({"lane", "alley", "street"})
_NEAR = "near"


def _spoken(text: str) -> tuple[str, ...]:
    """Words with their tones behind them; “Huơng” and “Hưong” are “Hương”."""
    return tuple(_HALF_HORNED.sub("ươ", word) for word in words(text))


def _forms(listed: str) -> frozenset[str]:
    return frozenset(_spoken(listed))


FEMALE = _forms("bà cô chị dì thím mợ mệ")
MALE = _forms("ông chú anh cậu dượng")
TITLES = FEMALE | MALE | _forms("bác cụ em cháu thầy mế")
OPENING = _forms("nhà hộ gia đình")
"""Words before a name that say nothing about it."""

_MARKERS = MappingProxyType(
    dict.fromkeys(_forms("số"), "house")
    | dict.fromkeys(_forms("ngõ hẻm kiệt"), "lane")
    | dict.fromkeys(_forms("ngách"), "alley")
    | dict.fromkeys(_forms("đường phố"), "street")
    | {word: word for word in _forms("thôn xóm ấp bản làng khóm khu buôn sóc cụm đội tổ phum")}
    | dict.fromkeys(_forms("cạnh gần sau đầu cuối trước đối giữa bên con vợ chồng mẹ"), _NEAR)
)
_BARE_MARKERS = MappingProxyType({plain(word): kind for word, kind in _MARKERS.items()})

_ONLY_MARKERS = frozenset({"thon", "xom", "lang", "buon", "khom"})


class Place(Enum):
    """What two addresses say about each other."""

    SAME_HOUSE = auto()
    SAME = auto()
    UNKNOWN = auto()  # nothing that both of them say
    DIFFERENT = auto()


@dataclass(frozen=True, slots=True)
class Label:
    title: str
    name: tuple[str, ...]
    places: Mapping[str, tuple[str, ...]]  # kind of marker → what stands behind it
    bare: bool  # written without any mark, as many people type

    @property
    def whole_name(self) -> tuple[str, ...]:
        return (self.title, *self.name) if self.title else self.name


@lru_cache(maxsize=4096)
def read(text: str) -> Label:
    bare = is_bare(text)
    name: list[str] = []
    places: dict[str, tuple[str, ...]] = {}
    for chunk in _CHUNK.split(text):
        kind = _NEAR if name else ""
        spoken, described_from = _spoken(chunk), _end_of_name(chunk)
        for i, word in enumerate(spoken):
            marked = _marked(spoken, i, bare=bare)
            kind = marked or (_NEAR if not kind and i >= described_from else kind)
            if marked and not word[0].isdigit():
                continue
            if kind:
                places[kind] = (*places.get(kind, ()), word)
            else:
                name.append(word)
    title = _title(name, bare=bare)
    return Label(title, tuple(name), MappingProxyType(places), bare)


def is_bare(text: str) -> bool:
    return all(plain(word) == word for word in words(text))


def resembles(one: str, other: str) -> bool:
    """Whether somebody should be asked if both mean the same household."""
    a, b = read(one), read(other)
    match compare_places(a, b):
        case Place.DIFFERENT:
            return False
        case Place.SAME_HOUSE:
            return True
        case _:
            return _same_name(a, b)


def compare_places(a: Label, b: Label) -> Place:
    kinds = (a.places.keys() & b.places.keys()) - {_NEAR}
    bare = a.bare or b.bare
    if any(not _all_alike(a.places[kind], b.places[kind], bare=bare) for kind in kinds):
        return Place.DIFFERENT
    if "house" in kinds and a.places.keys() & _LANES == b.places.keys() & _LANES:
        return Place.SAME_HOUSE
    return Place.SAME if kinds else Place.UNKNOWN


def alike(one: str, other: str, *, bare: bool) -> bool:
    """The same word; without its marks too where one of the two was typed without any."""
    if one == other or (bare and plain(one) == plain(other)):
        return True
    # “Tuyêt” is no syllable: before a final stop there is always a tone, so one was forgotten.
    (letters, tone), (other_letters, other_tone) = _apart(one), _apart(other)
    return letters == other_letters and bool(_STOPPED.search(letters)) and not (tone and other_tone)


def _apart(word: str) -> tuple[str, str]:
    """Letters and tone."""
    return (word[:-1], word[-1]) if word and unicodedata.combining(word[-1]) else (word, "")


def _marked(spoken: tuple[str, ...], i: int, *, bare: bool) -> str | None:
    """Which kind of address begins at that word, if any; a title before it makes it a name (“ông Đội”)."""
    word, behind = spoken[i], spoken[i + 1] if i + 1 < len(spoken) else ""
    before = spoken[i - 1] if i else ""
    if word[0].isdigit() and (i == 0 or before in _forms("nhà")):
        return "house"
    if not behind or before in TITLES:
        return None
    if bare:  # “ngo” may be Ngô, and “ban” a name
        return _BARE_MARKERS.get(word) if behind[0].isdigit() or word in _ONLY_MARKERS else None
    if word in _forms("nhà") and behind[0].isdigit():
        return "house"
    return _MARKERS.get(word)


def _end_of_name(chunk: str) -> int:
    """Where “bà Tư bán nước” goes on in small letters: from there it says more about her, and names her no more."""
    capitals = [word[0].isupper() for word in re.findall(r"[^\W_]+", chunk)]
    first = capitals.index(True) if any(capitals) else len(capitals)
    return next((i for i in range(first, len(capitals)) if not capitals[i]), len(capitals))


def _title(name: list[str], *, bare: bool) -> str:
    """Takes what stands before the name off it."""
    while len(name) > 1 and _among(name[0], OPENING, bare=bare):
        name.pop(0)
    return name.pop(0) if len(name) > 1 and _among(name[0], TITLES, bare=bare) else ""


def _among(word: str, listed: Iterable[str], *, bare: bool) -> bool:
    return any(word == each or (bare and word == plain(each)) for each in listed)


def _all_alike(one: tuple[str, ...], other: tuple[str, ...], *, bare: bool) -> bool:
    return len(one) == len(other) and all(alike(a, b, bare=bare) for a, b in zip(one, other, strict=True))


def _same_name(a: Label, b: Label) -> bool:
    """The given name, at the end, is the same; what else they say fits; nobody is both ông and bà."""
    if not a.name or not b.name or _sex(a) != _sex(b) != "" != _sex(a):
        return False
    bare = a.bare or b.bare
    if not alike(a.name[-1], b.name[-1], bare=bare):
        return False
    short, long = sorted((a.name[:-1], b.name[:-1]), key=len)
    return all(any(alike(word, each, bare=bare) for each in long) for word in short)


def _sex(label: Label) -> str:
    if _among(label.title, FEMALE, bare=label.bare):
        return "female"
    return "male" if _among(label.title, MALE, bare=label.bare) else ""
