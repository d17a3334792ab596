"""The words of one generation's passages, in Milvus."""

from collections import Counter
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from kg.fulltext import FACETS, Clauses, Stored
from kg.fulltext.spans import Spans, spans_of
from kg.gists import Gist, gist_of
from kg.lexical import found_by
from kg.milvus.collections import TEXTS
from kg.milvus.engine import MOST_ROWS, Engine, MilvusCollection
from kg.milvus.filters import after, every, held, one_of, within
from kg.milvus.frequencies import Frequencies
from kg.milvus.notes import FREQUENCIES, read_edition
from kg.milvus.places import reached
from kg.milvus.weights import Worth, worth

#: What of a passage is compared, and what is shown of it.
COMPARED = ["number", "words", "context", "entity", "under", "before"]
SHOWN = ["number", "passage", "file", "title", "text", *FACETS]

#: Among so many times as many passages those with a phrase are looked for, which Milvus cannot.
WEIGHED = 3


class Row(Stored):
    """Milvus keeps no spans: those of the few passages that are shown are found when they are."""

    @property
    def spans(self) -> Spans:
        return spans_of(found_by(self.text("text")))


class MilvusFullText:
    """The rows that one edition sees; safe to share between threads."""

    def __init__(self, folder: Path, engine: Engine | None) -> None:
        self._engine = engine
        self._edition = read_edition(folder)
        self._frequencies = Frequencies(folder / FREQUENCIES)

    def __len__(self) -> int:
        return self._edition.length

    def frequency(self, lemma: str) -> int:
        return self._frequencies.of_word("words", lemma)

    def mentions(self, thing: str) -> int:
        return self._frequencies.of_thing(thing)

    def nearest(self, clauses: Clauses, k: int) -> dict[int, float]:
        sought = worth(clauses, self._frequencies.of_word, len(self))
        chosen = within(self._edition.number, clauses)
        if not clauses.seek:
            rows = self._query(chosen, ["number", "standing"], MOST_ROWS)
            rows = sorted(rows, key=lambda row: -row["standing"])
            return dict.fromkeys((row["number"] for row in rows[:k]), 0.0)
        scores = {
            hit["entity"]["number"]: sought.score(hit["distance"], hit["entity"]["words"])
            for hit in self._having(sought, chosen, k)
        }
        best = sorted(scores, key=lambda number: (-scores[number], number))[:k]
        return {number: scores[number] for number in best}

    def allowed(self, clauses: Clauses, *, most: int) -> list[int] | None:
        """No more than Milvus returns at once."""
        most = min(most, MOST_ROWS - 1)
        found = self._numbers(within(self._edition.number, clauses), most + 1)
        return None if len(found) > most else found

    def counts(self, clauses: Clauses, most: int) -> dict[str, list[tuple[str, int]]]:
        """Of as many passages as Milvus returns at once."""
        rows = self._query(within(self._edition.number, clauses), list(FACETS), MOST_ROWS)
        return {
            facet: Counter(value for row in rows for value in row[facet]).most_common(most)
            for facet in FACETS
        }

    def among(self, numbers: Collection[int], clauses: Clauses) -> set[int]:
        chosen = [within(self._edition.number, clauses), one_of("number", numbers)]
        return set(self._numbers(every(chosen), len(numbers) + 1))

    def passages(self, numbers: Collection[int]) -> dict[int, Stored]:
        chosen = [held(self._edition.number), one_of("number", numbers)]
        rows = self._query(every(chosen), SHOWN, len(numbers) + 1)
        return {row["number"]: Row(_document(row)) for row in rows}

    def gists(self, numbers: Collection[int]) -> dict[int, Gist]:
        """In the order of the numbers."""
        chosen = [held(self._edition.number), one_of("number", numbers)]
        rows = self._query(every(chosen), COMPARED, len(numbers) + 1)
        found = {row["number"]: _gist(row) for row in rows}
        return {number: found[number] for number in numbers if number in found}

    def after(self, numbers: Collection[int], clauses: Clauses, most: int) -> list[int]:
        chosen = [within(self._edition.number, clauses), after(numbers)]
        return self._numbers(every(chosen), most)

    @property
    def _collection(self) -> MilvusCollection:
        return MilvusCollection(reached(self._engine), self._edition.collection)

    def _having(self, sought: Worth, chosen: str, k: int) -> list[Mapping[str, Any]]:
        (hits,) = self._collection.ask(
            "search",
            anns_field="weights",
            data=[sought.vector],
            filter=chosen,
            limit=min(WEIGHED * k if sought.phrases else k, MOST_ROWS),
            output_fields=["number", "words"],
        )
        return list(hits)

    def _numbers(self, chosen: str, most: int) -> list[int]:
        return [row["number"] for row in self._query(chosen, ["number"], most)]

    def _query(self, chosen: str, fields: list[str], most: int) -> Any:
        return self._collection.ask(
            "query",
            filter=chosen,
            output_fields=fields,
            limit=min(most, MOST_ROWS),
        )


def _gist(row: Mapping[str, Any]) -> Gist:
    words, context = row["words"].split(), row["context"].split()
    return gist_of(words, context, row["entity"], row["under"], row["before"])


def _document(row: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Every field with all its values."""
    return {name: [row[name]] if name in TEXTS else list(row[name]) for name in SHOWN[1:]}
