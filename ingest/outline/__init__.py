"""How a document's clauses hang together: sections, numbered items, their parts and form lines."""

from collections.abc import Sequence

from ingest.analysed import Doc
from ingest.model import Passage
from ingest.outline.builder import Builder
from ingest.outline.cues import (
    addressing_verb,
    cue,
    cue_of,
    infinitives,
    leading,
    opener,
    opens_with_deed,
)
from ingest.outline.forms import is_signature
from ingest.outline.items import Item, Section, Stretch
from ingest.outline.numbering import is_roman

__all__ = [
    "Item",
    "Section",
    "Stretch",
    "addressing_verb",
    "cue",
    "cue_of",
    "infinitives",
    "is_roman",
    "is_signature",
    "leading",
    "opener",
    "opens_with_deed",
    "outline",
]


def outline(passages: Sequence[Passage], docs: Sequence[Doc]) -> list[Section]:
    """The sections of a document, each with its clauses as trees."""
    builder = Builder(passages, docs)
    for passage, doc in zip(passages, docs, strict=True):
        builder.add(passage, doc)
    return builder.sections
