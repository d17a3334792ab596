"""The shapes accept what ingestion hands over and name each thing that is wrong with it."""

from pathlib import Path

import pytest
from long_document import long_document
from rdflib import Dataset, Graph, Literal, URIRef

from ontology.terms import DCTERMS, ELI, ORG, RDF, SKOS, SVOD, TIME, XSD
from ontology.validation import Violation, check

# rdflib's own TriG parser uses what rdflib has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

EXAMPLE = Path(__file__).parent.parent / "fixtures" / "example.trig"
ID = "http://localhost:8080/id/"
DOCUMENT = URIRef(f"{ID}document/protokol-5")
HEADING, CLAUSE, TERMS = (URIRef(f"{DOCUMENT}/passage/aaaa000{n}") for n in (1, 2, 3))
MENTION = URIRef(f"{CLAUSE}#mention-17-36")
PROVISION = URIRef(f"{DOCUMENT}/provision/1-bbbb0001")
COUNCIL = URIRef(f"{ID}organization/sovet-po-turizmu")
NORWAY = URIRef(f"{ID}place/norvegiya")
MEMBERSHIP, OBSERVATION, STATEMENT = (URIRef(f"{TERMS}#cccc000{n}") for n in (1, 2, 3))
BEGINNING = URIRef(f"{MEMBERSHIP}-beginning")
NEW = URIRef(f"{ID}organization/novyy-sovet")


@pytest.fixture
def dataset() -> Dataset:
    return Dataset().parse(EXAMPLE, format="trig")


@pytest.fixture
def example(dataset: Dataset) -> Graph:
    graph = Graph()
    for subject, predicate, value, _ in dataset.quads():
        graph.add((subject, predicate, value))
    return graph


@pytest.fixture
def authority(dataset: Dataset) -> Graph:
    return dataset.graph(URIRef("http://localhost:8080/graph/authority"))


def places(violations: list[Violation]) -> set[tuple[str, str | None]]:
    return {(violation.focus, violation.path) for violation in violations}


def test_what_ingestion_hands_over_is_accepted(dataset, example):
    assert check(dataset) == []
    assert check(example) == []


def test_nothing_is_wrong_with_nothing():
    assert check(Graph()) == []


REQUIRED = [
    (DOCUMENT, DCTERMS.title),
    (DOCUMENT, SVOD.sourceFile),
    (DOCUMENT, SVOD.text),
    (DOCUMENT, DCTERMS.type),
    (CLAUSE, DCTERMS.isPartOf),
    (CLAUSE, SVOD.order),
    (CLAUSE, SVOD.text),
    (CLAUSE, SVOD.start),
    (CLAUSE, SVOD.end),
    (MENTION, DCTERMS.isPartOf),
    (MENTION, SVOD.of),
    (MENTION, SVOD.surface),
    (MENTION, SVOD.start),
    (MENTION, SVOD.end),
    (MENTION, SVOD.readBy),
    (MENTION, SVOD.confidence),
    (PROVISION, SVOD.text),
    (PROVISION, SVOD.statedIn),
    (PROVISION, DCTERMS.isPartOf),
    (PROVISION, SVOD.readBy),
    (PROVISION, SVOD.confidence),
    (COUNCIL, SKOS.prefLabel),
    (MEMBERSHIP, ORG.member),
    (MEMBERSHIP, ORG.organization),
    (MEMBERSHIP, ORG.role),
    (MEMBERSHIP, SVOD.readBy),
    (OBSERVATION, SVOD.observed),
    (OBSERVATION, SVOD.measure),
    (OBSERVATION, SVOD.value),
    (OBSERVATION, SVOD.comparator),
    (OBSERVATION, SVOD.confidence),
    (STATEMENT, RDF.subject),
    (STATEMENT, RDF.predicate),
    (STATEMENT, RDF.object),
    (STATEMENT, SVOD.readBy),
    (STATEMENT, SVOD.confidence),
]

