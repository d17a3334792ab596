"""How much is said and of what is known after each change, without counting all of it again."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from pyoxigraph import Store

from kg.extent import FILE, Extent, counted
from kg.generations import Generation, Generations
from kg.store import Primary
from ontology.terms import ORG, SVOD

AUTHORITY = """
@base <http://localhost:8080/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<graph/authority> {
    <id/place/norvegiya> skos:prefLabel "Королевство Норвегия"@ru ; skos:altLabel "Норге"@ru .
}
"""


def published(primary: Primary, data: Path) -> Generation:
    primary.publish()
    return Generations(data).current()


def counted_anew(generation: Generation) -> Extent:
    return counted(Store.read_only(str(generation.path / "graph")))


def test_of_a_generation(generation: Generation) -> None:
    extent = generation.extent
    assert extent is not None
    assert extent == counted_anew(generation)
    assert extent.classes[str(SVOD.Passage)] == generation.manifest.passages
    assert extent.properties[str(ORG.memberOf)] == 1
    assert (extent.triples, extent.subjects, extent.objects) == (119, 19, 84)


def test_it_follows_what_comes_and_goes(
    primary: Primary, data: Path, example: SimpleNamespace
) -> None:
    changed = example.protocol(6, {"Норвегия": "Исландия", "norvegiya": "islandiya"})
    authority = f"{example.base}graph/authority"
    steps: list[tuple[Callable[[], object], int]] = [
        (lambda: primary.put(example.document(5), example.protocol(5)), 1),
        (lambda: primary.put(example.document(6), example.protocol(6)), 2),
        (lambda: primary.install(authority, example.nquads(AUTHORITY)), 2),
        (lambda: primary.put(example.document(6), changed), 2),
        (lambda: primary.drop(example.document(5)), 1),
        (lambda: primary.install(authority, b""), 1),
    ]
    for step, documents in steps:
        step()
        generation = published(primary, data)
        assert generation.extent == counted_anew(generation)
        assert generation.extent.classes[str(SVOD.Document)] == documents
    primary.drop(example.document(6))
    assert published(primary, data).extent == Extent()


def test_it_goes_back_with_the_rest(primary: Primary, data: Path, example: SimpleNamespace) -> None:
    primary.put(example.document(5), example.protocol(5))
    before = published(primary, data).extent
    primary.put(example.document(6), example.protocol(6))
    primary.publish()
    primary.rollback("000001")
    assert Generations(data).current().extent == before
    primary.put(example.document(6), example.protocol(6))
    generation = published(primary, data)
    assert generation.extent == counted_anew(generation)


@pytest.mark.parametrize("make", [lambda p: p.publish(anew=True), lambda p: p.reindex()])
def test_a_base_without_it_is_counted_when_all_is_shown_anew(
    primary: Primary,
    data: Path,
    example: SimpleNamespace,
    make: Callable[[Primary], str],
) -> None:
    """As of a version that did not count: going back to its generation, nothing is known."""
    primary.put(example.document(5), example.protocol(5))
    primary.publish()
    (Generations(data).current().path / FILE).unlink()
    primary.put(example.document(6), example.protocol(6))
    primary.publish()
    primary.rollback("000001")
    primary.put(example.document(6), example.protocol(6))
    assert published(primary, data).extent is None
    make(primary)
    generation = Generations(data).current()
    assert generation.extent == counted_anew(generation)
