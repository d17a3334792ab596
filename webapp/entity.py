"""An entity as it is shown: what is said of it and by whom, what it is asked, where it occurs."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby

from pyoxigraph import NamedNode

from kg.asking import Row, text
from kg.generations import Generation
from webapp.paging import Page, page_of
from webapp.spans import marked
from webapp.things import Thing, thing, things

MENTIONS_ON_A_PAGE = 20


@dataclass(frozen=True)
class Said:
    """One statement and every passage that makes it."""

    what: Row
    sources: list[Row]


@dataclass(frozen=True)
class Entity:
    thing: Thing
    statements: list[Said]
    memberships: list[Said]
    observations: list[Said]
    provisions: list[Thing]
    documents: list[str]
    occurrences: Page["Occurrence"]


@dataclass(frozen=True)
class Occurrence:
    """A passage that mentions the entity; its words are marked."""

    passage: str
    document: str
    text: list[tuple[str, bool]]


def entity(generation: Generation, iri: str) -> Entity:
    """Raises NotFound where nothing is stated of it."""
    node = NamedNode(iri)
    return Entity(
        thing(generation, iri),
        said(generation.select("statements", entity=node), "predicate", "subject", "object"),
        said(
            generation.select("memberships", entity=node),
            *("from", "to", "member", "organization", "role", "planned"),
        ),
        said(
            generation.select("observations", entity=node),
            *("measure", "asOf", "value", "unit", "comparator"),
        ),
        things(generation.select("provisions_of", entity=node), "provision"),
        [text(row, "document") for row in generation.select("documents_of", entity=node)],
        occurrences(generation, node),
    )


def said(rows: Iterable[Row], *what: str) -> list[Said]:
    """Rows that say the same in these columns come together."""
    same = columns(*what)
    together = [list(group) for _, group in groupby(sorted(rows, key=same), key=same)]
    return [Said(group[0], group) for group in together]


def columns(*names: str) -> Callable[[Row], tuple[str, ...]]:
    return lambda row: tuple(text(row, name) for name in names)


def occurrences(generation: Generation, entity: NamedNode) -> Page[Occurrence]:
    rows = generation.select("mentions_of", entity=entity)
    by_passage = [list(group) for _, group in groupby(rows, key=columns("passage"))]
    page = page_of(by_passage, size=MENTIONS_ON_A_PAGE)
    return page.showing([occurrence(generation, group) for group in page.items])


def occurrence(generation: Generation, mentions: list[Row]) -> Occurrence:
    passage = text(mentions[0], "passage")
    words = thing(generation, passage).text("svod:text")
    ranges = [(int(text(row, "start")), int(text(row, "end"))) for row in mentions]
    return Occurrence(passage, text(mentions[0], "document"), marked(words, ranges))
