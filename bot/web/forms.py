"""Forms as browsers send them: small, and in time."""

import asyncio
from collections.abc import Mapping
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

MOST_FIELDS = 20
SECONDS = 20
"""A body that takes longer than this to arrive is not waited for."""


async def read_form(request: Request) -> Mapping[str, str]:
    """The fields; of a field that came twice, the last. HTTPException for what is no form."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/x-www-form-urlencoded":
        raise HTTPException(415)
    try:
        async with asyncio.timeout(SECONDS):
            body = await request.body()
        fields = parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except TimeoutError as error:
        raise HTTPException(408) from error
    except ValueError as error:  # no UTF-8, or too many fields
        raise HTTPException(400) from error
    return dict(fields)
