"""The page of a team: for its lead and volunteers, and for coordinators; everything goes through the desk."""

from starlette.routing import Route

from bot.web.lead import door, numbers, rows, visit
from bot.web.lead.gate import route


def of_teams() -> list[Route]:
    return [
        route("", door.home),
        route("/vao/{link}", door.knock),
        route("/vao", door.enter, "POST"),
        route("/ma", door.join, "POST"),
        route("/ten", door.take_name, "POST"),
        route("/so-lieu", numbers.show),
        route("/luot", rows.show),
        route("/luot/{visit_id:int}", visit.show),
        route("/luot/{visit_id:int}/sua", visit.correct, "POST"),
        route("/luot/{visit_id:int}/bo", visit.void, "POST"),
    ]
