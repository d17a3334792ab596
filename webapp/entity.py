"""An entity as it is shown: what is said of it and by whom, what it is asked, where it occurs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from pyoxigraph import NamedNode
from werkzeug.exceptions import BadRequest

from kg.asking import Row, Term, text
from kg.generations import Generation
from webapp.ordered import InOrder
from webapp.paging import Page, page_of
from webapp.spans import marked
from webapp.things import Thing, short, thing

#: Of every list the page of an entity shows the beginning; a page of its own shows it all.
SHOWN_FIRST = 10
ON_A_PAGE = 30
LISTS = ("statements", "memberships", "observations", "provisions", "documents", "occurrences")
NAMES_AND_KINDS = frozenset({"rdf:type", "skos:prefLabel", "skos:altLabel", "owl:sameAs"})
#: What two rows must share to say the same of a role, and of a figure.
MEMBERSHIP = ("from", "to", "member", "organization", "role", "planned")
OBSERVATION = ("measure", "asOf", "value", "unit", "comparator")

Item = TypeVar("Item")


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
    #: The list asked for; empty for the beginnings of all.
    only: str
    statements: Page[Said]
    memberships: Page[Said]
    observations: Page[Said]
    provisions: Page[str]
    documents: Page[str]
    occurrences: Page[Occurrence]


def entity(generation: Generation, iri: str, *, only: str = "") -> Entity:
    """Raises NotFound where no statement speaks of it, and BadRequest for a list there is not."""
    if only not in ("", *LISTS):
        raise BadRequest(f"«show» must be one of {', '.join(LISTS)}.")
    node = NamedNode(iri)
    about = thing(generation, iri)
    statements = generation.select("statements", entity=node)
    memberships = generation.select("memberships", entity=node)
    observations = generation.select("observations", entity=node)
    provisions = generation.select("provisions_of", entity=node)
    documents = generation.select("documents_of", entity=node)
    passages = InOrder(
        generation,
        counts="mention_counts",
        rows="passages_mentioning",
        column="passage",
        entity=node,
    )
    mentioning = part("occurrences", only, passages)
    return Entity(
        about,
        other_facts(about, statements),
        only,
        part("statements", only, said(statements, "predicate", "subject", "object")),
        part("memberships", only, said(memberships, *MEMBERSHIP)),
        part("observations", only, said(observations, *OBSERVATION)),
        part("provisions", only, [text(row, "provision") for row in provisions]),
        part("documents", only, [text(row, "document") for row in documents]),
        mentioning.showing([occurrence(generation, iri, node) for iri in mentioning.items]),
    )


def part(name: str, only: str, items: Sequence[Item]) -> Page[Item]:
    """The beginning of a list; where one list is asked for, its page, and nothing of the others."""
    if name == only:
        return page_of(items, size=ON_A_PAGE)
    shown = [] if only else items[:SHOWN_FIRST]
    return Page(shown, 1, len(shown) < len(items), len(items))


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


def occurrence(generation: Generation, mentioning: str, entity: NamedNode) -> Occurrence:
    passage = thing(generation, mentioning)
    rows = generation.select("mentions_in", passage=NamedNode(passage.iri), entity=entity)
    ranges = [(int(text(row, "start")), int(text(row, "end"))) for row in rows]
    return Occurrence(passage, marked(passage.text("svod:text"), ranges))
