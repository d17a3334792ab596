"""The full-text index: passages found by the lemmas of their words (BM25, tantivy)."""

from kg.fulltext.clauses import Alternative, Clauses
from kg.fulltext.interface import FullText
from kg.fulltext.reading import EmbeddedFullText, Stored
from kg.fulltext.schema import FACETS
from kg.fulltext.spans import Spans
from kg.fulltext.writing import FullTextIndex

__all__ = [
    "FACETS",
    "Alternative",
    "Clauses",
    "EmbeddedFullText",
    "FullText",
    "FullTextIndex",
    "Spans",
    "Stored",
]
