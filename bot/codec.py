"""Sessions and replies as JSON text, so that storage need know nothing of dialogue."""

from pydantic import TypeAdapter, ValidationError

from bot.dialogue.message import Reply
from bot.dialogue.state import Session

_SESSION = TypeAdapter(Session)
_REPLY = TypeAdapter(Reply)


def session_to_json(session: Session) -> str:
    return _SESSION.dump_json(session, exclude_defaults=False).decode()


def session_from_json(text: str | None) -> Session:
    """A session written by another version that can no longer be read is a fresh start."""
    if text is None:
        return Session()
    try:
        return _SESSION.validate_json(text)
    except ValidationError:
        return Session()


def reply_to_json(reply: Reply) -> str:
    return _REPLY.dump_json(reply).decode()


def reply_from_json(text: str) -> Reply:
    return _REPLY.validate_json(text)
