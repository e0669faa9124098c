"""Where the page is open for oneself: seen and ended."""

from starlette.responses import Response

from bot.dialogue.page_requests import Devices, EndDevice
from bot.dialogue.turn import Flow, ask
from bot.domain.device import Device
from bot.domain.people import Person
from bot.web.lead.gate import Gate, to


async def show(gate: Gate) -> Response:
    devices = await gate.ask(lambda _person: ask(Devices()))
    return gate.page("devices", section="devices", devices=devices, ended="xong" in gate.request.query_params)


async def end(gate: Gate) -> Response:
    """Of this browser's own session the cookie goes as well."""
    key = (await gate.form()).get("may", "")

    def ended(_person: Person) -> Flow[Device | None]:
        devices = yield from ask(Devices())
        yield from ask(EndDevice(key=key))
        return next((device for device in devices if device.key == key), None)

    device = await gate.ask(ended)
    response = to("") if device and device.here else to("/thiet-bi", xong="1")
    if device and device.here:
        response.delete_cookie(
            gate.cookie, path="/", httponly=True, samesite="lax", secure=gate.site.visitors.secure
        )
    return response
