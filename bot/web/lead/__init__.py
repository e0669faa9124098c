"""The page of a team: for its lead and volunteers, and for coordinators; everything goes through the desk."""

from starlette.routing import Route

from bot.web.lead import (
    devices,
    door,
    downloads,
    groups,
    household_changes,
    households,
    members,
    numbers,
    questions,
    rows,
    visit,
)
from bot.web.lead.gate import route


def of_teams() -> list[Route]:
    return [
        route("", door.home),
        route("/vao/{link}", door.knock),
        route("/vao", door.enter, "POST"),
        route("/ma", door.join, "POST"),
        route("/ten", door.take_name, "POST"),
        route("/so-lieu", numbers.show),
        route("/tep", downloads.download),
        route("/luot", rows.show),
        route("/theo", groups.show),
        route("/cau-hoi", questions.show),
        route("/luot/{visit_id:int}", visit.show),
        route("/luot/{visit_id:int}/sua", visit.correct, "POST"),
        route("/luot/{visit_id:int}/bo", visit.void, "POST"),
        *_of_people(),
        *_of_households(),
        route("/thiet-bi", devices.show),
        route("/thiet-bi/ket-thuc", devices.end, "POST"),
    ]


def _of_people() -> list[Route]:
    return [
        route("/nguoi", members.show),
        route("/nguoi/moi", members.invite, "POST"),
        route("/nguoi/anh/{sealed}", members.poster),
        route("/nguoi/thu-hoi", members.revoke, "POST"),
        *(
            each
            for change in members.CHANGES
            for each in (
                route(f"/nguoi/{{person_id:int}}/{change}", members.sure),
                route(f"/nguoi/{{person_id:int}}/{change}", members.change, "POST"),
            )
        ),
    ]


def _of_households() -> list[Route]:
    changes = {
        "rut": household_changes.withdraw,
        "xoa": household_changes.erase,
        "gop": household_changes.merge,
        "tach": household_changes.split,
        "chuyen": household_changes.move,
    }
    one = "/ho/{household_id:int}"
    return [
        route("/ho", households.show),
        route("/ho", households.show, "POST"),
        route(one, households.card),
        route(f"{one}/ten", households.name, "POST"),
        route(f"{one}/so", households.phone, "POST"),
        route(f"{one}/ban-sao", households.copy),
        *(route(f"{one}/{change}", household_changes.sure) for change in changes),
        *(route(f"{one}/{change}", act, "POST") for change, act in changes.items()),
    ]
