"""What readers see while the writer works."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from pyoxigraph import NamedNode, Store

from kg.errors import EncoderMismatch, NothingPublished, StoreBusy
from kg.generations import Generation, Generations
from kg.holding import held
from kg.search import search
from kg.store import Primary


@pytest.mark.usefixtures("primary")
def test_before_the_first_publication(data: Path) -> None:
    with pytest.raises(NothingPublished, match="run `svod ingest PATH` first"):
        Generations(data).current()


def test_the_manifest_counts_what_is_there(generation: Generation) -> None:
    manifest = generation.manifest
    assert (manifest.name, manifest.base) == ("000001", "http://localhost:8080/")
    assert (manifest.documents, manifest.passages, manifest.entities) == (1, 3, 3)
    assert manifest.statements == 111
    assert (manifest.model, manifest.dimension) == ("hashed-words", 64)


OF_DOCUMENTS = """
SELECT (COUNT(*) AS ?statements) WHERE {
  SELECT DISTINCT ?s ?p ?o WHERE {
    GRAPH ?g { ?s ?p ?o }
    FILTER (!REGEX(STR(?g), "/(graph/ontology|graph/links|receipt)$"))
  }
}"""


def counted(data: Path) -> tuple[int, int]:
    """The statements of documents as the manifest and as SPARQL count them."""
    generation = Generations(data).current()
    store = Store.read_only(str(generation.path / "graph"))
    (row,) = store.query(OF_DOCUMENTS)
    return generation.manifest.statements, int(row["statements"].value)


def test_statements_are_counted_once_and_only_those_of_documents(
    primary: Primary, data: Path, example: SimpleNamespace
) -> None:
    norway = b"<http://localhost:8080/id/place/norvegiya>"
    label = b"<http://www.w3.org/2000/01/rdf-schema#label>"
    primary.install("http://localhost:8080/graph/ontology", norway + label + b'"Norge" .\n')
    primary.publish()
    assert counted(data) == (0, 0)
    primary.put(example.document(5), example.protocol(5))
    primary.publish()
    assert counted(data) == (111, 111)
    primary.put(example.document(6), example.protocol(6))
    primary.publish()
    assert counted(data) == (209, 209)
    primary.put(example.document(6), example.protocol(6, {"Норвегия": "Швеция"}))
    primary.publish()
    assert counted(data) == (210, 210)
    primary.drop(example.document(5))
    primary.drop(example.document(6))
    primary.publish()
    assert counted(data) == (0, 0)


def test_the_default_graph_holds_each_statement_once(generation: Generation) -> None:
    store = Store.read_only(str(generation.path / "graph"))
    (row,) = store.query("SELECT (COUNT(*) AS ?all) (COUNT(DISTINCT *) AS ?different) { ?s ?p ?o }")
    assert row["all"] == row["different"]


def test_readers_see_no_notes_and_no_contributions(generation: Generation) -> None:
    store = Store.read_only(str(generation.path / "graph"))
    graphs = sorted(graph.value for graph in store.named_graphs())
    assert graphs == [
        "http://localhost:8080/graph/entities",
        "http://localhost:8080/id/document/protokol-5",
        "http://localhost:8080/id/document/protokol-5/passage/aaaa0001",
        "http://localhost:8080/id/document/protokol-5/passage/aaaa0002",
        "http://localhost:8080/id/document/protokol-5/passage/aaaa0003",
        "http://localhost:8080/id/document/protokol-5/receipt",
    ]


def test_our_own_queries_are_asked_with_bound_values(
    generation: Generation, example: SimpleNamespace
) -> None:
    rows = generation.select("passages_of_document", document=NamedNode(example.document()))
    assert [row["text"].value for row in rows if row["text"]] == [
        "Протокол заседания Совета по туризму",
        "1. Рекомендовать Комитету по туризму подготовить план до 1 июля 2019 года.",
        "2. Председатель Совета: Норвегия, март 2016 – март 2017. В Совете 34 участника.",
    ]


def test_a_reader_keeps_its_generation_while_others_are_published_and_removed(
    data: Path,
    primary: Primary,
    generation: Generation,
    encoder: object,
    example: SimpleNamespace,
) -> None:
    readers = Generations(data)
    before = example.exported(data)
    for number in range(6, 11):
        primary.put(example.document(number), example.protocol(number))
        primary.publish()
    assert not generation.path.exists()
    assert sorted(path.name for path in (data / "generations").iterdir()) == [
        "000004",
        "000005",
        "000006",
    ]
    found = search(generation, "председатель", encoder=encoder)
    assert found[0].document == example.document(5)
    assert len(generation.select("documents")) == 1
    assert readers.current().name == "000006"
    assert len(readers.current().select("documents")) == 6
    assert example.exported(data) != before


@pytest.mark.usefixtures("generation")
def test_readers_share_a_generation_until_the_pointer_moves(
    data: Path, primary: Primary, example: SimpleNamespace
) -> None:
    readers = Generations(data)
    first = readers.current()
    assert readers.current() is first
    primary.drop(example.document())
    assert readers.current() is first
    assert primary.publish() == "000002"
    assert readers.current().manifest.documents == 0


def test_publishing_nothing_new_keeps_the_generation(
    primary: Primary, generation: Generation, open_primary: Callable[[], Primary]
) -> None:
    assert primary.publish() == generation.name
    primary.close()
    with open_primary() as reopened:
        assert reopened.publish() == generation.name


def test_what_a_killed_writer_left_is_cleared_away(
    data: Path, open_primary: Callable[[], Primary]
) -> None:
    (data / "generations" / "000007.tmp" / "graph").mkdir(parents=True)
    with open_primary() as primary:
        assert list((data / "generations").iterdir()) == []
        assert primary.publish() == "000001"


def test_a_generation_is_removed_in_one_step(
    primary: Primary, generation: Generation, example: SimpleNamespace
) -> None:
    """A writer killed while it removed one left this."""
    (generation.path.with_name("000000") / "vectors").mkdir(parents=True)
    primary.put(example.document(6), example.protocol(6))
    primary.publish()
    assert sorted(path.name for path in generation.path.parent.iterdir()) == ["000001", "000002"]


def test_what_somebody_is_opening_is_not_removed(
    primary: Primary, generation: Generation, example: SimpleNamespace
) -> None:
    def publish(*numbers: int) -> list[str]:
        for number in numbers:
            primary.put(example.document(number), example.protocol(number))
            primary.publish()
        return sorted(path.name for path in generation.path.parent.iterdir())

    with held(generation.path):
        assert publish(6, 7, 8, 9) == ["000001", "000003", "000004", "000005"]
    assert publish(10) == ["000004", "000005", "000006"]
    with pytest.raises(FileNotFoundError), held(generation.path):
        pass


def test_vectors_of_another_encoder_are_refused(
    data: Path, generation: Generation, primary: Primary, encoder: object, example: SimpleNamespace
) -> None:
    primary.close()
    other = SimpleNamespace(
        name="other",
        dimension=64,
        encode_passages=encoder.encode_passages,
        encode_queries=encoder.encode_queries,
    )
    with pytest.raises(EncoderMismatch, match="made by hashed-words, not by other"):
        search(generation, "совет", encoder=other)
    with Primary(data, base=example.base, encoder=other) as primary:
        primary.put(example.document(6), example.protocol(6))
        with pytest.raises(EncoderMismatch, match="set SVOD_MODEL to the former"):
            primary.publish()
        primary.reindex()
    assert Generations(data).current().manifest.model == "other"
    assert example.found(search(Generations(data).current(), "совет", encoder=other)) == 6


def refused_elsewhere(data: Path, example: SimpleNamespace) -> None:
    """Another process may not write."""
    other = example.run_python(
        "-c",
        "import sys, pathlib, kg.store\n"
        "kg.store.Primary(pathlib.Path(sys.argv[1]), base='http://localhost:8080/')",
        str(data),
    )
    assert "kg.errors.StoreBusy: Another process is writing to" in other.stderr


def test_there_is_one_writer_at_a_time(
    data: Path, primary: Primary, open_primary: Callable[[], Primary], example: SimpleNamespace
) -> None:
    with pytest.raises(StoreBusy, match="try again when it has finished"):
        open_primary()
    refused_elsewhere(data, example)
    primary.close()
    open_primary().close()


def test_a_store_that_is_open_without_its_lock(
    data: Path, open_primary: Callable[[], Primary], example: SimpleNamespace
) -> None:
    open_primary().close()
    store = Store(str(data / "primary" / "graph"))
    with pytest.raises(StoreBusy, match="Another process is writing"):
        open_primary()
    refused_elsewhere(data, example)
    del store
    open_primary().close()
