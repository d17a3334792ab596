"""A document taken back out, by an IRI, a key or a file name."""

from collections.abc import Sequence

from kg.asking import text
from kg.errors import UnknownDocument
from kg.generations import Generation, Generations
from kg.store import DocumentRecord, Primary


class AmbiguousName(UnknownDocument):
    """Several documents came from files of this name."""


def taken_out(name: str, primary: Primary, shown: Generations) -> DocumentRecord:
    """The document that is no longer stored; readers see that once it is published.

    A command that was interrupted may have taken it out before. Raises UnknownDocument.
    """
    try:
        record = named(name, primary.documents())
    except AmbiguousName:
        raise
    except UnknownDocument:
        return named(name, _records(shown.current()))
    primary.drop(record.iri)
    return record


def named(name: str, records: Sequence[DocumentRecord]) -> DocumentRecord:
    """IRIs and keys belong to one document each; a file name may not."""
    for record in records:
        if name in (record.iri, record.key):
            return record
    files = [record for record in records if record.file == name]
    if not files:
        raise UnknownDocument(
            f"There is no document «{name}»: give its IRI, its key or its file name, "
            "as `svod search` shows them."
        )
    if len(files) > 1:
        keys = ", ".join(record.key for record in files)
        raise AmbiguousName(
            f"Several documents came from a file «{name}»: name one by key: {keys}."
        )
    return files[0]


def _records(generation: Generation) -> list[DocumentRecord]:
    prefix = f"{generation.manifest.base}id/document/"
    return [
        DocumentRecord(
            text(row, "document"),
            text(row, "document").removeprefix(prefix),
            *(text(row, column) for column in ("file", "title", "digest", "origin")),
        )
        for row in generation.select("documents")
    ]
