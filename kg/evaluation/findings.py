"""What is published about some documents, asked for as an outside scorer would: in SPARQL."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.asking import Row, text
from kg.generations import Generation
from ontology.terms import FOAF, ORG, SCHEMA, SKOS, SVOD

#: The classes of the vocabulary by kind; an entity may be of several kinds.
CLASSES = {
    "organisations": str(ORG.Organization),
    "groups": str(SVOD.ActorGroup),
    "projects": str(SVOD.Project),
    "programmes": str(SVOD.Programme),
    "events": str(SVOD.Event),
    "awards": str(SVOD.Award),
    "legal acts": str(SVOD.LegalAct),
    "persons": str(FOAF.Person),
    "places": str(SCHEMA.Place),
    "topics": str(SKOS.Concept),
    "services": str(SVOD.Service),
}
KINDS = {iri: kind for kind, iri in CLASSES.items()}


@dataclass(frozen=True)
class FoundThing:
    """An entity that the documents mention, under all its names."""

    iri: str
    name: str
    kinds: frozenset[str]
    names: frozenset[str]


@dataclass(frozen=True)
class FoundDocument:
    iri: str
    file: str
    type: str
    date: str
    status: str


@dataclass(frozen=True)
class FoundProvision:
    iri: str
    file: str
    text: str
    number: str
    modalities: frozenset[str]
    addressees: frozenset[str]
    responsible: frozenset[str]
    beneficiaries: frozenset[str]
    blank_fields: frozenset[str]
    #: The day as YYYY-MM-DD, and the term as worded; "" where there is none.
    deadline: str
    term: str
    #: The provision that it is an item of, or "".
    whole: str


@dataclass(frozen=True, order=True)
class FoundStatement:
    subject: str
    predicate: str
    object: str


@dataclass(frozen=True, order=True)
class FoundRole:
    member: str
    organization: str
    role: str
    beginning: str
    end: str
    planned: bool


@dataclass(frozen=True, order=True)
class FoundFigure:
    observed: str
    measure: str
    value: float
    comparator: str


@dataclass(frozen=True)
class Findings:
    """All that was read from the documents."""

    documents: tuple[FoundDocument, ...]
    things: tuple[FoundThing, ...]
    provisions: tuple[FoundProvision, ...]
    statements: frozenset[FoundStatement]
    roles: frozenset[FoundRole]
    figures: frozenset[FoundFigure]

    @property
    def files(self) -> frozenset[str]:
        return frozenset(document.file for document in self.documents)

    def name(self, term: str) -> str:
        """What to show for the IRI of an entity or of a term of the vocabulary, or for a value."""
        for thing in self.things:
            if thing.iri == term:
                return f"«{thing.name}»"
        return _local(term)


def read_findings(generation: Generation, files: frozenset[str]) -> Findings:
    """What was read from the documents with these file names."""
    documents = [
        document
        for file in sorted(files)
        for document in _documents(generation.select("found_documents", file=Literal(file)))
    ]

    def rows(query: str) -> list[Row]:
        return [
            row
            for document in documents
            for row in generation.select(query, document=NamedNode(document.iri))
        ]

    return Findings(
        documents=tuple(documents),
        things=found_things(rows("found_things")),
        provisions=_provisions(rows("found_provisions"), {d.iri: d.file for d in documents}),
        statements=frozenset(map(_statement, rows("found_statements"))),
        roles=frozenset(map(_role, rows("found_roles"))),
        figures=frozenset(map(_figure, rows("found_figures"))),
    )


def _documents(rows: Iterable[Row]) -> list[FoundDocument]:
    return [
        FoundDocument(
            text(row, "document"),
            text(row, "file"),
            _local(text(row, "type")),
            text(row, "date"),
            _local(text(row, "status")),
        )
        for row in rows
    ]


def found_things(rows: Iterable[Row]) -> tuple[FoundThing, ...]:
    """Of the rows of `found_things.rq`."""
    names, kinds, preferred = defaultdict(set), defaultdict(set), dict[str, str]()
    for row in rows:
        iri = text(row, "thing")
        names[iri].add(text(row, "name"))
        preferred[iri] = text(row, "preferred") or preferred.get(iri, "")
        kind = KINDS.get(text(row, "class"))
        if kind:
            kinds[iri].add(kind)
    return tuple(
        FoundThing(iri, preferred[iri] or min(names[iri]), frozenset(kinds[iri]), frozenset(called))
        for iri, called in sorted(names.items())
    )


def _provisions(rows: Iterable[Row], files: dict[str, str]) -> tuple[FoundProvision, ...]:
    """A row gives one value of each property; the values of a provision are put together."""
    by_iri = defaultdict(list)
    for row in rows:
        by_iri[text(row, "provision")].append(row)
    return tuple(
        FoundProvision(
            iri=iri,
            file=files[text(first[0], "document")],
            text=text(first[0], "text"),
            number=text(first[0], "number"),
            modalities=frozenset(_local(value) for value in _values(first, "modality")),
            addressees=_values(first, "addressee"),
            responsible=_values(first, "responsible"),
            beneficiaries=_values(first, "beneficiary"),
            blank_fields=_values(first, "blank"),
            deadline=text(first[0], "deadline"),
            term=text(first[0], "term"),
            whole=text(first[0], "whole"),
        )
        for iri, first in sorted(by_iri.items())
    )


def _values(rows: Iterable[Row], column: str) -> frozenset[str]:
    return frozenset(text(row, column) for row in rows) - {""}


def _statement(row: Row) -> FoundStatement:
    return FoundStatement(text(row, "subject"), text(row, "predicate"), text(row, "object"))


def _role(row: Row) -> FoundRole:
    return FoundRole(
        text(row, "member"),
        text(row, "organization"),
        _local(text(row, "role")),
        text(row, "from"),
        text(row, "to"),
        text(row, "planned") == "true",
    )


def _figure(row: Row) -> FoundFigure:
    return FoundFigure(
        text(row, "observed"),
        _local(text(row, "measure")),
        float(text(row, "value")),
        text(row, "comparator"),
    )


def _local(iri: str) -> str:
    return iri.rpartition("#")[2]
