"""Measures search in a large base: `make bench-search PASSAGES=1000000`.

The base is generated once and kept in build/; the figures are printed beside what is wanted.
"""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection
from multiprocessing import get_context
from pathlib import Path
from urllib.parse import quote

import numpy as np
from bases import base
from bench import CORPUS, SVOD, ask, cold_search, serving, span
from generated_documents import PASSAGES, Writer
from generated_queries import queries

from kg.encoder import load_encoder
from kg.generations import Generations
from kg.search import search
from kg.vectors import Vectors

#: Questions asked before the measured ones, and those measured.
BEFORE, ASKED = 50, 400
#: Vectors of so many questions are compared with an exact scan, so many deep.
COMPARED, DEPTH = 100, 10
#: Characters of a document of ten pages, and a word that only it has.
TEN_PAGES = 21_000
MARKER = "щебрюндия"
#: What is wanted of a million passages on two cores.
WANTED = {
    "query, median": 0.010,
    "query, p99": 0.040,
    "adding ten pages until found": 3.0,
    "cold `svod search`": 1.0,
}
MOST_MEMORY = 4 * 1024**3


@dataclass(frozen=True)
class Asked:
    """What a process that only searches sees and takes."""

    seconds: list[float]
    recall: float
    opening: float
    memory: dict[str, int]


def main(passages: int) -> int:
    data = searched(passages)
    for name, size in sizes(data):
        print(f"{name:<32}{size / 1e6:>10,.0f} MB on the disk")
    asked = in_a_process_of_its_own(data)
    print(f"{'opening the generation':<32}{span(asked.opening):>10}")
    print(f"{'recall@10 of the vectors':<32}{asked.recall:>10.4f}")
    for name, kilobytes in asked.memory.items():
        print(f"{name:<32}{kilobytes / 1024:>10,.0f} MB in memory")
    seen = {
        "query, median": statistics.median(asked.seconds),
        "query, p99": float(np.quantile(asked.seconds, 0.99)),
        "adding ten pages until found": adding(data),
        "cold `svod search`": cold_search(data),
    }
    print(f"\n{'':<32}{'wanted':>12}{'seen':>12}")
    for name, seconds in seen.items():
        verdict = "" if seconds < WANTED[name] else "   too slow"
        print(f"{name:<32}{'<' + span(WANTED[name]):>12}{span(seconds):>12}{verdict}")
    small = asked.memory["VmHWM"] * 1024 < MOST_MEMORY
    return 0 if small and all(seen[name] < WANTED[name] for name in WANTED) else 1


def searched(passages: int) -> Path:
    """The base of so many passages."""
    writer, count = Writer(), passages // PASSAGES
    documents = ((writer.document(n), writer.nquads(n)) for n in range(count))
    return base(f"bench-{passages}", documents, count)


def sizes(data: Path) -> Iterator[tuple[str, int]]:
    generation = (data / "current").resolve()
    for folder in sorted(path for path in generation.iterdir() if path.is_dir()):
        yield folder.name, sum(path.stat().st_size for path in folder.rglob("*"))
    yield "notebook", (data / "primary" / "notebook.sqlite").stat().st_size


def in_a_process_of_its_own(data: Path) -> Asked:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(asking, data, questions()).result()


def questions() -> list[str]:
    writer = Writer()
    names = [writer.body().name for _ in range(200)]
    return list(queries(writer.lexicon, names, BEFORE + ASKED))


def asking(data: Path, asked: list[str]) -> Asked:
    start = time.perf_counter()
    generation = Generations(data).current()
    opening = time.perf_counter() - start
    for question in asked[:BEFORE]:
        search(generation, question)
    seconds = []
    for question in asked[BEFORE:]:
        start = time.perf_counter()
        search(generation, question)
        seconds.append(time.perf_counter() - start)
    taken = memory()
    return Asked(seconds, recall(generation.vectors, asked), opening, taken)


def recall(vectors: Vectors, asked: list[str]) -> float:
    """The share of the ten nearest that is found without looking everywhere."""
    shares = []
    for vector in load_encoder().encode_queries(asked[:COMPARED]):
        if vector.any():
            exact, seen = (
                {number for number, _ in vectors.nearest(vector, DEPTH, everywhere=everywhere)}
                for everywhere in (True, False)
            )
            shares.append(len(exact & seen) / len(exact))
    return statistics.mean(shares)


def memory() -> dict[str, int]:
    """Kilobytes of this process: in all, at most, its own, and files it looks into."""
    lines = Path("/proc/self/status").read_text().splitlines()
    facts = dict(line.split(":", 1) for line in lines)
    return {name: int(facts[name].split()[0]) for name in ("VmRSS", "VmHWM", "RssAnon", "RssFile")}


def adding(data: Path) -> float:
    """From the command until the pages find it; then it is taken out again."""
    text = "\n".join(path.read_text("utf-8") for path in sorted(CORPUS.glob("*.txt")))
    file = data.parent / f"{MARKER}.txt"
    file.write_text(f"{text[:TEN_PAGES]}\n\nСлово «{MARKER}» стоит только здесь.\n", "utf-8")
    with serving(data) as connection:
        ask(connection, "кластер")
        start = time.perf_counter()
        svod("ingest", str(file), data)
        while not found(connection):
            time.sleep(0.01)
        seconds = time.perf_counter() - start
    svod("remove", file.name, data)
    return seconds


def svod(command: str, argument: str, data: Path) -> None:
    subprocess.run(
        [SVOD, command, argument, "--data", str(data)], check=True, stdout=subprocess.DEVNULL
    )


def found(connection: HTTPConnection) -> bool:
    connection.request("GET", f"/api/search?q={quote(MARKER)}")
    hits = json.loads(connection.getresponse().read())
    return any(MARKER in hit["text"] for hit in hits)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
