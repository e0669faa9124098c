"""The hardest case there is: questions of our own field whose guide is not there, every third guide taken away."""

from collections.abc import Iterator

from tests.bench.search.sets import never_tuned_on, tuned_on
from tests.bench.search.systems import systems
from tests.bench.search.table import Standing, head, row
from tests.search.questions import Asked, some_of, the_guides

THIRDS = 3


def run() -> Iterator[str]:
    yield head()
    for name, build in systems().items():
        found = Standing()
        for without in range(THIRDS):
            fewer = some_of(the_guides(), without=without)
            find = build(fewer)
            for one in _orphans(set(fewer.guides)):
                found.add(find(one.question), one)
        yield row(name, found)


def _orphans(left: set[str]) -> list[Asked]:
    asked = [*tuned_on(), *never_tuned_on()]
    return [one._replace(answers=frozenset()) for one in asked if one.answers and not one.answers & left]
