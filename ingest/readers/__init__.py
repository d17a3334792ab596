"""One reader per file format: a path in, a layout out. Only readers open files."""

from collections.abc import Callable
from pathlib import Path

from ingest.errors import EmptyDocument, UnsupportedFormat
from ingest.layout import Layout
from ingest.readers.docx import read_docx
from ingest.readers.html import read_html
from ingest.readers.markdown import read_markdown
from ingest.readers.pdf import read_pdf
from ingest.readers.text import read_text

READERS: dict[str, Callable[[Path], Layout]] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".docx": read_docx,
    ".docm": read_docx,
    ".html": read_html,
    ".htm": read_html,
    ".pdf": read_pdf,
}

#: Formats that word processors turn into one that is read.
CONVERTIBLE = frozenset({".doc", ".dot", ".dotx", ".odt", ".rtf", ".wps"})

SUFFIXES = frozenset(READERS)


def read(path: Path) -> Layout:
    """What a file has to read, block by block."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        suffix = path.suffix
        if suffix.lower() in CONVERTIBLE:
            raise UnsupportedFormat(f"{path.name}: cannot read «{suffix}» files; save it as .docx")
        known = ", ".join(sorted(SUFFIXES))
        raise UnsupportedFormat(f"{path.name}: cannot read «{path.suffix}» files (known: {known})")
    layout = reader(path)
    if not any(character.isalpha() for text in layout.texts for character in text):
        raise EmptyDocument(f"{path.name}: there are no words in this file")
    return layout
