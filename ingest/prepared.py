"""The half of reading that asks for nothing but the file: its words, cut up and analysed."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.analysed import Doc
from ingest.caveats import find_caveats
from ingest.cleaning import clean
from ingest.language import analyse
from ingest.model import Caveat, Text
from ingest.readability import readable
from ingest.readers import read
from ingest.segments import split


@dataclass(frozen=True)
class Prepared:
    """A document's passages, each analysed, and how well they could be read."""

    text: Text
    docs: Sequence[Doc]
    #: The share of words that a dictionary lists.
    known_words: float
    caveats: tuple[Caveat, ...]


def prepare(path: Path) -> Prepared:
    """Raises an `IngestError` for a file that cannot be read."""
    layout = read(path)
    text = split(clean(layout.blocks))
    known = round(readable(text.text), 3)
    return Prepared(
        text=text,
        docs=analyse([passage.text for passage in text.passages]),
        known_words=known,
        caveats=find_caveats(layout, known),
    )
