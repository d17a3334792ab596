"""What the vocabulary is read from: which things a document mentions, and what they are called."""

from pyoxigraph import Literal, NamedNode, Store

from kg.asking import select, text
from kg.vocabulary.entries import Label

#: The language of names that have no preferred one in their own.
OTHERWISE = "ru"


def things_in(store: Store, document: str) -> dict[str, int]:
    """In how many of its passages a document mentions each thing."""
    rows = select(store, "things_in_document", document=NamedNode(document))
    return {text(row, "thing"): int(text(row, "passages")) for row in rows}


def labels_of(store: Store, thing: str) -> list[Label]:
    """Every name of a thing, in any language."""
    rows = select(store, "labels", thing=NamedNode(thing))
    names = [(row["label"], text(row, "preferred") == "true") for row in rows]
    preferred = {
        label.language: label.value
        for label, first in names
        if first and isinstance(label, Literal)
    }
    return [
        Label(label.value, preferred.get(label.language, preferred.get(OTHERWISE, label.value)))
        for label, _ in names
        if isinstance(label, Literal)
    ]