WRONG = [
    (DOCUMENT, DCTERMS.title, Literal("")),
    (DOCUMENT, DCTERMS.type, SVOD.Decision),
    (DOCUMENT, ELI.date_document, Literal("март 2019 года")),
    (DOCUMENT, ELI.date_document, Literal("2019-03", datatype=XSD.gYearMonth)),
    (DOCUMENT, ELI.date_document, Literal("2019-02-30", datatype=XSD.date)),
    (DOCUMENT, SVOD.status, SVOD.Roadmap),
    (CLAUSE, DCTERMS.isPartOf, COUNCIL),
    (CLAUSE, SVOD.order, Literal(0)),
    (CLAUSE, SVOD.text, Literal("")),
    (CLAUSE, SVOD.start, Literal(-1)),
    (CLAUSE, SVOD.start, Literal(111)),
    (CLAUSE, SVOD.end, Literal("в конце")),
    (CLAUSE, SVOD.text, Literal("1. Рекомендовать комитету подготовить план.")),
    (MENTION, DCTERMS.isPartOf, DOCUMENT),
    (MENTION, SVOD.of, Literal("Комитет по туризму")),
    (MENTION, SVOD.surface, Literal("Комитет по туризму")),
    (MENTION, SVOD.start, Literal(36)),
    (MENTION, SVOD.readBy, Literal("правило")),
    (MENTION, SVOD.confidence, Literal("1.1", datatype=XSD.decimal)),
    (MENTION, SVOD.confidence, Literal("-0.1", datatype=XSD.decimal)),
    (PROVISION, SVOD.statedIn, DOCUMENT),
    (PROVISION, SVOD.addressee, Literal("Комитет по туризму")),
    (PROVISION, SVOD.actor, Literal("Совет по туризму")),
    (PROVISION, SVOD.responsible, Literal("Комитет по туризму")),
    (PROVISION, SVOD.beneficiary, Literal("предприниматели")),
    (PROVISION, SVOD.about, Literal("план")),
    (PROVISION, DCTERMS.subject, Literal("туризм")),
    (PROVISION, SVOD.number, Literal("")),
    (PROVISION, SVOD.deadline, Literal("до 1 июля 2019 года")),
    (COUNCIL, SKOS.prefLabel, Literal("Tourism Council", lang="en")),
    (COUNCIL, SKOS.prefLabel, Literal("Совет по туризму")),
    (MEMBERSHIP, ORG.role, Literal("председатель")),
    (MEMBERSHIP, ORG.memberDuring, Literal("март 2016 – март 2017")),
    (BEGINNING, TIME.inXSDgYearMonth, Literal("март 2016")),
    (OBSERVATION, SVOD.value, Literal("34 участника")),
    (OBSERVATION, SVOD.comparator, Literal("около")),
    (STATEMENT, RDF.predicate, Literal("входит в")),
]

EXCESSIVE = [
    (DOCUMENT, DCTERMS.title, Literal("Протокол")),
    (DOCUMENT, SVOD.sourceFile, Literal("protokol-6.txt")),
    (DOCUMENT, ELI.date_document, Literal("2019-03-06", datatype=XSD.date)),
    (DOCUMENT, SVOD.status, SVOD.Draft),
    (CLAUSE, DCTERMS.isPartOf, URIRef(f"{ID}document/protokol-6")),
    (MENTION, DCTERMS.isPartOf, HEADING),
    (MENTION, SVOD.of, COUNCIL),
    (PROVISION, RDF.type, SVOD.Mention),
    (PROVISION, SVOD.deadline, Literal("2019-12-31", datatype=XSD.date)),
    (PROVISION, SVOD.blankField, Literal("addressee")),
    (PROVISION, DCTERMS.hasPart, CLAUSE),
    (NORWAY, SKOS.prefLabel, Literal("Королевство Норвегия", lang="ru")),
    (NORWAY, SKOS.prefLabel, Literal("Kingdom of Norway", lang="en")),
    (MEMBERSHIP, ORG.role, SVOD.Member),
    (OBSERVATION, SVOD.value, Literal("35.0", datatype=XSD.decimal)),
]


@pytest.mark.parametrize(("focus", "path"), REQUIRED)
def test_what_is_required_is_missed(example, focus, path):
    example.remove((focus, path, None))
    assert (str(focus), str(path)) in places(check(example))


