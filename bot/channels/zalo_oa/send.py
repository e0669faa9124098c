"""One message to one person, by the version of the interface that this account is known to."""

from typing import Any

from structlog import get_logger

from bot.channels.zalo_oa.account import Account, Variant
from bot.channels.zalo_oa.api import Api, Refused
from bot.channels.zalo_oa.bodies import Body
from bot.channels.zalo_oa.codes import Act, meaning

PATHS = {Variant.V3: "/v3.0/oa/message/cs", Variant.V2: "/v2.0/oa/message"}

log = get_logger()


class Sender:
    """Refused when Zalo says no and this is not the cure."""

    def __init__(self, account: Account, api: Api) -> None:
        self._api = api
        self._auto = account.variant is Variant.AUTO
        self._known = Variant.V3 if self._auto else account.variant

    async def send(self, person: str, body: Body) -> None:
        message = {"recipient": {"user_id": person}, "message": body}
        try:
            await self._by_version(message)
        except Refused as refusal:
            if meaning(refusal.code).act is not Act.ONCE_MORE:
                raise
            await self._by_version(message)

    async def _by_version(self, message: dict[str, Any]) -> None:
        """The other version only after the error that asks for it: after any other, the message may be there."""
        try:
            await self._api.post(PATHS[self._known], message)
        except Refused as refusal:
            if not self._auto or meaning(refusal.code).act is not Act.OTHER_VERSION:
                raise
            other = Variant.V2 if self._known is Variant.V3 else Variant.V3
            await self._api.post(PATHS[other], message)
            self._known = other
            log.info("zalo_oa.variant", do=f"set ZALO_OA_VARIANT={other} to spare the try after every start")
