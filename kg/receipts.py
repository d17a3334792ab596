"""The receipt of a document: what was read from it, and what to look at.

All of it is asked of the graph, so that whoever ingests and whoever opens the page later see the
same, and a person's correction shows in both.
"""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from itertools import groupby

from pyoxigraph import NamedNode

from kg.asking import Row, text
from kg.differences import Difference, read_difference
from ontology.terms import FOAF, ORG, RDF, SCHEMA, SVOD

Ask = Callable[..., list[Row]]

#: What is counted, by the name that the count goes by; in the order of a receipt.
COUNTED = {
    "passages": str(SVOD.Passage),
    "provisions": str(SVOD.Provision),
    "organisations": str(ORG.Organization),
    "groups": str(SVOD.ActorGroup),
    "projects": str(SVOD.Project),
    "programmes": str(SVOD.Programme),
    "events": str(SVOD.Event),
    "awards": str(SVOD.Award),
    "acts": str(SVOD.LegalAct),
    "services": str(SVOD.Service),
    "persons": str(FOAF.Person),
    "places": str(SCHEMA.Place),
    "mentions": str(SVOD.Mention),
    "relations": str(RDF.Statement),
    "roles": str(ORG.Membership),
    "figures": str(SVOD.Observation),
}

MODALITIES = tuple(
    str(SVOD[name])
    for name in (
        "Recommendation",
        "Proposal",
        "Intention",
        "Obligation",
        "Decision",
        "Measure",
        "Acknowledgement",
    )
)

#: The queries for caveats, in the order of a receipt: what cannot be trusted comes first.
CAVEATS = (
    "caveats_kept",
    "caveats_of_document",
    "caveats_of_provisions",
    "caveats_of_names",
    "caveats_of_short_names",
    "caveats_of_figures",
)


@dataclass(frozen=True)
class Point:
    """One place a caveat is about: its words, and what it is in the graph, if anything."""

    words: str
    thing: str | None = None


@dataclass(frozen=True)
class Caveat:
    """`kind` is one of `svod:Caveats`, by the last part of its name."""

    kind: str
    occurrences: int
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Related:
    """Another document whose words this one shares, and why that is thought so, by language."""

    #: «excerptOf», «nearDuplicateOf» or «versionOf».
    relation: str
    #: Whether this document stands in the relation to the other, or the other to it.
    outgoing: bool
    document: str
    file: str
    title: str
    score: float
    #: Not sure enough to be stated in the graph.
    suggested: bool
    reasons: dict[str, str]


@dataclass(frozen=True)
class Receipt:
    """`type` and `status` are concepts, by the last part of their names."""

    document: str
    file: str
    title: str
    type: str
    date: str | None
    status: str | None
    counts: dict[str, int]
    #: How many provisions there are of each kind, as `Recommendation`.
    modalities: dict[str, int]
    known_words: float | None
    caveats: tuple[Caveat, ...]
    related: tuple[Related, ...]
    #: From the version before; None of a document that was only read once.
    changes: Difference | None

    def as_dict(self) -> dict[str, object]:
        return asdict(self)


def receipt(ask: Ask, document: str) -> Receipt:
    """`ask` answers the queries of `kg/queries`, for the primary store or for a generation."""
    iri = NamedNode(document)
    [facts] = ask("receipt_facts", document=iri)
    known, changes = text(facts, "known_words"), text(facts, "changes")
    numbers = _numbers(ask("receipt_counts", document=iri))
    return Receipt(
        document=document,
        file=text(facts, "file"),
        title=text(facts, "title"),
        type=_local(text(facts, "type")),
        date=text(facts, "date") or None,
        status=_local(text(facts, "status")) or None,
        counts={name: numbers.get(kind, 0) for name, kind in COUNTED.items()},
        modalities={_local(kind): numbers[kind] for kind in MODALITIES if kind in numbers},
        known_words=float(known) if known else None,
        caveats=tuple(c for query in CAVEATS for c in _caveats(ask(query, document=iri))),
        related=related(ask, document),
        changes=read_difference(changes) if changes else None,
    )


def _numbers(rows: Iterable[Row]) -> dict[str, int]:
    """Of each class how many things of it there are."""
    return {text(row, "class"): int(text(row, "number")) for row in rows}


def _caveats(rows: list[Row]) -> Iterable[Caveat]:
    """Rows of one kind are one caveat."""
    for kind, found in groupby(rows, key=lambda row: text(row, "kind")):
        about = list(found)
        yield Caveat(
            kind=_local(kind),
            occurrences=sum(int(text(row, "occurrences")) for row in about),
            points=tuple(
                Point(text(row, "words"), text(row, "thing") or None)
                for row in about
                if text(row, "words")
            ),
        )


def related(ask: Ask, document: str) -> tuple[Related, ...]:
    """The documents that one shares its words with, the surest first, suggestions last."""
    return tuple(_related(ask("receipt_links", document=NamedNode(document)), document))


def _related(rows: list[Row], document: str) -> Iterable[Related]:
    """Rows of one link differ in the language of its reason."""
    for _, found in groupby(rows, key=lambda row: text(row, "link")):
        wordings = list(found)
        first = wordings[0]
        outgoing = text(first, "from") == document
        yield Related(
            relation=_local(text(first, "relation")),
            outgoing=outgoing,
            document=text(first, "to" if outgoing else "from"),
            file=text(first, "file"),
            title=text(first, "title"),
            score=float(text(first, "score")),
            suggested=text(first, "suggested") == "true",
            reasons={text(row, "language"): text(row, "reason") for row in wordings},
        )


def _local(iri: str) -> str:
    """https://w3id.org/svod/ontology#Resolution → Resolution"""
    return iri.removeprefix(str(SVOD))
