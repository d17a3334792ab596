"""Measures queries over millions of quads: a part of `make bench`, QUADS=5000000.

The same queries over the same quads are asked of rdflib in memory, of pyoxigraph in the process,
of `oxigraph serve` and of Svod, the last two over HTTP and by turns. Each query is asked once about
each thing, so that no engine has its answer already; «Svod again» is the second time, which it has.
"""

import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection
from multiprocessing import get_context
from pathlib import Path
from threading import Thread

import numpy as np
from bench import serving
from engines import Ask, has_oxigraph, over_http, oxigraph_serve, pyoxigraph, rdflib
from generated_documents import BASE
from multiplied import Corpus, multiplied
from pyoxigraph import Store
from typical_queries import TYPICAL, asked, some

from kg.asking import Row, Term
from kg.generations import Generation, Generations
from kg.store import Primary
from ontology.terms import DCTERMS
from webapp.entity import entity

#: Of each query so many; rdflib gets fewer where it takes longer than so many seconds.
BEFORE, ASKED, PATIENCE = 3, 40, 20.0
CLIENTS, LASTING = 16, 8.0
ENGINES = ("rdflib", "pyoxigraph", "oxigraph serve", "Svod", "Svod again")
OF_THINGS = "SELECT DISTINCT ?of { ?p svod:addressee ?of }"
#: Bytes of an answer that says nothing.
EMPTY = 200

Times = dict[str, list[float]]


def main(quads: int) -> int:
    data = multiplied(quads)
    generation = Generations(data).current()
    graph = generation.path / "graph"
    store = Store.read_only(str(graph))
    queries = asked(store, BEFORE + ASKED)
    things = [thing.value for thing in some(store, OF_THINGS, BEFORE + ASKED)]
    held = generation.manifest
    print(f"{held.documents:,} documents, {held.statements:,} statements of them\n")
    seen, rates = over_servers(data, graph, queries)
    seen["pyoxigraph"] = timed(pyoxigraph(graph), queries)
    seen["rdflib"] = of_rdflib(generation, queries)
    report(seen)
    promises = {
        "Svod, of the median of oxigraph serve": (ratio(seen, "Svod", "oxigraph serve"), "<", 1.0),
        "rdflib, of the median of Svod": (ratio(seen, "rdflib", "Svod"), ">", 20.0),
        f"queries a second, {CLIENTS} clients, Svod": (rates["Svod"], ">", 500.0),
        "the same, oxigraph serve": (rates.get("oxigraph serve", 0.0), "", 0.0),
        "queries of an entity's page, ms": (1000 * of_a_page(generation, things), "<", 20.0),
        "publishing one changed document, s": (publishing(data), "<", 1.0),
    }
    print(f"\n{'':<48}{'wanted':>12}{'seen':>12}")
    for what, (number, sign, wanted) in promises.items():
        print(f"{what:<48}{f'{sign} {wanted:g}' if sign else '':>12}{number:>12.3g}")
    return 0 if all(held_to(*promise) for promise in promises.values()) else 1


def held_to(number: float, sign: str, wanted: float) -> bool:
    return {"<": number < wanted, ">": number > wanted}.get(sign, True)


def over_servers(
    data: Path, graph: Path, queries: dict[str, list[str]]
) -> tuple[dict[str, Times], dict[str, float]]:
    """Times by server, and how many plain queries a second each answers."""
    plain = queries["what is known of a thing"]
    with ExitStack() as opened:
        servers = {"Svod": (opened.enter_context(serving(data)), "/sparql")}
        if has_oxigraph():
            servers["oxigraph serve"] = (opened.enter_context(oxigraph_serve(graph)), "/query")
        engines = {name: over_http(*server) for name, server in servers.items()}
        seen = by_turns(engines, queries)
        seen["Svod again"] = timed(engines["Svod"], queries)
        rates = {
            name: rate(connection.host, connection.port, path, plain)
            for name, (connection, path) in servers.items()
        }
    return seen, rates


def by_turns(engines: dict[str, Ask], queries: dict[str, list[str]]) -> dict[str, Times]:
    """Whatever else the machine does meets all of them, and so does being the first to ask.

    Who asks second finds the memory that the query reads nearer to the processor.
    """
    seen: dict[str, Times] = {name: defaultdict(list) for name in engines}
    for what, texts in queries.items():
        for place, text in enumerate(texts):
            lengths = set()
            for name in sorted(engines, reverse=place % 2 == 1):
                ask, start = engines[name], time.perf_counter()
                lengths.add(ask(text) > EMPTY)
                if place >= BEFORE:
                    seen[name][what].append(time.perf_counter() - start)
            if len(lengths) > 1:
                raise SystemExit(f"bench: not all engines answer «{what}»: {text}")
    return seen


