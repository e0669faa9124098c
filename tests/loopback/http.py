"""Just enough HTTP/1.1: keep-alive, bodies with a length, and connections that can be dropped."""

import asyncio
import email
import email.policy
import json
from collections.abc import Awaitable, Callable
from email.message import Message
from typing import Any
from urllib.parse import parse_qsl

Content = tuple[int, dict[str, Any]] | tuple[int, str] | None
Answer = Callable[[str, dict[str, Any]], Awaitable[Content]]
"""Path and parameters (the headers are one of them) → status and JSON (or the text of some other page); None drops the connection."""

REASONS = {200: "OK", 400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found"}


class Connection(asyncio.Protocol):
    def __init__(self, answer: Answer, open_connections: set["Connection"]) -> None:
        self._answer = answer
        self._open = open_connections
        self._buffer = b""
        self._task: asyncio.Task[None] | None = None
        self.transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self._open.add(self)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - asyncio's signature
        self._open.discard(self)
        if self._task:
            self._task.cancel()

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        head, found, rest = self._buffer.partition(b"\r\n\r\n")
        if not found:
            return
        request, *lines = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        length = int(headers.get("content-length", 0))
        if len(rest) < length:
            return
        self._buffer = rest[length:]
        path, _, query = request.split(" ")[1].partition("?")
        parameters = dict(parse_qsl(query)) | read_body(headers.get("content-type", ""), rest[:length])
        parameters["headers"] = headers
        self._task = asyncio.create_task(self._respond(path, parameters))

    async def _respond(self, path: str, parameters: dict[str, Any]) -> None:
        answer = await self._answer(path, parameters)
        if answer is None:
            self.transport.abort()
            return
        status, content = answer
        page = isinstance(content, str)
        body = (content if isinstance(content, str) else json.dumps(content)).encode()
        head = (
            f"HTTP/1.1 {status} {REASONS.get(status, 'Trouble')}\r\n"
            f"content-type: {'text/html' if page else 'application/json'}\r\n"
            f"content-length: {len(body)}\r\n\r\n"
        )
        self.transport.write(head.encode() + body)


def read_body(content_type: str, body: bytes) -> dict[str, Any]:
    """Forms, multipart and JSON are all the same to these platforms."""
    if not body:
        return {}
    if content_type.startswith("application/json"):
        return dict(json.loads(body))
    if content_type.startswith("multipart/form-data"):
        head = f"content-type: {content_type}\r\n\r\n".encode()
        whole = email.message_from_bytes(head + body, policy=email.policy.HTTP)
        parts = [
            (str(part.get_param("name", header="content-disposition")), part) for part in whole.iter_parts()
        ]
        names = {f"{name} name": part.get_filename() for name, part in parts if part.get_filename()}
        return {name: _text_of(part) for name, part in parts} | names
    return dict(parse_qsl(body.decode(), keep_blank_values=True))


def _text_of(part: Message) -> str:
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    return content.decode(errors="surrogateescape").removesuffix("\r\n")  # files can be had back as they were
