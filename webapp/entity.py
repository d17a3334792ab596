"""An entity as it is shown: what is said of it and by whom, what it is asked, where it occurs."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from pyoxigraph import NamedNode

from kg.asking import Row, Term, text
from kg.generations import Generation
from webapp.paging import Page, page_of
from webapp.spans import marked
from webapp.things import Thing, short, thing

MENTIONS_ON_A_PAGE = 20
NAMES_AND_KINDS = frozenset({"rdf:type", "skos:prefLabel", "skos:altLabel", "owl:sameAs"})
#: Of a long list the page shows so many; SPARQL has them all.
MOST_SHOWN = 100


@dataclass(frozen=True)
class Said:
    """One statement and every passage that makes it."""

    what: Row
    sources: list[Row]


@dataclass(frozen=True)
class Occurrence:
    """A passage that mentions the entity; its words are marked."""

    passage: Thing
    text: list[tuple[str, bool]]


@dataclass(frozen=True)
class Entity:
    thing: Thing
    #: What is stated of it by no passage, by property: its foundation, its number, its dates.
    facts: dict[str, list[Term]]
    statements: list[Said]
    memberships: list[Said]
    observations: list[Said]
    provisions: list[str]
    documents: list[str]
    occurrences: Page[Occurrence]


def entity(generation: Generation, iri: str) -> Entity:
    """Raises NotFound where no statement speaks of it."""
    node = NamedNode(iri)
    about = thing(generation, iri)
    statements = generation.select("statements", entity=node)
    return Entity(
        about,
        other_facts(about, statements),
        said(statements, "predicate", "subject", "object"),
        said(
            generation.select("memberships", entity=node),
            *("from", "to", "member", "organization", "role", "planned"),
        ),
        said(
            generation.select("observations", entity=node),
            *("measure", "asOf", "value", "unit", "comparator"),
        ),
        [text(row, "provision") for row in generation.select("provisions_of", entity=node)],
        [text(row, "document") for row in generation.select("documents_of", entity=node)],
        occurrences(generation, node),
    )


def other_facts(about: Thing, statements: Iterable[Row]) -> dict[str, list[Term]]:
    told = {(short(text(row, "predicate")), row["object"]) for row in statements}
    left = {
        name: [value for value in values if (name, value) not in told]
        for name, values in about.facts.items()
        if name not in NAMES_AND_KINDS
    }
    return {name: values for name, values in left.items() if values}


def said(rows: Iterable[Row], *what: str) -> list[Said]:
    """Rows that say the same in these columns come together."""

    def same(row: Row) -> tuple[str, ...]:
        return tuple(text(row, column) for column in what)

    together = [list(group) for _, group in groupby(sorted(rows, key=same), key=same)]
    return [Said(group[0], group) for group in together]


def occurrences(generation: Generation, entity: NamedNode) -> Page[Occurrence]:
    page = page_of(generation.select("passages_mentioning", entity=entity), size=MENTIONS_ON_A_PAGE)
    passages = [thing(generation, text(row, "passage")) for row in page.items]
    return page.showing([occurrence(generation, passage, entity) for passage in passages])


def occurrence(generation: Generation, passage: Thing, entity: NamedNode) -> Occurrence:
    rows = generation.select("mentions_in", passage=NamedNode(passage.iri), entity=entity)
    ranges = [(int(text(row, "start")), int(text(row, "end"))) for row in rows]
    return Occurrence(passage, marked(passage.text("svod:text"), ranges))
