"""Passages as the indexes take them."""

import hashlib
from collections import defaultdict
from dataclasses import dataclass

from pyoxigraph import NamedNode, Store

from kg.asking import select, text

#: FAISS and tantivy number what they hold with signed 64-bit integers.
SIGNED_63_BITS = (1 << 63) - 1


@dataclass(frozen=True)
class IndexedPassage:
    """A passage with every name of what it mentions, in any language."""

    iri: str
    text: str
    names: tuple[str, ...]

    @property
    def number(self) -> int:
        return passage_number(self.iri)


def passage_number(iri: str) -> int:
    """The integer that stands for a passage in the indexes."""
    return int.from_bytes(hashlib.sha256(iri.encode()).digest()[:8], "big") & SIGNED_63_BITS


def passages_of(store: Store, document: str) -> list[IndexedPassage]:
    """The passages of one document, in reading order."""
    names: dict[str, list[str]] = defaultdict(list)
    for row in select(store, "names_in_document", document=NamedNode(document)):
        names[text(row, "passage")].append(text(row, "name"))
    return [
        IndexedPassage(iri, text(row, "text"), tuple(names[iri]))
        for row in select(store, "passages_of_document", document=NamedNode(document))
        for iri in [text(row, "passage")]
    ]
