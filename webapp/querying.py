"""Queries from outside: each client within its rate, each counted by what became of it."""

import re
from dataclasses import dataclass
from functools import cached_property, partial
from typing import cast

from flask import current_app, request

from kg.generations import Generation
from kg.results import Answer
from kg.sandbox import QueryPool
from webapp.context import generation
from webapp.metrics import Metrics
from webapp.rates import Rates, client_at
from webapp.repeated import Repeated

#: Functions of SPARQL that give something else each time; what they are called in is run each time.
CHANGING = ("NOW", "RAND", "UUID", "BNODE")
NEVER_THE_SAME = re.compile(r"\b(?:NOW|RAND|(?:STR)?UUID|BNODE)\b")

#: Where a request carries what came of its query, if that was run before Flask began.
OUTCOME = "svod.outcome"


@dataclass(frozen=True)
class Asked:
    """A query, and the dataset it is asked of where it is not everything."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()

    @cached_property
    def is_never_the_same(self) -> bool:
        """Whether each answer may be another one, though the generation is the same."""
        query = self.query.upper()
        may_change = any(map(query.__contains__, CHANGING))
        return may_change and NEVER_THE_SAME.search(query) is not None


class Querying:
    """What answers the queries; threads share it."""

    def __init__(self, pool: QueryPool, rates: Rates, repeated: Repeated, metrics: Metrics) -> None:
        self._pool = pool
        self._rates = rates
        self._repeated = repeated
        self._metrics = metrics

    def answer(
        self,
        generation: Generation,
        asked: Asked,
        *,
        accept: str,
        address: str | None,
        most_bytes: int | None = None,
    ) -> Answer:
        """What a generation answers who asks from an address, as `QueryPool.run` has it.

        Raises TooManyRequests as well.
        """
        client = client_at(address)
        run = partial(
            self._pool.run,
            generation.path,
            asked.query,
            accept=accept,
            default_graphs=asked.default_graphs,
            named_graphs=asked.named_graphs,
            base=generation.manifest.base,
            most_bytes=most_bytes,
            client=client,
        )
        with self._metrics.query():
            self._rates.count(client)
            if asked.is_never_the_same:
                return run()
            known_by = generation.manifest.revision, asked, accept, most_bytes
            return self._repeated.answer(known_by, run)


def answer(asked: Asked, *, accept: str, most_bytes: int | None = None) -> Answer:
    """What the request at hand is answered; raises what Querying does."""
    outcome = cast(Answer | Exception | None, request.environ.get(OUTCOME))
    if isinstance(outcome, Exception):
        raise outcome
    if outcome is not None:
        return outcome
    querying = cast(Querying, current_app.extensions["querying"])
    return querying.answer(
        generation(), asked, accept=accept, address=request.remote_addr, most_bytes=most_bytes
    )
