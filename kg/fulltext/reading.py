"""The published full-text index."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

import tantivy

from kg.fulltext.clauses import Asking, Clauses
from kg.fulltext.schema import FACETS, GISTS, schema
from kg.fulltext.spans import Spans, read_spans
from kg.gists import Gist, Gists
from kg.segments import searcher


class Stored:
    """A passage as it was indexed."""

    def __init__(self, document: tantivy.Document | Mapping[str, Sequence[Any]]) -> None:
        self._document = document

    def text(self, field: str) -> str:
        values = self._document[field]
        return str(values[0]) if values else ""

    def texts(self, *fields: str) -> dict[str, str]:
        return {field: self.text(field) for field in fields}

    @property
    def spans(self) -> Spans:
        """Where its words stand."""
        return read_spans(self._document["spans"][0])

    def values(self, facet: str) -> list[str]:
        return [str(value) for value in self._document[facet]]


class EmbeddedFullText:
    """Immutable and safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        self._schema = schema()
        self._asking = Asking(self._schema)
        self._searcher = searcher(folder, self._schema)
        self._gists = Gists(folder / GISTS)

    def __len__(self) -> int:
        return int(self._searcher.num_docs)

    def frequency(self, lemma: str) -> int:
        """How many passages have the word."""
        return int(self._searcher.doc_freq("words", lemma))

    def mentions(self, thing: str) -> int:
        """How many passages mention the thing of an IRI."""
        return int(self._searcher.doc_freq("entity", thing))

    def nearest(self, clauses: Clauses, k: int) -> dict[int, float]:
        """The numbers of the k passages that match best, best first, and how well (BM25).

        Where nothing is sought all match alike, and stand in the order of their documents.
        """
        if not clauses.seek:
            query = self._asking.allowed(clauses)
            found = self._searcher.search(query, k, count=False, order_by_field="standing").hits
            return dict.fromkeys(self._numbers(found), 0.0)
        found = self._searcher.search(self._asking.matching(clauses), k, count=False).hits
        scores = [score for score, _ in found]
        return dict(zip(self._numbers(found), scores, strict=True))

    def allowed(self, clauses: Clauses, *, most: int) -> list[int] | None:
        """The numbers of the passages that are not ruled out; None when there are more."""
        found = self._searcher.search(self._asking.allowed(clauses), most + 1, count=False).hits
        return None if len(found) > most else self._numbers(found)

    def counts(self, clauses: Clauses, most: int) -> dict[str, list[tuple[str, int]]]:
        """Of each facet the most frequent values in all passages that are not ruled out."""
        asked = {facet: {"terms": {"field": facet, "size": most}} for facet in FACETS}
        found = self._searcher.aggregate(self._asking.allowed(clauses), asked)
        return {
            facet: [(value["key"], int(value["doc_count"])) for value in found[facet]["buckets"]]
            for facet in FACETS
        }

    def among(self, numbers: Collection[int], clauses: Clauses) -> set[int]:
        """Those of the passages that are not ruled out."""
        query = self._and_allowed(self._any("number", numbers), clauses)
        return set(self._numbers(self._searcher.search(query, len(numbers) + 1, count=False).hits))

    def passages(self, numbers: Collection[int]) -> dict[int, Stored]:
        """What is kept of the passages that numbers stand for."""
        query = self._any("number", numbers)
        found = self._searcher.search(query, len(numbers) + 1, count=False).hits
        documents = [self._searcher.doc(address) for _, address in found]
        return {document["number"][0]: Stored(document) for document in documents}

    def gists(self, numbers: Collection[int]) -> dict[int, Gist]:
        """What is compared of the passages that numbers stand for."""
        return self._gists.of(numbers)

    def after(self, numbers: Collection[int], clauses: Clauses, most: int) -> list[int]:
        """So many of those right after the passages of these numbers, or under them.

        What is ruled out is not among them.
        """
        query = self._and_allowed(self._any("after", numbers), clauses)
        return self._numbers(self._searcher.search(query, most, count=False).hits)

    def _and_allowed(self, query: tantivy.Query, clauses: Clauses) -> tantivy.Query:
        if not clauses.rule_out:
            return query
        each = (query, self._asking.allowed(clauses))
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, one) for one in each])

    def _any(self, field: str, numbers: Collection[int]) -> tantivy.Query:
        """Ten times as fast as tantivy's own query for a set of terms, up to some hundreds."""
        each = (tantivy.Query.term_query(self._schema, field, number) for number in numbers)
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, one) for one in each])

    def _numbers(self, hits: list[tuple[float, tantivy.DocAddress]]) -> list[int]:
        found = self._searcher.fast_field_values("number", [address for _, address in hits])
        return [int(number) for number in found if number is not None]
