"""Queries from outside: each client within its rate, each counted by what became of it."""

from typing import Any, cast

from flask import current_app, request

from kg.results import Answer
from webapp.context import generation, query_pool
from webapp.metrics import metrics
from webapp.rates import Rates, client_at


def answer(query: str, *, accept: str, **options: Any) -> Answer:
    """What the current generation answers, as `QueryPool.run` has it.

    Raises TooManyRequests as well.
    """
    rates = cast(Rates, current_app.extensions["rates"])
    with metrics().query():
        rates.count(client_at(request.remote_addr))
        return query_pool().run(generation().path, query, accept=accept, **options)
