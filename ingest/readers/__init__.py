"""One reader per file format: a path in, a layout out. Only readers open files."""

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from ingest.cleaning.lookalikes import mixed_words
from ingest.errors import EmptyDocument, UnsupportedFormat
from ingest.layout import Layout
from ingest.model import Caveat

#: The module of the reader, which is loaded when it is needed: some bring much with them.
READERS = {
    ".txt": "text",
    ".md": "markdown",
    ".docx": "docx",
    ".docm": "docx",
    ".html": "html",
    ".htm": "html",
    ".pdf": "pdf",
}

#: Formats that word processors turn into one that is read.
CONVERTIBLE = frozenset({".doc", ".dot", ".dotx", ".odt", ".rtf", ".wps"})

SUFFIXES = frozenset(READERS)

#: So many of the words that mix alphabets are told.
SHOWN = 4


def read(path: Path) -> Layout:
    """What a file has to read, block by block."""
    name = READERS.get(path.suffix.lower())
    if name is None:
        suffix = path.suffix
        if suffix.lower() in CONVERTIBLE:
            raise UnsupportedFormat(f"{path.name}: cannot read «{suffix}» files; save it as .docx")
        known = ", ".join(sorted(SUFFIXES))
        raise UnsupportedFormat(f"{path.name}: cannot read «{path.suffix}» files (known: {known})")
    layout = _reader(name)(path)
    if not any(character.isalpha() for text in layout.texts for character in text):
        raise EmptyDocument(f"{path.name}: there are no words in this file")
    return replace(layout, caveats=(*layout.caveats, *_mixed(layout)))


def _mixed(layout: Layout) -> list[Caveat]:
    words = [word for text in layout.texts for word in mixed_words(text)]
    if not words:
        return []
    some = ", ".join(list(dict.fromkeys(words))[:SHOWN])
    more = " …" if len(set(words)) > SHOWN else ""
    return [Caveat("MixedLetters", len(words), f"{some}{more}")]


def _reader(name: str) -> Callable[[Path], Layout]:
    """`read_text` of `ingest.readers.text`"""
    reader: Callable[[Path], Layout] = getattr(import_module(f"{__name__}.{name}"), f"read_{name}")
    return reader
