"""From a file to a dataset that keeps to the shapes."""

import codecs
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import BNode, Graph, Literal, URIRef

from ingest.errors import EmptyDocument, UnsupportedFormat
from ingest.pipeline import Pipeline, Reading
from ontology.iris import Iris
from ontology.terms import DCTERMS, ELI, ORG, RDF, SKOS, SVOD
from ontology.validation import check

Read = Callable[..., Reading]
BASE = "http://localhost:8080/"
MINUTES = (
    "ПРОТОКОЛ заседания Совета по туризму Вологодской области\n\n"
    "от 5 марта 2019 года № 4\n\nРЕШИЛИ:\n\n"
    "1. Рекомендовать Комитету по спорту города Казани открыть парк до 1 мая 2019 года.\n"
)
NAMES = ["order", "press", "protocol", "recommendations", "resolution"]


def test_every_document_is_here(readings: dict[str, Reading]) -> None:
    assert sorted(readings) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_reading_keeps_to_the_shapes(readings: dict[str, Reading], name: str) -> None:
    assert check(readings[name].dataset) == []


@pytest.mark.parametrize("name", NAMES)
def test_no_blank_nodes(readings: dict[str, Reading], name: str) -> None:
    for quad in readings[name].dataset.quads():
        assert not any(isinstance(term, BNode) for term in quad)


@pytest.mark.parametrize("name", NAMES)
def test_passages_and_mentions_are_slices(readings: dict[str, Reading], name: str) -> None:
    data, document = readings[name].dataset, readings[name].document
    text = str(value(data, document, SVOD.text))
    passages = set(subjects(data, SVOD.Passage))
    assert passages
    for passage in passages:
        words = str(value(data, passage, SVOD.text))
        assert words == text[number(data, passage, SVOD.start) : number(data, passage, SVOD.end)]
    for mention in subjects(data, SVOD.Mention):
        inside = str(value(data, value(data, mention, DCTERMS.isPartOf), SVOD.text))
        span = slice(number(data, mention, SVOD.start), number(data, mention, SVOD.end))
        assert inside[span] == str(value(data, mention, SVOD.surface))


