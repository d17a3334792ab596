"""Which document somebody means by an IRI, a key or a file name."""

from collections.abc import Sequence

from kg.errors import UnknownDocument
from kg.store import DocumentRecord


class AmbiguousName(UnknownDocument):
    """Several documents came from files of this name."""


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
