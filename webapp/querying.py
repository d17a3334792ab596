"""Queries from outside: each client within its rate, each counted by what became of it."""

import re
from functools import partial
from typing import Any, cast

from flask import current_app, request

from kg.results import Answer
from webapp.context import generation, query_pool
from webapp.metrics import metrics
from webapp.rates import Rates, client_at
from webapp.repeated import Repeated

#: Functions of SPARQL that give something else each time; what they are called in is run each time.
NEVER_THE_SAME = re.compile(r"\b(?:NOW|RAND|UUID|STRUUID|BNODE)\b", re.IGNORECASE)


def answer(query: str, *, accept: str, **options: Any) -> Answer:
    """What the current generation answers, as `QueryPool.run` has it.

    Raises TooManyRequests as well.
    """
    rates = cast(Rates, current_app.extensions["rates"])
    repeated = cast(Repeated, current_app.extensions["repeated"])
    asked = generation().manifest.revision, query, accept, repr(options)
    client = client_at(request.remote_addr)
    run = partial(
        query_pool().run, generation().path, query, accept=accept, client=client, **options
    )
    with metrics().query():
        rates.count(client)
        return run() if is_never_the_same(query) else repeated.answer(asked, run)


def is_never_the_same(query: str) -> bool:
    """Whether each answer may be another one, though the generation is the same."""
    return NEVER_THE_SAME.search(query) is not None
