"""Measures what others notice of hostile queries: `make bench-hostile DATA=svod-data`.

Eight at once, again and again, beside bodies of 5 MB; meanwhile pages and plain queries are asked.
"""

import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote

from bench import server, span

CROSS = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l"
ANY = "(<urn:a>|!<urn:a>)"
DOUBLED = " ".join(f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(40))
HOSTILE = {
    "an aggregate of a cross product": f"SELECT (COUNT(*) AS ?n) {{ {CROSS} }}",
    "a sort of millions of rows": f"SELECT * {{ {CROSS} }} ORDER BY DESC(?l) ?a",
    "a regular expression on everything": f"""SELECT (COUNT(*) AS ?n) {{ {CROSS}
        FILTER(REGEX(CONCAT(STR(?c), STR(?f), STR(?i)), "((a*)*|(b|c+)+)*$")) }}""",
    "deep nesting": f"SELECT * {{ {'{ ' * 20_000} ?s ?p ?o {'} ' * 20_000} }}",
    "paths from everywhere to everywhere": f"SELECT (COUNT(*) AS ?n) {{ ?a {ANY}*/{ANY}* ?b }}",
    "a path of thousands of steps": f"ASK {{ ?a {'/'.join([ANY] * 5_000)} ?b }}",
    "a text that doubles": f'SELECT ?x40 {{ BIND("свод" AS ?x0) {DOUBLED} }}',
    "all in one text": f"SELECT (GROUP_CONCAT(STR(?c)) AS ?all) {{ {CROSS} }}",
}
LONG = b"query=ASK{}%23" + b"x" * 5_000_000
FORM = {"Content-Type": "application/x-www-form-urlencoded"}

PLAIN = "SELECT ?d ?t WHERE { ?d a svod:Document ; dcterms:title ?t } LIMIT 5"
OTHERS = (f"/sparql?query={quote(PLAIN)}", "/", "/documents", f"/api/search?q={quote('кластер')}")

#: Seconds of the attack, and what others may notice.
LASTING, WANTED = 60, 2.0


def main(data: Path) -> int:
    slowest: dict[str, float] = dict.fromkeys(OTHERS, 0.0)
    with server(data) as (connection, process):
        for path in OTHERS:
            answered(connection, path)
        before, memory = len(workers(process)), 0
        with attacked(connection.host, connection.port) as outcomes:
            end = time.monotonic() + LASTING
            while time.monotonic() < end:
                for path in OTHERS:
                    slowest[path] = max(slowest[path], answered(connection, path))
                memory = max(memory, sum(map(resident, [process, *workers(process)])))
        print(f"{'workers before and after':<48}{before:>4}{len(workers(process)):>6}")
    print(f"{'server and workers, at most':<48}{memory / 1e6:>10,.0f} MB")
    for outcome, count in sorted(outcomes.items()):
        print(f"{outcome:<48}{count:>10}")
    print(f"\n{'':<36}{'wanted':>12}{'slowest':>12}")
    for path, seconds in slowest.items():
        print(f"{path[:34]:<36}{'<' + span(WANTED):>12}{span(seconds):>12}")
    return 0 if max(slowest.values()) < WANTED else 1


def answered(connection: HTTPConnection, path: str) -> float:
    start = time.perf_counter()
    connection.request("GET", path)
    response = connection.getresponse()
    said = response.read()
    if response.status != 200:
        raise SystemExit(f"bench: {path} answered {response.status}: {said[:200]!r}")
    return time.perf_counter() - start


@contextmanager
def attacked(host: str, port: int) -> Iterator[Counter[str]]:
    """Each hostile query is sent again as soon as it is answered; says what the answers were."""
    outcomes: Counter[str] = Counter()
    stopped = threading.Event()

    def attack(name: str, body: bytes) -> None:
        while not stopped.is_set():
            outcomes[f"{name}: {sent(host, port, body)}"] += 1

    attacks = {name: form(query) for name, query in HOSTILE.items()} | {"5 MB": LONG}
    threads = [threading.Thread(target=attack, args=each) for each in attacks.items()]
    for thread in threads:
        thread.start()
    try:
        yield outcomes
    finally:
        stopped.set()
        for thread in threads:
            thread.join()


def form(query: str) -> bytes:
    return b"query=" + quote(query).encode()


def sent(host: str, port: int, body: bytes) -> int:
    """The status of the answer to a body, on a connection of its own."""
    connection = HTTPConnection(host, port)
    try:
        connection.request("POST", "/sparql", body, FORM)
        return connection.getresponse().status
    finally:
        connection.close()


def workers(process: int) -> list[int]:
    """The processes that those forked that a process has begun."""
    begun = children(process)
    return [worker for other in begun for worker in children(other)]


def children(process: int) -> list[int]:
    found = (path for path in Path("/proc").iterdir() if path.name.isdecimal())
    return [int(path.name) for path in found if parent(path) == process]


def parent(path: Path) -> int:
    return int((said(path / "stat").rpartition(")")[2].split() or [0, 0])[1])


def resident(process: int) -> int:
    """Bytes in memory; of a process that is gone none."""
    return int((said(Path(f"/proc/{process}/statm")).split() or [0, 0])[1]) * 4096


def said(path: Path) -> str:
    try:
        return path.read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
