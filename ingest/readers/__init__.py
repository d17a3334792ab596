"""One reader per file format: a path in, raw text out. Only readers open files."""

from collections.abc import Callable
from pathlib import Path

from ingest.errors import EmptyDocument, UnsupportedFormat
from ingest.readers.markdown import read_markdown
from ingest.readers.text import read_text

READERS: dict[str, Callable[[Path], str]] = {
    ".txt": read_text,
    ".md": read_markdown,
}

SUFFIXES = frozenset(READERS)


def read(path: Path) -> str:
    """The raw text of a file, lines as they stand in it."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(sorted(SUFFIXES))
        raise UnsupportedFormat(f"{path.name}: cannot read «{path.suffix}» files (known: {known})")
    text = reader(path)
    if not any(character.isalpha() for character in text):
        raise EmptyDocument(f"{path.name}: there are no words in this file")
    return text
