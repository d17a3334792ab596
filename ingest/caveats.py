"""What only the reading of a document knows to be doubtful; the rest of a receipt is in the graph.

A stage that cannot do something hands a `Caveat` on with its result, as readers do in `Layout`.
"""

from collections import Counter
from collections.abc import Iterator

from ingest.layout import Layout
from ingest.model import Caveat, CaveatKind
from ingest.readability import READABLE


def find_caveats(layout: Layout, known_words: float) -> tuple[Caveat, ...]:
    """`known_words` is the share of words that a dictionary knows."""
    places: Counter[tuple[CaveatKind, str]] = Counter()
    for caveat in (*layout.caveats, *_about_words(known_words)):
        places[caveat.kind, caveat.detail] += caveat.occurrences
    return tuple(Caveat(kind, number, detail) for (kind, detail), number in places.items())


def _about_words(known: float) -> Iterator[Caveat]:
    """«Реыше уокгпв шщзтбд кыфвла прдлнж»"""
    if known < READABLE:
        yield Caveat("UnknownWords", detail=f"{known:.0%}")
