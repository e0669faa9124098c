"""Figures for a monitor: how many requests, how long they took, what is served. Never who asked or what."""

from collections.abc import Callable
from time import perf_counter

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)
from starlette.types import ASGIApp, Message, Receive, Scope, Send

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 10)


class Metrics:
    """One registry; other doors may add their own figures to it."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        PlatformCollector(registry=self.registry)
        self._requests = Counter(
            "sotayso_requests", "Answered HTTP requests.", ("page", "status"), registry=self.registry
        )
        self._seconds = Histogram(
            "sotayso_request_seconds", "Time to answer.", ("page",), buckets=BUCKETS, registry=self.registry
        )
        self._guides = Gauge("sotayso_guides", "Guides that are served.", registry=self.registry)

    def watch_guides(self, count: Callable[[], int]) -> None:
        self._guides.set_function(count)

    def count(self, page: str, status: int, seconds: float) -> None:
        self._requests.labels(page, str(status)).inc()
        self._seconds.labels(page).observe(seconds)

    def text(self) -> bytes:
        return generate_latest(self.registry)


class Counted:
    """Counts every request under the name of the function that answered it."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status = perf_counter(), 500

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, noting)
        finally:
            endpoint = scope.get("endpoint")
            page = getattr(endpoint, "__name__", "none") if endpoint else "none"
            self._metrics.count(page, status, perf_counter() - began)