@pytest.mark.parametrize("name", NAMES)
def test_every_graph_belongs_to_the_document(readings: dict[str, Reading], name: str) -> None:
    reading = readings[name]
    graphs = {str(quad[3]) for quad in reading.dataset.quads()}
    assert str(reading.document) in graphs
    assert all(
        graph == str(reading.document)
        or graph in (f"{reading.document}/entities", f"{reading.document}/receipt")
        or graph.startswith(f"{reading.document}/passage/")
        for graph in graphs
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_every_encoding_gives_the_same_statements(
    pipeline: Pipeline, read: Read, tmp_path: Path, encoding: str
) -> None:
    path = tmp_path / "doc.txt"
    path.write_bytes(MINUTES.encode(encoding))
    assert statements(pipeline.read(path, key="doc")) == statements(read(MINUTES))


def test_a_mark_of_the_other_byte_order(pipeline: Pipeline, read: Read, tmp_path: Path) -> None:
    path = tmp_path / "doc.txt"
    path.write_bytes(codecs.BOM_UTF16_BE + MINUTES.encode("utf-16-be"))
    assert statements(pipeline.read(path, key="doc")) == statements(read(MINUTES))


def test_facts_of_the_document(read: Read) -> None:
    reading = read(MINUTES, key="protokol-4", name="protokol-4.txt")
    data, document = reading.dataset, URIRef(f"{BASE}id/document/protokol-4")
    assert reading.document == document
    assert value(data, document, SVOD.sourceFile) == Literal("protokol-4.txt")
    assert value(data, document, DCTERMS.type) == SVOD.MeetingDecision
    assert str(value(data, document, ELI.date_document)) == "2019-03-05"


def test_a_provision_and_whom_it_is_addressed_to(read: Read) -> None:
    data = read(MINUTES).dataset
    (provision,) = subjects(data, SVOD.Recommendation)
    assert value(data, provision, SVOD.number) == Literal("1")
    assert str(value(data, provision, SVOD.deadline)) == "2019-05-01"
    assert value(data, provision, SVOD.addressee) == URIRef(
        f"{BASE}id/organization/komitet-po-sportu-goroda-kazani"
    )


def test_reading_twice_gives_the_same_bytes(read: Read) -> None:
    assert sorted(read(MINUTES).nquads().splitlines()) == sorted(
        read(MINUTES).nquads().splitlines()
    )


def test_another_pipeline_gives_the_same_bytes(
    authority: Graph, readings: dict[str, Reading]
) -> None:
    path = Path(__file__).parent / "documents" / "order.txt"
    again = Pipeline(Iris(BASE), authority).read(path, key="order")
    assert sorted(again.nquads().splitlines()) == sorted(readings["order"].nquads().splitlines())


IN_ANOTHER_PROCESS = """
import sys, ontology
from pathlib import Path
from ingest.pipeline import Pipeline
from ontology.iris import Iris
path = Path(sys.argv[1])
pipeline = Pipeline(Iris(sys.argv[2]), ontology.authority(sys.argv[2]))
sys.stdout.buffer.write(pipeline.read(path, key=path.stem).nquads())
"""


def test_another_process_gives_the_same_statements(readings: dict[str, Reading]) -> None:
    """Nothing hangs on the order of a set, which differs from run to run."""
    path = Path(__file__).parent / "documents" / "resolution.txt"
    again = subprocess.run(
        [sys.executable, "-c", IN_ANOTHER_PROCESS, str(path), BASE],
        cwd=Path(__file__).parents[2],
        env=os.environ | {"PYTHONHASHSEED": "1"},
        capture_output=True,
        check=True,
    )
    assert sorted(again.stdout.splitlines()) == sorted(readings["resolution"].nquads().splitlines())


HOSTILE = [
    "АНО «Дом» } } ; DROP ALL ; INSERT DATA { <a:b> <c:d> \"e\" } #»",
    "ООО «<script>alert(1)</script>»",
    "Фонд «a> . <http://evil.example/s> <http://evil.example/p> \"o\" . <b»",
    "Центр «{{ 7 * 7 }} ${x} %s \\n \\\" ' »",
]  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_names_stay_text(read: Read, name: str) -> None:
    reading = read(f"ПРОТОКОЛ заседания\n\nПриглашен гость: {name} и другие.\n")
    assert check(reading.dataset) == []
    assert name in str(value(reading.dataset, reading.document, SVOD.text))
    for quad in reading.dataset.quads():
        for term in quad:
            if isinstance(term, URIRef):
                assert "evil.example" not in term or "%" in term or " " not in term
                assert not set('<>"{}|\\^` ') & set(str(term))
                assert not str(term).startswith(("a:", "c:", "http://evil.example"))


def test_a_file_name_stays_text(read: Read) -> None:
    reading = read(MINUTES, name='a "b" <c>.txt')
    assert value(reading.dataset, reading.document, SVOD.sourceFile) == Literal('a "b" <c>.txt')
    assert check(reading.dataset) == []


@pytest.mark.parametrize("content", ["", " \n\f\n", "___ 12 ___"])
def test_an_empty_file_is_refused(read: Read, content: str) -> None:
    with pytest.raises(EmptyDocument, match=r"^doc\.txt: "):
        read(content)


def test_an_unknown_format_is_refused(read: Read) -> None:
    with pytest.raises(UnsupportedFormat, match=r"^doc\.odt: "):
        read(MINUTES, name="doc.odt")


@pytest.mark.parametrize(
    "text",
    [
        "а",
        "РЕШИЛИ:",
        "1. слово",
        "Срок: 1 мая 2018 года",
        "«««»»» слово",
        "(далее – )",
        "– \n– \n– слово",
        "Комитет " * 300,
        "а) б) в) г) слово",
        "1.\n2.\n3.\nслово",
        "Протокол\n" + "1.1.1.1.1. слово\n" * 20,
        "\u0301\u0306 слово \U0001f30d\u200d",
        "Council of the North",
        "от 99.99.9999 № 5 слово",
    ],
)
def test_odd_texts_are_read_too(read: Read, text: str) -> None:
    assert check(read(text).dataset) == []


def test_what_one_document_calls_a_thing_the_next_one_knows(
    authority: Graph, tmp_path: Path
) -> None:
    pipeline = Pipeline(Iris(BASE), authority)
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    first.write_text("Создан Центр развития туризма Вологодской области (ЦРТ).", encoding="utf-8")
    second.write_text("Услуги ЦРТ платные.", encoding="utf-8")
    pipeline.remember(pipeline.read(first, key="first"))
    reading = pipeline.read(second, key="second")
    centre = URIRef(f"{BASE}id/organization/tsentr-razvitiya-turizma-vologodskoy-oblasti")
    assert {entity for mention in subjects(reading.dataset, SVOD.Mention)
            for entity in [value(reading.dataset, mention, SVOD.of)]} == {centre}  # fmt: skip


def test_repeated_words_are_told_apart(read: Read) -> None:
    reading = read("РЕШИЛИ:\n\n1. Открыть музей.\n\nРЕШИЛИ:\n\n1. Открыть музей.\n")
    assert len(set(subjects(reading.dataset, SVOD.Passage))) == 4
    assert len(set(subjects(reading.dataset, SVOD.Provision))) == 2


def test_figures_of_one_value_are_told_apart_by_how_they_compare(read: Read) -> None:
    data = read(
        "На территории Псковской области 800 рек, из них 700 – длиной менее 10 км и 100 – длиной "
        "более 10 км."
    ).dataset
    assert check(data) == []
    lengths = [s for s, _, _, _ in data.quads((None, SVOD.unit, Literal("км"), None))]
    assert {str(value(data, length, SVOD.comparator)) for length in lengths} == {"<", ">"}


def test_every_entity_has_a_name_in_russian(readings: dict[str, Reading]) -> None:
    for reading in readings.values():
        for organization in subjects(reading.dataset, ORG.Organization):
            names = [
                name
                for _, _, name, _ in reading.dataset.quads(
                    (organization, SKOS.prefLabel, None, None)
                )
                if isinstance(name, Literal) and name.language == "ru"
            ]
            assert len(names) == 1


def statements(reading: Reading) -> set[str]:
    """All statements but the digest of the file, which differs from encoding to encoding."""
    lines = reading.nquads().decode().splitlines()
    return {line for line in lines if str(SVOD.sourceDigest) not in line}


def subjects(data: Graph, of: URIRef) -> list[URIRef]:
    return sorted({s for s, _, _, _ in data.quads((None, RDF.type, of, None))})  # type: ignore[attr-defined]


def value(data: Graph, subject: object, predicate: URIRef) -> object:
    (found,) = {o for _, _, o, _ in data.quads((subject, predicate, None, None))}  # type: ignore[attr-defined]
    return found


def number(data: Graph, subject: object, predicate: URIRef) -> int:
    return int(str(value(data, subject, predicate)))
