"""What can be wrong with a guide: numbered rules, and one problem of one file."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Severity(StrEnum):
    ERROR = "error"  # would break at run time, or mislead the reader: the guides are not served
    WARNING = "warning"


ERROR, WARNING = Severity

# guides/README.md explains each number to editors. Numbers are never reused.
RULES = {
    "G01": ERROR,  # the file can be read: UTF-8, YAML without mistakes, no tabs, one document
    "G02": ERROR,  # no key twice; no anchors, aliases, merge keys, tags
    "G03": ERROR,  # characters: NFC, nothing invisible
    "G04": ERROR,  # no key unknown, none missing
    "G05": ERROR,  # text is text, a number a number, a list a list
    "G06": ERROR,  # a title has at most 60 characters
    "G07": ERROR,  # a step has at most 300
    "G08": ERROR,  # other texts and lists: neither empty nor too long
    "G09": ERROR,  # ids and file names: a–z 0–9 - and at most 40; files lie where they belong
    "G10": ERROR,  # one id, one file
    "G11": ERROR,  # numbers make sense
    "G12": WARNING,  # at least 8 asks
    "G13": WARNING,  # no ask twice in a guide
    "G14": ERROR,  # no ask in two guides
    "G15": ERROR,  # no step id twice, none called "end"
    "G16": ERROR,  # `goto` leads to a step of this guide
    "G17": ERROR,  # `guide` leads to a guide that exists
    "G18": WARNING,  # every step can be reached
    "G19": ERROR,  # from every step the end can be reached
    "G20": ERROR,  # a step is an action or a question; a choice leads to one place
    "G21": ERROR,  # pictures exist and are described
    "G22": ERROR,  # a caveat with `confidence: partial`, and only then
    "G23": ERROR,  # sources are web addresses
    "G24": ERROR,  # nothing was checked or published in the future
    "G25": WARNING,  # facts are compared with the sources every `review_every` days
    "G26": WARNING,  # related guides exist, and no way leads to a retired one
    "G27": ERROR,  # a retired guide names one that replaces it
    "G28": WARNING,  # button words stand in “ ”
    "G29": WARNING,  # nothing is lost behind a #
    "G30": WARNING,  # every ask finds its own guide first, with a clear lead
    "G31": ERROR,  # a translation belongs to a guide and has its steps
    "G32": WARNING,  # a translation was made from the guide as it is now
    "G33": ERROR,  # topics.yaml names every folder of guides
    "G34": WARNING,  # some other guide leads to each guide
    "G35": WARNING,  # plain words (words.yaml)
    "G36": WARNING,  # short sentences where people work along
    "G37": WARNING,  # phone numbers are known (hotlines.yaml)
    "G38": WARNING,  # so are addresses
    "G39": WARNING,  # what the bot shows at once fits into one message
    "G40": ERROR,  # a commune's overlay leads to a guide and a step that exist
    "G41": ERROR,  # the lexicon can be read
    "G42": WARNING,  # what people asked (lexicon, `asked`) leads to the guide it stands under
}


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend, told to the editor in Vietnamese."""

    path: Path
    line: int
    rule: str
    problem: str
    fix: str

    @property
    def severity(self) -> Severity:
        return RULES[self.rule]

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR

    def __str__(self) -> str:
        mark = "" if self.is_error else "cảnh báo: "
        return f"{shown(self.path)}:{self.line}: {self.rule} {mark}{self.problem}.\n    → {self.fix}"


def shown(path: Path) -> Path:
    """The path as somebody in the working directory would type it."""
    here = Path.cwd()
    path = path.absolute()
    return path.relative_to(here) if path.is_relative_to(here) else path
