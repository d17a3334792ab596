"""Plain text: lines as they stand, and the tables that somebody drew in them."""

from pathlib import Path

from ingest.layout import Block, Layout
from ingest.readers.drawn import drawn_tables
from ingest.readers.encodings import decoded


def read_text(path: Path) -> Layout:
    """Lines as they stand in the file."""
    read = decoded(path.read_bytes(), path.name)
    return Layout(blocks_of(read.text), read.caveats)


def blocks_of(text: str) -> tuple[Block, ...]:
    """Lines and tables; form feeds, where there are any, end pages."""
    pages = text.split("\f")
    numbered = enumerate(pages, start=1) if len(pages) > 1 else [(None, text)]
    return tuple(block for page, words in numbered for block in drawn_tables(words, page))