def timed(ask: Ask, queries: dict[str, list[str]]) -> Times:
    seen: Times = defaultdict(list)
    for what, texts in queries.items():
        started = time.perf_counter()
        for place, text in enumerate(texts):
            start = time.perf_counter()
            ask(text)
            if place >= BEFORE or start - started > PATIENCE:
                seen[what].append(time.perf_counter() - start)
            if start - started > PATIENCE:
                break
    return seen


def of_rdflib(generation: Generation, queries: dict[str, list[str]]) -> Times:
    """In a process of its own: five million quads take it many gigabytes."""
    with tempfile.NamedTemporaryFile(suffix=".nq") as dump:
        generation.export(dump)
        dump.flush()
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            return pool.submit(_of_rdflib, Path(dump.name), queries).result()


def _of_rdflib(dump: Path, queries: dict[str, list[str]]) -> Times:
    return timed(rdflib(dump), queries)


def rate(host: str, port: int, path: str, queries: list[str]) -> float:
    """Queries a second, from clients in two processes."""
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        asking = [pool.submit(_answers, host, port, path, queries) for _ in range(2)]
        return sum(answers.result() for answers in asking) / LASTING


def _answers(host: str, port: int, path: str, queries: list[str]) -> int:
    """How many half of the clients get together."""
    counts: list[int] = []
    end = time.monotonic() + LASTING
    threads = [
        Thread(target=_client, args=[host, port, path, queries[n:], end, counts])
        for n in range(CLIENTS // 2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts)


def _client(
    host: str, port: int, path: str, queries: list[str], end: float, counts: list[int]
) -> None:
    ask, count = over_http(HTTPConnection(host, port), path), 0
    while time.monotonic() < end:
        ask(f"{queries[count % len(queries)]} #{count // len(queries)}")
        count += 1
    counts.append(count)


class Timed(Generation):
    """Knows how long it was asked."""

    seconds = 0.0

    def select(self, query: str, /, **bindings: Term) -> list[Row]:
        with self._counted():
            return super().select(query, **bindings)

    def select_each(self, query: str, variable: str, values: Iterable[Term]) -> list[Row]:
        with self._counted():
            return super().select_each(query, variable, values)

    @contextmanager
    def _counted(self) -> Iterator[None]:
        start = time.perf_counter()
        yield
        self.seconds += time.perf_counter() - start


def of_a_page(generation: Generation, things: list[str]) -> float:
    """The median of all queries together that one page asks."""
    timed = Timed(generation.path)
    seconds = []
    for thing in things:
        timed.seconds = 0.0
        entity(timed, thing)
        seconds.append(timed.seconds)
    return statistics.median(seconds[BEFORE:])


def publishing(data: Path) -> float:
    """Of two changes of one document, there and back."""
    corpus = Corpus()
    document, lines = next(iter(corpus.documents.items()))
    changed = [*lines, f'<{document}> <{DCTERMS.description}> "changed" <{document}> .\n']
    seconds = []
    with Primary(data, base=BASE) as primary:
        for content in (changed, lines):
            primary.put(document, "".join(content).encode())
            start = time.perf_counter()
            primary.publish()
            seconds.append(time.perf_counter() - start)
    return statistics.mean(seconds)


def ratio(seen: dict[str, Times], one: str, other: str) -> float:
    """The geometric mean over the queries of the ratios of their medians."""
    if not {one, other} <= seen.keys():
        return 0.0
    ratios = [
        statistics.median(seen[one][what]) / statistics.median(seen[other][what])
        for what in TYPICAL
    ]
    return statistics.geometric_mean(ratios)


def report(seen: dict[str, Times]) -> None:
    names = [name for name in ENGINES if name in seen]
    print(f"{'median and p99':<38}" + "".join(f"{name:>20}" for name in names))
    for what in TYPICAL:
        cells = (seen[name][what] for name in names)
        print(f"{what:<38}" + "".join(f"{spans(times):>20}" for times in cells))


def spans(times: list[float]) -> str:
    median, last = np.quantile(times, [0.5, 0.99])
    return f"{median * 1000:.1f}, {last * 1000:.1f} ms"


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
