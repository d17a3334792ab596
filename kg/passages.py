"""Passages as the indexes take them."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Store

from kg.asking import Row, select, text
from kg.headings import openings
from ontology.prefixes import PREFIXES

#: What rows of the query for provisions tell of them.
MODALITY, ADDRESSEE = f"{PREFIXES['rdf']}type", f"{PREFIXES['svod']}addressee"

#: So much of what a passage stands under is its context.
OPENING = 300

#: FAISS and tantivy number what they hold with signed 64-bit integers.
SIGNED_63_BITS = (1 << 63) - 1

#: A day's documents are told apart by so many numbers; passages beyond so many stand together.
DOCUMENTS_OF_A_DAY = 1 << 18
LONGEST_DOCUMENT = 1 << 18

Facets = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class IndexedPassage:
    """A passage with what helps to find it; a facet is what hits can be narrowed down by."""

    iri: str
    text: str
    names: tuple[str, ...] = ()  # of what it mentions and is about, in any language
    document: str = ""
    file: str = ""
    title: str = ""
    context: str = ""  # what kind of document it is in, and what it stands under there
    under: tuple[int, ...] = ()  # the numbers of the passages it stands under
    before: tuple[
        int, ...
    ] = ()  # the number of the passage right before it, if it is none of these
    facets: Facets = field(default_factory=dict)
    standing: int = 0  # in a list without a question, the highest first

    @property
    def number(self) -> int:
        return iri_number(self.iri)


def iri_number(iri: str) -> int:
    """The integer that stands for a passage, a document or a thing in the indexes."""
    return int.from_bytes(hashlib.sha256(iri.encode()).digest()[:8], "big") & SIGNED_63_BITS


def passages_of(store: Store, document: str) -> list[IndexedPassage]:
    """The passages of one document, in reading order."""
    asked = {"document": NamedNode(document)}
    about = next(iter(select(store, "about_document", **asked)), None)
    rows = select(store, "passages_of_document", **asked)
    if about is None:
        return []
    entities = _sorted(select(store, "names_in_document", **asked))
    topics = _sorted(select(store, "topics_in_document", **asked))
    provisions = select(store, "provisions_by_passage", **asked)
    names = _gathered(entities + topics, "name")
    of_passages = {
        "entity": _gathered(entities, "entity"),
        "topic": _gathered(topics, "topic"),
        "modality": _gathered(_with_property(provisions, MODALITY), "value"),
        "addressee": _gathered(_with_property(provisions, ADDRESSEE), "value"),
    }
    texts = [text(row, "text") for row in rows]
    iris = [text(row, "passage") for row in rows]
    return [
        IndexedPassage(
            iri=iri,
            text=words,
            names=names.get(iri, ()),
            document=document,
            file=text(about, "file"),
            title=text(about, "title"),
            context="\n".join(
                [text(about, "title"), _kind(about), *(texts[i][:OPENING] for i in above)]
            ),
            under=tuple(iri_number(iris[i]) for i in above),
            before=(iri_number(iris[place - 1]),) if place and place - 1 not in above else (),
            facets=_facets_of_document(about)
            | {facet: found.get(iri, ()) for facet, found in of_passages.items()},
            standing=_standing(document, text(about, "date"), place),
        )
        for place, (iri, words, above) in enumerate(zip(iris, texts, openings(texts), strict=True))
    ]


def _facets_of_document(about: Row) -> dict[str, tuple[str, ...]]:
    named = {
        "document": text(about, "document"),
        "type": text(about, "type"),
        "status": text(about, "status"),
        "year": _year(about),
    }
    return {facet: (value,) for facet, value in named.items() if value}


def _kind(about: Row) -> str:
    """«резолюция resolution 2014»"""
    return f"{text(about, 'kind')} {_year(about)}"


def _year(about: Row) -> str:
    return text(about, "date")[:4]


def _standing(document: str, date: str, place: int) -> int:
    """New documents before old ones, of one day not mixed, each from its beginning to its end."""
    day = int("".join(re.findall(r"\d", date))[:8] or 0)
    apart = iri_number(document) % DOCUMENTS_OF_A_DAY
    return (day * DOCUMENTS_OF_A_DAY + apart) * LONGEST_DOCUMENT + max(0, LONGEST_DOCUMENT - place)


def _with_property(rows: Iterable[Row], wanted: str) -> list[Row]:
    return [row for row in rows if text(row, "property") == str(wanted)]


def _sorted(rows: list[Row]) -> list[Row]:
    """In an order that does not depend on chance; the store would take five times as long."""
    return sorted(rows, key=lambda row: tuple(text(row, column) for column in row))


def _gathered(rows: Iterable[Row], column: str) -> dict[str, tuple[str, ...]]:
    """Of each passage the different values in a column."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for row in rows:
        found[text(row, "passage")][text(row, column)] = None
    return {passage: tuple(values) for passage, values in found.items()}
