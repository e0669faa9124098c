"""Greeting, help, language, and the sentence that says where we are."""

from dataclasses import replace

from bot.dialogue import find, guide_page, join
from bot.dialogue.message import MOST_CHARACTERS, Choice, Reply
from bot.dialogue.state import AtMenu, ChoosingLanguage, Reading, Session
from bot.dialogue.turn import Answer, Scene, Turn

EXAMPLES = ("vneid-quen-mat-khau", "tt-quet-vietqr", "an-toan-gia-danh-cong-an")
"""Guides whose first ask greets a newcomer: a VNeID, a payment and a safety question."""

GUIDE, JOIN, OPEN = "g.", "join_", "g_"
"""What the value of a choice, and the payload of a link (`?start=…`), begin with."""


def greet(scene: Scene) -> Turn:
    """The first thing anybody reads: what this is, and three questions to try."""
    fresh = replace(scene, session=replace(scene.session, paused=_reading(scene.session)))
    return fresh.turn(AtMenu(), _welcome(scene), *_examples(scene))


def show(scene: Scene) -> Turn:
    text = scene.texts("menu-volunteer" if scene.person.team else "menu")
    return scene.turn(AtMenu(), text, *_examples(scene))


def stop(scene: Scene) -> Turn:
    return scene.turn(AtMenu(), scene.texts("stopped"))


def help_(scene: Scene) -> Turn:
    texts, person = scene.texts, scene.person
    parts = [texts("help")]
    if person.team:
        parts.append(texts("help-volunteer"))
    if person.team and person.leads(person.team.id):
        parts.append(texts("help-lead"))
    aside = remark(scene, "\n\n".join(parts))
    return aside if isinstance(scene.session.place, Reading) else scene.turn(AtMenu(), aside.reply.text)


def picked(scene: Scene) -> Answer:
    if scene.picked and scene.picked.startswith(GUIDE):
        return guide_page.show(scene, scene.picked.removeprefix(GUIDE))
    return None


def ask_language(scene: Scene) -> Turn:
    names = {
        code: texts("language-name") for code, texts in sorted(scene.briefing.library.items(), reverse=True)
    }
    choices = [Choice(code, name, (code,)) for code, name in names.items()]
    return scene.turn(ChoosingLanguage(), scene.texts("language-which"), *choices)


def picked_language(scene: Scene) -> Turn:
    session = replace(scene.session, language=scene.picked or scene.session.language)
    return show(replace(scene, session=session))


def open_link(scene: Scene, payload: str) -> Answer:
    """`/start join_ABCDEFGH` and `/start g_vneid-cai-dat` come from links and QR codes."""
    if payload.startswith(JOIN):
        return join.with_code(scene, payload.removeprefix(JOIN))
    if payload.startswith(OPEN) and payload.removeprefix(OPEN) in scene.briefing.guidebook:
        return guide_page.show(scene, payload.removeprefix(OPEN))
    return greet(scene) if scene.text.startswith("/") else None


def where_we_are(scene: Scene, remark_id: str) -> Turn:
    """A remark, and what was on the table before: nothing is lost by a message we could not use."""
    return remark(scene, scene.texts(remark_id))


def remark(scene: Scene, text: str) -> Turn:
    session = scene.session
    if not session.shown:
        greeting = greet(scene)
        return replace(greeting, reply=replace(greeting.reply, text=f"{text}\n\n{greeting.reply.text}"))
    whole = f"{text}\n\n{session.shown}"
    return Turn(
        reply=Reply(text=whole if len(whole) <= MOST_CHARACTERS else text, choices=session.offered),
        session=session,
        aside=True,
    )


def _welcome(scene: Scene) -> str:
    team = scene.person.team
    return scene.texts("welcome-back", team=team.name) if team else scene.texts("welcome")


def _examples(scene: Scene) -> list[Choice]:
    """The first words people use for three guides, as buttons; fewer when a folder has not got them."""
    guidebook = scene.briefing.guidebook
    there = [guide for guide in guidebook if guide.id in EXAMPLES] or list(guidebook)[: len(EXAMPLES)]
    guides = (scene.guide(guide.id) for guide in there)
    return [Choice(f"{GUIDE}{guide.id}", find.example(guide)) for guide in guides]


def _reading(session: Session) -> Reading | None:
    return session.place if isinstance(session.place, Reading) else session.paused
