"""The web page: the chat, the guides as pages, and one server for every door that is reached over HTTP."""

from bot.web.server import Server, create, listen
from bot.web.site import Site

__all__ = ["Server", "Site", "create", "listen"]
