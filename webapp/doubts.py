"""What of the settings seems to be wrong when the server starts, though it may yet be right."""

import os
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from kg.errors import GraphServerDown
from webapp.config import Config

#: How those of Svod begin.
OURS = "SVOD_"

#: All of them, as README.md and docs/ have them, without that.
NAMES = (
    "ANSWERS_MB", "BASE_IRI", "BATCH", "DATA", "DEVICE", "GENERATIONS", "LICENCE", "MODEL",
    "PROXIES", "QUERY_MEMORY_MB", "QUERY_QUEUE", "QUERY_RATE", "QUERY_RESULT_BYTES",
    "QUERY_SECONDS", "QUERY_WORKERS", "SEARCH", "SEARCH_TOKEN", "SPARQL_PASSWORD",
    "SPARQL_TOKEN", "SPARQL_UPDATE_URL", "SPARQL_URL", "SPARQL_USER", "STOP_SECONDS", "TOKEN",
    "WRITE_BYTES", "WRITE_SECONDS",
)  # fmt: skip
#: How much is alike in what is misspelt: Kubernetes names variables of its own SVOD_PORT.
ALIKE = 0.75
#: Seconds for a server to answer what takes no time.
ANSWERING = 5.0


def doubts(config: Config, environment: Mapping[str, str] = os.environ) -> Iterator[str]:
    """Each in one line that says what to look at."""
    yield from _misspelt(environment)
    if config.device and not config.model:
        yield "SVOD_DEVICE does nothing: it is for the model that SVOD_MODEL names, and none is."
    if config.server:
        try:
            config.server.ask("ASK {}", seconds=ANSWERING).drain_conn()
        except GraphServerDown as error:
            yield str(error)


def _misspelt(environment: Mapping[str, str]) -> Iterator[str]:
    """«SVOD_QERY_SECONDS»"""
    for name in sorted(environment):
        said = name.removeprefix(OURS)
        if said == name or said in NAMES:
            continue
        if near := get_close_matches(said, NAMES, n=1, cutoff=ALIKE):
            yield f"{name} is no setting: did you mean {OURS}{near[0]}?"
