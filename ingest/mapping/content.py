"""All that was read from one document, before it is said in RDF."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.model import (
    Caveat,
    Facts,
    Figure,
    Naming,
    Provision,
    Relation,
    Role,
    Text,
)


@dataclass(frozen=True)
class Source:
    """The file a document was read from."""

    key: str
    file: str
    digest: str
    origin: str


@dataclass(frozen=True)
class Content:
    """All that was read from one document, and what could not be read in it."""

    text: Text
    facts: Facts
    namings: list[Naming]
    provisions: list[Provision]
    relations: list[Relation]
    roles: list[Role]
    figures: Sequence[Figure]
    #: The share of words that the dictionary lists.
    known_words: float
    caveats: tuple[Caveat, ...]
