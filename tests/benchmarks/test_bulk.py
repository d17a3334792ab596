"""What the search is measured on is what putting documents one by one would have made."""

from io import BytesIO
from pathlib import Path

import pytest
from bulk import load
from generated_documents import BASE, Writer

from kg.generations import Generation, Generations
from kg.search import search
from kg.store import DocumentRecord, Primary

COUNT = 4


@pytest.fixture(scope="module")
def documents() -> dict[str, str]:
    writer = Writer()
    return {writer.document(number): writer.nquads(number) for number in range(COUNT)}


def published(data: Path) -> Generation:
    with Primary(data, base=BASE) as primary:
        primary.publish()
    return Generations(data).current()


def records(data: Path) -> list[DocumentRecord]:
    with Primary(data, base=BASE) as primary:
        return primary.documents()


def exported(generation: Generation) -> list[str]:
    file = BytesIO()
    generation.export(file)
    return sorted(file.getvalue().decode().splitlines())


def test_loaded_at_once_is_as_put_one_by_one(tmp_path: Path, documents: dict[str, str]) -> None:
    with Primary(tmp_path / "put", base=BASE) as primary:
        for document, nquads in documents.items():
            primary.put(document, nquads.encode())
    with Primary(tmp_path / "loaded", base=BASE):
        pass
    load(tmp_path / "loaded", BASE, documents.items())
    assert records(tmp_path / "loaded") == records(tmp_path / "put")
    put, loaded = (published(tmp_path / name) for name in ("put", "loaded"))
    assert exported(loaded) == exported(put)
    assert {
        name: getattr(loaded.manifest, name)
        for name in ("documents", "passages", "entities", "statements")
    } == {
        "documents": COUNT,
        "passages": COUNT * 50,
        "entities": put.manifest.entities,
        "statements": put.manifest.statements,
    }
    assert [hit.passage for hit in search(loaded, "кластер")] == [
        hit.passage for hit in search(put, "кластер")
    ]


def test_the_writer_goes_on_from_there(tmp_path: Path, documents: dict[str, str]) -> None:
    (first, nquads), *others = documents.items()
    with Primary(tmp_path, base=BASE) as primary:
        primary.put(first, nquads.encode())
        primary.publish()
    before = exported(Generations(tmp_path).current())
    with Primary(tmp_path / "loaded", base=BASE):
        pass
    load(tmp_path / "loaded", BASE, documents.items())
    with Primary(tmp_path / "loaded", base=BASE) as primary:
        for document, _ in others:
            primary.drop(document)
        primary.publish()
    assert exported(Generations(tmp_path / "loaded").current()) == before
