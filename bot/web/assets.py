"""Styles and scripts under names that change with their content, so that a browser may keep them for ever."""

import gzip
import mimetypes
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

FOLDER = Path(__file__).parent / "static"


@dataclass(frozen=True, slots=True)
class Asset:
    body: bytes
    zipped: bytes
    media_type: str


class Assets:
    """Read once, at start; compressed once, too."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._assets: dict[str, Asset] = {}
        self._names: dict[str, str] = {}
        for file in sorted(folder.iterdir()):
            if file.is_file():
                self._add(file)

    def path(self, name: str) -> str:
        """Where app.css is served now."""
        return f"/static/{self._names[name]}"

    async def serve(self, request: Request) -> Response:
        asset = self._assets.get(request.path_params["name"])
        if asset is None:
            raise HTTPException(404)
        headers = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}
        if "gzip" in request.headers.get("accept-encoding", ""):
            return Response(
                asset.zipped, media_type=asset.media_type, headers=headers | {"Content-Encoding": "gzip"}
            )
        return Response(asset.body, media_type=asset.media_type, headers=headers)

    def _add(self, file: Path) -> None:
        body = file.read_bytes()
        name = f"{file.stem}.{sha256(body).hexdigest()[:10]}{file.suffix}"
        media_type = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        self._assets[name] = Asset(body, gzip.compress(body, mtime=0), media_type)
        self._names[file.name] = name
