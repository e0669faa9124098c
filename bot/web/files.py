"""Reports as files, fetched when somebody opens their address."""

from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot.dialogue.message import Form
from bot.web.site import language_of, site_of
from bot.web.visitor import CHANNEL

TYPES = {
    "png": "image/png",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "csv": "text/csv",
    "json": "application/json",
}


async def download(request: Request) -> Response:
    """Rights are checked now, not when the address was made."""
    site = site_of(request)
    found = site.files.read(request.path_params["token"])
    if found is None:
        raise HTTPException(410)
    conversation, file = found
    if conversation.channel == CHANNEL and conversation.address != site.visitors.known(request):
        raise HTTPException(404)
    fetched = await site.conversations.fetch(conversation, file)
    if isinstance(fetched, str):
        texts = site.texts(language_of(request, site.conversations.texts))
        return site.page(request, "error.html", texts, status=403, kind="", told=fetched)
    shown = "inline" if file.form is Form.CHART else "attachment"
    return Response(
        fetched.data,
        media_type=TYPES[file.form],
        headers={
            "Cache-Control": "private, no-store",
            "Content-Disposition": f"{shown}; filename*=UTF-8''{quote(fetched.name)}",
        },
    )
