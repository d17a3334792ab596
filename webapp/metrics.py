"""What is counted for Prometheus: requests, queries, and what is published."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import cast

from flask import current_app
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from werkzeug.exceptions import PreconditionFailed, TooManyRequests

from kg import errors as kg
from kg.generations import Generations
from kg.limits import Limits
from kg.sandbox import QueryPool

#: Seconds: an entity's page should take 0.02, a query may take ten.
BUCKETS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0)

#: What became of a query; the nearest class of an error counts.
OUTCOMES: dict[type[BaseException], str] = {
    kg.QueryTimeout: "killed_for_time",
    kg.WorkerLost: "killed_for_memory",
    kg.ResultTooLarge: "stopped_for_size",
    kg.WorkersBusy: "turned_away",
    kg.ClientBusy: "turned_away",
    TooManyRequests: "over_rate",
    kg.QueryRefused: "refused",
    kg.QuerySyntax: "not_sparql",
    kg.FormatNotOffered: "no_such_format",
    BaseException: "failed",
}
ANSWERED = "answered"

#: What became of an edit.
OUTCOMES_OF_EDITS: dict[type[BaseException], str] = {
    kg.QueryTimeout: "killed_for_time",
    kg.WorkerLost: "killed_for_memory",
    kg.StoreBusy: "turned_away",
    kg.QueryRefused: "refused",
    kg.QuerySyntax: "unfit",
    kg.UnfitStatements: "unfit",
    kg.AgainstShapes: "unfit",
    kg.UpdateFailed: "unfit",
    kg.UnknownGraph: "unfit",
    kg.ChangedMeanwhile: "overtaken",
    PreconditionFailed: "overtaken",
    kg.ReadOnlyData: "turned_away",
    BaseException: "failed",
}
EDITED = "edited"


class Metrics:
    """The counts of one application."""

    def __init__(self, generations: Generations, pool: QueryPool, limits: Limits) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "svod_http_requests", "Requests.", ["method", "route", "status"], registry=self.registry
        )
        self.seconds = Histogram(
            "svod_http_request_seconds",
            "Seconds until an answer begins.",
            ["route"],
            buckets=BUCKETS,
            registry=self.registry,
        )
        self.queries = Counter(
            "svod_queries", "SPARQL queries by what became of them.", ["outcome"],
            registry=self.registry,
        )  # fmt: skip
        self.in_hand = Gauge(
            "svod_queries_in_hand", "Queries that run or wait for a worker.", registry=self.registry
        )
        self.truncated = Counter(
            "svod_queries_truncated", "Answers that were cut at the limit of their size.",
            registry=self.registry,
        )  # fmt: skip
        self.edits = Counter(
            "svod_edits", "Edits of people's graphs by what became of them.", ["outcome"],
            registry=self.registry,
        )  # fmt: skip
        for outcome in (ANSWERED, *OUTCOMES.values()):
            self.queries.labels(outcome)
        for outcome in (EDITED, *OUTCOMES_OF_EDITS.values()):
            self.edits.labels(outcome)
        ProcessCollector(registry=self.registry)
        self.registry.register(_Published(generations))
        self.registry.register(_Queue(self.in_hand, pool, limits))

    def request(self, method: str, route: str, status: int, seconds: float) -> None:
        """Counts a request that was answered."""
        self.requests.labels(method, route, status).inc()
        self.seconds.labels(route).observe(seconds)

    @contextmanager
    def query(self) -> Iterator[None]:
        """Counts a query and what became of it."""
        with self.in_hand.track_inprogress(), _counted(self.queries, ANSWERED, OUTCOMES):
            yield

    def edit(self) -> AbstractContextManager[None]:
        """Counts an edit and what became of it."""
        return _counted(self.edits, EDITED, OUTCOMES_OF_EDITS)


@contextmanager
def _counted(
    counter: Counter, outcome: str, outcomes: Mapping[type[BaseException], str]
) -> Iterator[None]:
    try:
        yield
    except BaseException as error:
        outcome = next(outcomes[kind] for kind in type(error).__mro__ if kind in outcomes)
        raise
    finally:
        counter.labels(outcome).inc()


def metrics() -> Metrics:
    """Those of the application at hand."""
    return cast(Metrics, current_app.extensions["metrics"])


class _Published(Collector):
    """What the manifest of the current generation says, when somebody looks."""

    def __init__(self, generations: Generations) -> None:
        self._generations = generations

    def collect(self) -> Iterable[Metric]:
        try:
            manifest = self._generations.current().manifest
        except kg.KgError:
            return
        yield GaugeMetricFamily("svod_generation", "The one that is current.", int(manifest.name))
        for count in ("documents", "passages", "entities", "statements"):
            number = getattr(manifest, count)
            yield GaugeMetricFamily(f"svod_{count}", f"Published {count}.", number)


class _Queue(Collector):
    """How many queries wait, and how many may."""

    def __init__(self, in_hand: Gauge, pool: QueryPool, limits: Limits) -> None:
        self._in_hand = in_hand
        self._pool = pool
        self._limits = limits

    def collect(self) -> Iterable[Metric]:
        (in_hand,) = (
            sample.value for metric in self._in_hand.collect() for sample in metric.samples
        )
        waiting = max(0, in_hand - self._pool.at_work)
        yield GaugeMetricFamily("svod_queries_waiting", "Queries that wait for a worker.", waiting)
        limit = 2 * self._limits.queue
        yield GaugeMetricFamily("svod_queries_waiting_limit", "So many may wait.", limit)
