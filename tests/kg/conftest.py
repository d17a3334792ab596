"""A knowledge base of small protocols, as ingestion hands them over."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from types import MappingProxyType, SimpleNamespace
from zlib import crc32

import numpy as np
import pytest
from numpy.typing import NDArray
from pyoxigraph import RdfFormat, parse, serialize

from kg.generations import Generation, Generations
from kg.lexical import lemmas
from kg.search import Hit
from kg.store import Primary

BASE = "http://localhost:8080/"
EXAMPLE = Path(__file__).parents[1] / "fixtures" / "example.trig"
#: Fixtures of a knowledge base that a test changes.
OWN = frozenset({"data", "primary", "open_primary"})


class HashedWords:
    """A small encoder: a text is the bag of its lemmas, each in the place of its checksum."""

    name = "hashed-words"
    dimension = 64

    def encode_queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self.encode_passages(texts)

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for lemma in lemmas(text):
                row[crc32(lemma.encode()) % self.dimension] += 1
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.divide(rows, lengths, out=rows, where=lengths > 0)


def protocol(number: int = 5, changes: Mapping[str, str] = MappingProxyType({})) -> bytes:
    """The example as the protocol of another number, with some of its words changed."""
    trig = EXAMPLE.read_text(encoding="utf-8").replace("protokol-5", f"protokol-{number}")
    for old, new in changes.items():
        assert old in trig
        trig = trig.replace(old, new)
    return nquads(trig)


def nquads(trig: str) -> bytes:
    return serialize(parse(trig, format=RdfFormat.TRIG), format=RdfFormat.N_QUADS)


def document(number: int = 5) -> str:
    return f"{BASE}id/document/protokol-{number}"


def exported(data: Path) -> list[str]:
    """What a reader can take home, line by line."""
    file = BytesIO()
    Generations(data).current().export(file)
    return sorted(file.getvalue().decode().splitlines())


def run_python(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Another process that finds the same packages as this one."""
    return subprocess.run(
        [sys.executable, *arguments],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        capture_output=True,
        text=True,
        check=False,
    )


def found(hits: list[Hit]) -> int:
    """How many passages, with those that a hit stands for."""
    return sum(1 + len(hit.repeats) for hit in hits)


@pytest.fixture(scope="session")
def example() -> SimpleNamespace:
    """The functions above, for tests to call."""
    return SimpleNamespace(
        base=BASE,
        protocol=protocol,
        document=document,
        nquads=nquads,
        exported=exported,
        run_python=run_python,
        encoder=HashedWords(),
        found=found,
    )


@pytest.fixture
def encoder() -> HashedWords:
    return HashedWords()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "svod-data"


@pytest.fixture
def open_primary(data: Path, encoder: HashedWords) -> Callable[[], Primary]:
    return lambda: Primary(data, base=BASE, encoder=encoder)


@pytest.fixture
def primary(open_primary: Callable[[], Primary]) -> Iterator[Primary]:
    with open_primary() as primary:
        yield primary


@pytest.fixture
def generation(request: pytest.FixtureRequest) -> Generation:
    """The example, published: to be read only by whoever asks for neither data nor writer."""
    if OWN.isdisjoint(request.fixturenames):
        return request.getfixturevalue("read_by_all")  # type: ignore[no-any-return]
    return with_the_example(request.getfixturevalue("primary"), request.getfixturevalue("data"))


@pytest.fixture(scope="session")
def read_by_all(tmp_path_factory: pytest.TempPathFactory) -> Generation:
    data = tmp_path_factory.mktemp("read-by-all")
    with Primary(data, base=BASE, encoder=HashedWords()) as primary:
        return with_the_example(primary, data)


def with_the_example(primary: Primary, data: Path) -> Generation:
    primary.put(document(), protocol())
    primary.publish()
    return Generations(data).current()
