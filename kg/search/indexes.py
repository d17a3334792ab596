"""What is searched: a published generation has it, and whatever else is indexed alike."""

from typing import Protocol

from kg.fulltext import FullText
from kg.vectors import Vectors
from kg.vocabulary.published import Vocabulary


class Indexes(Protocol):
    @property
    def fulltext(self) -> FullText: ...

    @property
    def vectors(self) -> Vectors: ...

    @property
    def vocabulary(self) -> Vocabulary: ...