@pytest.mark.parametrize(("focus", "path", "value"), WRONG)
def test_a_wrong_value_is_reported(example, focus, path, value):
    example.set((focus, path, value))
    assert (str(focus), str(path)) in places(check(example))


@pytest.mark.parametrize(("focus", "path", "value"), EXCESSIVE)
def test_a_value_too_many_is_reported(example, focus, path, value):
    example.add((focus, path, value))
    assert (str(focus), str(path)) in places(check(example))


@pytest.mark.parametrize("lacking", [SVOD.Provision, SVOD.Recommendation])
def test_a_provision_is_of_a_narrower_class_and_of_the_broader(example, lacking):
    example.remove((PROVISION, RDF.type, lacking))
    assert places(check(example)) == {(str(PROVISION), str(RDF.type))}


def test_a_public_body_is_an_organisation(example):
    example.remove((COUNCIL, RDF.type, ORG.Organization))
    assert places(check(example)) == {(str(COUNCIL), str(RDF.type))}


def test_an_unnamed_group_is_no_organisation(example):
    example.add((COUNCIL, RDF.type, SVOD.ActorGroup))
    assert places(check(example)) == {(str(COUNCIL), None)}


def test_passages_do_not_overlap(example):
    twin = URIRef(f"{DOCUMENT}/passage/aaaa0004")
    for predicate, value in example.predicate_objects(CLAUSE):
        example.add((twin, predicate, value))
    assert places(check(example)) == {(str(twin), str(SVOD.start))}


def test_a_text_beyond_the_end_of_the_document_is_reported(example):
    example.set((TERMS, SVOD.end, Literal(500)))
    example.set((TERMS, SVOD.start, Literal(400)))
    assert (str(TERMS), str(SVOD.text)) in places(check(example))


def test_offsets_count_code_points(example):
    text = Literal("🌊 Совет по туризму")
    for whole in (DOCUMENT, HEADING):
        example.set((whole, SVOD.text, text))
    example.set((HEADING, SVOD.end, Literal(18)))
    mention = URIRef(f"{HEADING}#mention-19-36")
    example.set((mention, SVOD.start, Literal(2)))
    example.set((mention, SVOD.end, Literal(7)))
    example.set((mention, SVOD.surface, Literal("Совет")))
    assert str(mention) not in {focus for focus, _ in places(check(example))}
    assert str(HEADING) not in {focus for focus, _ in places(check(example))}


def test_the_same_name_from_two_graphs_is_one_name(dataset, authority):
    authority.add((NORWAY, SKOS.prefLabel, Literal("Норвегия", lang="ru")))
    assert check(dataset) == []


def test_another_name_from_another_graph_is_a_second_name(dataset, authority):
    authority.add((NORWAY, SKOS.prefLabel, Literal("Королевство Норвегия", lang="ru")))
    assert places(check(dataset)) == {(str(NORWAY), str(SKOS.prefLabel))}


@pytest.mark.parametrize(
    "kind",
    [SVOD.Project, SVOD.Event, SVOD.LegalAct, SVOD.ActorGroup, SKOS.Concept],
)
def test_every_kind_of_entity_needs_a_russian_name(example, kind):
    example.add((NEW, RDF.type, kind))
    example.add((NEW, SKOS.prefLabel, Literal("New Council", lang="en")))
    assert places(check(example)) == {(str(NEW), str(SKOS.prefLabel))}


def test_a_violation_says_what_is_wrong_in_both_languages(example):
    example.set((OBSERVATION, SVOD.comparator, Literal("около")))
    assert check(example) == [
        Violation(
            focus=str(OBSERVATION),
            path=str(SVOD.comparator),
            value="около",
            message_ru="Сравнение должно быть одно из: =, >, >=, <, <=, ≈.",
            message_en="The comparator must be one of =, >, >=, <, <=, ≈.",
            severity="Violation",
        )
    ]


def test_checking_leaves_the_graph_as_it_was(example):
    before = set(example)
    check(example)
    assert set(example) == before


def test_nothing_is_wrong_with_a_long_document():
    """How long it takes is measured by `make bench`."""
    assert check(long_document(passages=60, mentions=5)) == []
