"""What only the reading of a document knows to be doubtful; the rest of a receipt is in the graph.

A stage that cannot do something hands a `Caveat` on with its result, as readers do in `Layout`.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from ingest.figures.untold import Untold
from ingest.layout import Layout
from ingest.model import Caveat, CaveatKind, Provision
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


def about_figures(untold: Sequence[Untold], provisions: Sequence[Provision]) -> Iterator[Caveat]:
    """Numbers given to nobody; those in provisions stand in their texts."""
    said = (number for number in untold if not any(_holds(each, number) for each in provisions))
    for (kind, words, passage), times in Counter(
        (each.kind, each.words, each.passage) for each in dict.fromkeys(said)
    ).items():
        yield Caveat(kind, times, words, passage)


def _holds(provision: Provision, number: Untold) -> bool:
    """In its text, or in another cell of its row; what it is to cost is nowhere else."""
    if number.of_column:
        return False
    rows = (passage for passage in provision.passages if passage.cells)
    start = number.passage.start + number.start
    return provision.start <= start < provision.end or any(
        row.order == number.passage.order for row in rows
    )
