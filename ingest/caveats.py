"""What only the reading of a document knows to be doubtful; the rest of a receipt is in the graph.

A stage that cannot do something hands it on with its result, as readers do in `Layout.notes`.
"""

from collections.abc import Iterator

from ingest.layout import Layout
from ingest.model import Caveat
from ingest.readability import READABLE


def find_caveats(layout: Layout, known_words: float) -> Iterator[Caveat]:
    """`known_words` is the share of words that a dictionary knows."""
    for note in layout.notes:
        yield Caveat("FileRemark", detail=note)
    if known_words < READABLE:
        yield Caveat("UnknownWords", detail=f"{known_words:.0%}")
