"""Words that mean the same everywhere: help, menu, language, join, log, undo, weeks."""

import re
from collections.abc import Callable
from functools import partial

from bot.dialogue import (
    after_visit,
    browse,
    exports,
    hall,
    households,
    join,
    members,
    menu,
    page,
    reports,
    returns,
    steps,
    task,
    visit_page,
    weeks,
)
from bot.dialogue.pick import says
from bot.dialogue.turn import Answer, Scene
from bot.search.fold import fold

# A command word alone.
ALONE: dict[str, Callable[[Scene], Answer]] = {
    "start": menu.greet,
    "menu": menu.show,
    "help": menu.help_,
    "topics": browse.show,
    "language": menu.ask_language,
    "resume": steps.resume,
    "stop": menu.stop,
    "undo": after_visit.undo_last,
    "correct": after_visit.correct_last,
    "log": task.ask_which,
    "hall": hall.start,
    "hall-end": hall.end,
    "returns": returns.show_mine,
    "overdue": returns.show_overdue,
    "history": visit_page.show_history,
    "household": households.ask_which,
    "my-week": weeks.show_mine,
    "team-week": reports.show,
    "chart": partial(exports.asked, "chart"),
    "sheet": partial(exports.asked, "sheet"),
    "letter": partial(exports.asked, "letter"),
    "table": partial(exports.asked, "table"),
    "data": partial(exports.asked, "data"),
    "copy": partial(exports.asked, "copy"),
    "invite": join.invite,
    "invitations": join.show_invitations,
    "members": members.show,
    "link": join.show_link_code,
    "page": page.show_link,
    "join": join.ask_code,
}

# A command word with something behind it; None from the function: it was no command after all.
LEADING: dict[str, Callable[[Scene, str], Answer]] = {
    "start": menu.open_link,
    "join": join.with_code,
    "log": task.from_line,
    "household": households.from_words,
    "team-week": reports.show_that,
}


def heard(scene: Scene) -> Answer:
    said = scene.text.removeprefix("/").replace("@", " ", 1) if scene.text.startswith("/") else scene.text
    for name, act in ALONE.items():
        if says(said, scene.texts.words(f"commands.{name}")):
            return act(scene)
    for name, act_on in LEADING.items():
        for word in scene.texts.words(f"commands.{name}"):
            if rest := _after(said, word):
                answer = act_on(scene, rest)
                if answer is not None:
                    return answer
    return visit_page.heard_number(scene) or join.with_bare_code(scene)


def _after(said: str, word: str) -> str | None:
    """What follows the command word, as it was typed."""
    size = len(word.split())
    parts = re.split(r"[\s:]+", said.strip(), maxsplit=size)
    return parts[size] if len(parts) > size and fold(" ".join(parts[:size])) == fold(word) else None
