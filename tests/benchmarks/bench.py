"""Measures what Svod promises about its speed: `make bench`.

Everything is measured from outside, as a user sees it, on fresh data in a temporary folder.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote, urlsplit

from long_document import long_document

from kg.encoder import load_encoder
from ontology.validation import check

ROOT = Path(__file__).parent.parent.parent
SVOD = str(Path(sys.executable).with_name("svod"))
CORPUS = ROOT / "corpus" / "documents"

QUESTIONS = [
    "энергосбережение в городской среде",
    "срок и ответственные",
    "международное сотрудничество",
    "support for small and medium enterprises",
    "water resources",
]
ROUNDS = 20


@dataclass(frozen=True)
class Measurement:
    what: str
    seconds: float
    wanted: float

    @property
    def holds(self) -> bool:
        return self.seconds < self.wanted


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        measurements = [
            Measurement("cold ingest of the corpus", cold_ingest(data), 15.0),
            Measurement("cold `svod search`", cold_search(data), 1.5),
            Measurement("search over HTTP, median", search_over_http(data), 0.050),
            Measurement("a line of five megabytes", long_line(Path(folder)), 30.0),
            Measurement("checks of a long document", checking(), 1.0),
            Measurement("vectors of 20,000 passages", encoding(), 1.0),
        ]
    print(f"{'':<30}{'wanted':>12}{'seen':>12}")
    for each in measurements:
        verdict = "" if each.holds else "   too slow"
        print(f"{each.what:<30}{'<' + span(each.wanted):>12}{span(each.seconds):>12}{verdict}")
    return 0 if all(each.holds for each in measurements) else 1


def span(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.1f} s"


def cold_ingest(data: Path) -> float:
    return timed("ingest", str(CORPUS), "--data", str(data))


def cold_search(data: Path) -> float:
    """The slowest of a new process for each question."""
    return max(timed("search", question, "--data", str(data), "--json") for question in QUESTIONS)


def long_line(folder: Path) -> float:
    file = folder / "line.txt"
    file.write_text("Решили" * 400_000, encoding="utf-8")
    return timed("ingest", str(file), "--data", str(folder / "lines"))


def checking() -> float:
    graph = long_document(passages=60, mentions=5)
    check(graph)  # the first run reads the shapes
    start = time.perf_counter()
    check(graph)
    return time.perf_counter() - start


def encoding() -> float:
    """On one core, passages of thirty words from the corpus; the encoder is loaded before."""
    words = " ".join(path.read_text(encoding="utf-8") for path in CORPUS.glob("*.txt")).split()
    passages = [" ".join(words[start % len(words) :][:30]) for start in range(0, 30 * 20_000, 30)]
    encoder = load_encoder()
    start = time.perf_counter()
    encoder.encode_passages(passages)
    return time.perf_counter() - start


def timed(*arguments: str) -> float:
    start = time.perf_counter()
    subprocess.run([SVOD, *arguments], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def search_over_http(data: Path) -> float:
    """The median over all questions, once the server has answered each of them."""
    with serving(data) as connection:
        for question in QUESTIONS:
            ask(connection, question)
        return statistics.median(
            ask(connection, question) for _ in range(ROUNDS) for question in QUESTIONS
        )


def ask(connection: HTTPConnection, question: str) -> float:
    start = time.perf_counter()
    connection.request("GET", f"/api/search?q={quote(question)}")
    content = connection.getresponse().read()
    seconds = time.perf_counter() - start
    if not json.loads(content):
        raise SystemExit(f"bench: nothing found for «{question}»")
    return seconds


@contextmanager
def serving(data: Path) -> Iterator[HTTPConnection]:
    with server(data) as (connection, _):
        yield connection


@contextmanager
def server(data: Path) -> Iterator[tuple[HTTPConnection, int]]:
    """A connection to it, and the number of its process; what it says is thrown away."""
    command = [SVOD, "serve", "--port", "0", "--data", str(data)]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=quiet, text=True) as process:
        assert process.stdout is not None
        address = process.stdout.readline().split()[3]
        connection = HTTPConnection(urlsplit(address).netloc)
        try:
            yield connection, process.pid
        finally:
            connection.close()
            process.terminate()


if __name__ == "__main__":
    sys.exit(main())
