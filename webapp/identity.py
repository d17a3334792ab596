"""Which stored document a file is: the one from the same place, or of the same bytes, or none."""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.store import DocumentRecord
from ontology.iris import slug


@dataclass(frozen=True)
class Identity:
    """`stored` is the record of the document that the file is; None if it is a new one."""

    key: str
    origin: str
    stored: DocumentRecord | None = None
    changed: bool = True


def identify(*, stem: str, digest: str, origin: str, stored: Sequence[DocumentRecord]) -> Identity:
    """`digest` is the SHA-256 of the file's bytes, `origin` stands for the place it lies in."""
    for record in stored:
        if record.origin == origin:
            return Identity(record.key, origin, record, changed=record.digest != digest)
    for record in stored:
        if record.digest == digest:
            return Identity(record.key, record.origin, record, changed=False)
    return Identity(_free_key(stem, digest, {record.key for record in stored}), origin)


def _free_key(stem: str, digest: str, taken: set[str]) -> str:
    """Two files of one name but different content are two documents."""
    key = slug(stem)
    return f"{key}-{digest[:8]}" if key in taken else key
