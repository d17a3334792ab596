"""What the primary store keeps, merges and takes back out."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from pyoxigraph import Store

from kg.errors import BaseMismatch, UnfitStatements, UnknownDocument
from kg.generations import Generations
from kg.settings import stored_base
from kg.store import DocumentRecord, Primary

AUTHORITY = """
@base <http://localhost:8080/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<graph/authority> {
    <id/place/norvegiya> skos:prefLabel "Королевство Норвегия"@ru ; skos:altLabel "Норге"@ru .
    <id/place/shvetsiya> skos:prefLabel "Швеция"@ru .
}
"""
MEMBERS = "SELECT * { ?member <http://www.w3.org/ns/org#memberOf> ?body }"
LIST = b"""
_:%(one)s <http://example.org/part> _:%(two)s .
_:%(two)s <http://example.org/n> "1" .
"""
NORWAY = "<http://localhost:8080/id/place/norvegiya>"


def labels(primary: Primary, entity: str) -> list[str]:
    """«prefLabel Норвегия@ru» for each name that graph/entities gives an entity."""
    lines = primary.entities().decode().splitlines()
    return sorted(
        line.partition("core#")[2].replace('> "', " ").replace('"@', "@").removesuffix(" .")
        for line in lines
        if line.startswith(entity) and "Label" in line
    )


def test_a_document_is_listed_with_its_file(primary: Primary, example: SimpleNamespace) -> None:
    primary.put(example.document(), example.protocol())
    assert primary.documents() == [
        DocumentRecord(
            iri="http://localhost:8080/id/document/protokol-5",
            key="protokol-5",
            file="protokol-5.txt",
            title="Протокол заседания Совета по туризму",
            digest="9f2b5c1e",
            origin="",
        )
    ]


def test_what_was_put_is_exported(primary: Primary, data: Path, example: SimpleNamespace) -> None:
    given = example.protocol()
    primary.put(example.document(), given)
    primary.publish()
    names, entities = "protokol-5/entities>", "http://localhost:8080/graph/entities>"
    renamed = given.decode().replace(f"http://localhost:8080/id/document/{names}", entities)
    assert example.exported(data) == sorted(renamed.replace('.0"', '"').splitlines())


def test_the_same_document_put_again_changes_nothing(
    primary: Primary, example: SimpleNamespace
) -> None:
    primary.put(example.document(), example.protocol())
    first = primary.publish()
    primary.put(example.document(), example.protocol())
    assert primary.publish() == first


def test_a_changed_document_replaces_the_earlier_one(
    primary: Primary, data: Path, example: SimpleNamespace
) -> None:
    """All that is left of it is a record of the change."""
    changed = example.protocol(changes={"Норвегия": "Исландия", "aaaa0003": "aaaa0009"})
    primary.put(example.document(), example.protocol())
    primary.put(example.document(), changed)
    primary.publish()
    both_steps = [line for line in example.exported(data) if "ontology#changes>" not in line]
    primary.drop(example.document())
    primary.put(example.document(), changed)
    primary.publish()
    assert example.exported(data) == both_steps
    assert not any("Норвегия" in line or "aaaa0003" in line for line in both_steps)


def test_dropping_a_document_restores_what_was_before(
    primary: Primary, data: Path, example: SimpleNamespace
) -> None:
    primary.put(example.document(5), example.protocol(5))
    primary.publish()
    before = example.exported(data)
    primary.put(example.document(6), example.protocol(6, {"Норвегия": "Королевство Норвегия"}))
    primary.publish()
    assert example.exported(data) != before
    primary.drop(example.document(6))
    primary.publish()
    assert example.exported(data) == before


def test_a_statement_of_two_documents_counts_once_and_outlives_one(
    primary: Primary, data: Path, example: SimpleNamespace
) -> None:
    def members() -> int:
        primary.publish()
        graph = str(Generations(data).current().path / "graph")
        return len(list(Store.read_only(graph).query(MEMBERS)))

    primary.put(example.document(5), example.protocol(5))
    primary.put(example.document(6), example.protocol(6))
    assert members() == 1
    primary.drop(example.document(5))
    assert members() == 1
    primary.drop(example.document(6))
    assert members() == 0


def test_names_of_two_documents_are_merged_and_parted_again(
    primary: Primary, example: SimpleNamespace
) -> None:
    longer = {'"Норвегия"@ru': '"Королевство Норвегия"@ru'}
    primary.put(example.document(5), example.protocol(5))
    primary.put(example.document(6), example.protocol(6, longer))
    assert labels(primary, NORWAY) == [
        "altLabel Норвегия@ru",
        "prefLabel Norway@en",
        "prefLabel Королевство Норвегия@ru",
    ]
    primary.drop(example.document(6))
    assert labels(primary, NORWAY) == ["prefLabel Norway@en", "prefLabel Норвегия@ru"]
    primary.drop(example.document(5))
    assert primary.entities() == b""


@pytest.mark.parametrize("authority_first", [True, False])
def test_the_authority_names_what_documents_speak_of_and_nothing_else(
    primary: Primary, example: SimpleNamespace, authority_first: bool
) -> None:
    steps: list[Callable[[], None]] = [
        lambda: primary.install(f"{example.base}graph/authority", example.nquads(AUTHORITY)),
        lambda: primary.put(example.document(), example.protocol()),
    ]
    for step in steps if authority_first else reversed(steps):
        step()
    assert labels(primary, NORWAY) == [
        "altLabel Норвегия@ru",
        "altLabel Норге@ru",
        "prefLabel Norway@en",
        "prefLabel Королевство Норвегия@ru",
    ]
    assert "Швеция" not in primary.entities().decode()
    primary.install(f"{example.base}graph/authority", b"")
    assert labels(primary, NORWAY) == ["prefLabel Norway@en", "prefLabel Норвегия@ru"]


def test_a_graph_with_blank_nodes_can_be_replaced(
    primary: Primary, data: Path, example: SimpleNamespace
) -> None:
    ontology = f"{example.base}graph/ontology"
    primary.install(ontology, LIST % {b"one": b"a", b"two": b"b"})
    first = primary.publish()
    primary.install(ontology, LIST % {b"one": b"x", b"two": b"y"})
    assert primary.publish() == first
    primary.install(ontology, b'<http://example.org/c> <http://example.org/n> "2" .')
    primary.publish()
    assert example.exported(data) == [
        f'<http://example.org/c> <http://example.org/n> "2" <{ontology}> .'
    ]


def test_awkward_words_are_kept_as_they_are(
    primary: Primary, data: Path, example: SimpleNamespace
) -> None:
    words = r"a\\u0045 \\ \" \n } ; DROP ALL # <x> ё 𝔸"
    line = f'<http://example.org/a> <http://example.org/b> "{words}" <{example.base}graph/rules> .'
    primary.install(f"{example.base}graph/rules", line.encode())
    primary.publish()
    assert example.exported(data) == [line]


def test_statements_of_others_are_refused(primary: Primary, example: SimpleNamespace) -> None:
    primary.put(example.document(5), example.protocol(5))
    stray = b'<http://example.org/a> <http://example.org/b> "1" <http://example.org/elsewhere> .'
    with pytest.raises(UnfitStatements, match=r"stand in <http://example.org/elsewhere>"):
        primary.put(example.document(5), example.protocol(5) + stray)
    with pytest.raises(UnfitStatements, match=r"do not say that .* is a svod:Document"):
        primary.put(example.document(6), example.protocol(5))
    with pytest.raises(UnfitStatements, match="are not N-Quads"):
        primary.put(example.document(5), b"<a")
    with pytest.raises(UnfitStatements, match=r"stand in <http://example.org/elsewhere>"):
        primary.install(f"{example.base}graph/rules", stray)


def test_only_a_document_that_is_there_can_be_dropped(
    primary: Primary, example: SimpleNamespace
) -> None:
    with pytest.raises(UnknownDocument, match=r"no document .*protokol-7: see `svod status`"):
        primary.drop(example.document(7))


def test_data_keep_their_base(data: Path) -> None:
    assert stored_base(data) is None
    Primary(data, base="http://localhost:8080/").close()
    assert stored_base(data) == "http://localhost:8080/"
    with pytest.raises(BaseMismatch, match="set SVOD_BASE_IRI=http://localhost:8080/"):
        Primary(data, base="https://svod.example.org/")
    Primary(data, base="http://localhost:8080/").close()
