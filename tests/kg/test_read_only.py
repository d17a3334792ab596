"""What is published can be read where nothing can be written."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.encoder import Encoder
from kg.errors import ReadOnlyData
from kg.generations import Generation, Generations
from kg.limits import Limits
from kg.sandbox import QueryPool
from kg.search import search
from kg.store import Primary

LIMITS = Limits(seconds=10, memory_mb=1024, result_bytes=1_000_000, workers=1, queue=1)


@pytest.fixture
def read_only(primary: Primary, generation: Generation, data: Path) -> Iterator[Path]:
    """The data folder again, on a disk that nobody can write to, root included."""
    assert generation.manifest.documents == 1
    primary.close()
    mirror = data.with_name("read-only")
    mirror.mkdir()
    bound = subprocess.run(["mount", "--bind", data, mirror], capture_output=True, check=False)
    if bound.returncode:
        pytest.skip("mounting is not permitted here")
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", mirror], check=True)
        yield mirror
    finally:
        subprocess.run(["umount", "--lazy", mirror], check=True)


def test_a_published_generation_is_found_and_asked(read_only: Path, encoder: Encoder) -> None:
    generation = Generations(read_only).current()
    assert search(generation, "председатель", k=1, encoder=encoder)[0].text.startswith(
        "2. Председатель Совета: Норвегия"
    )
    assert len(generation.select("documents")) == 1


def test_foreign_queries_are_answered(read_only: Path) -> None:
    with QueryPool(LIMITS) as pool:
        answer = pool.run(
            Generations(read_only).current().path,
            "SELECT (COUNT(?d) AS ?documents) { ?d a svod:Document }",
            accept="text/csv",
        )
    assert answer.content == b"documents\r\n1\r\n"


def test_writing_is_refused_plainly(read_only: Path) -> None:
    with pytest.raises(ReadOnlyData, match=r"can be read but not changed \(Read-only file system"):
        Primary(read_only, base="http://localhost:8080/")


def test_a_reader_leaves_nothing_in_the_folder_for_temporary_files(
    read_only: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoder: Encoder
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    before = set(tmp_path.iterdir())
    generation = Generations(read_only).current()
    assert set(tmp_path.iterdir()) == before
    assert len(search(generation, "совет", encoder=encoder)) == 3
