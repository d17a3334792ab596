"""How the entries of words and names are looked up."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from re import escape

import tantivy

from kg.segments import searcher
from kg.vocabulary.entries import LONGEST_BEGINNING, SHORT, schema

#: More than are ever alike.
MOST_ALIKE = 200

#: Answers of each kind; questions share most of their words.
REMEMBERED = 50_000

#: More than bear one name.
MOST_NAMED = 50


@dataclass(frozen=True)
class Word:
    """A word as somebody wrote it: «Кластера», a form of «кластер»; or a lemma itself."""

    written: str | None
    lemma: str


@dataclass(frozen=True)
class Name:
    """A name that a thing bears, and in how many passages the thing is mentioned."""

    entity: str
    label: str
    preferred: str
    passages: int


class Lookup:
    """One opened index; nothing is in that of a generation from before there was one."""

    def __init__(self, folder: Path) -> None:
        self._searcher = (
            searcher(folder, schema()) if folder.exists() else tantivy.Index(schema()).searcher()
        )
        remembered = lru_cache(maxsize=REMEMBERED)
        self._has = remembered(self._has_entry)
        self.written = remembered(self._written)
        self.named = remembered(self._named)

    def passages(self, lemma: str) -> int:
        """How many passages have the lemma; those of documents taken out lately still count."""
        return self._searcher.doc_freq("said", lemma) if self._has("said", lemma) else 0

    def knows(self, lemma: str) -> bool:
        return self._has("said", lemma) or self._has("named", lemma)

    def is_name(self, key: str) -> bool:
        """Whether the lemmas, joined by spaces, may be a name; quicker than to look for it."""
        return bool(self._searcher.doc_freq("key", key))

    def _named(self, key: str) -> Sequence[Name]:
        """What bears the name of these lemmas, the most mentioned first."""
        return self._names(_query("key", key), MOST_NAMED)

    def names_beginning(self, beginning: str, k: int) -> list[Name]:
        """The names of the most mentioned things that have a word from which on they begin so."""
        if len(beginning) <= SHORT:
            return self._names(_query("start", beginning), k)
        pattern = f"{escape(beginning[:LONGEST_BEGINNING])}.*"
        return self._names(tantivy.Query.regex_query(schema(), "beginning", pattern), k)

    def most_mentioned(self, k: int) -> list[Name]:
        """The names of the things that most passages mention."""
        return self._names(tantivy.Query.exists_query("passages"), k)

    def lemmas_beginning(self, beginning: str, k: int) -> list[tuple[str, int]]:
        """The most frequent lemmas that begin so, each with its passages."""
        found = self._searcher.terms_with_prefix("said", beginning, limit=k)
        return [(lemma, passages) for lemma, passages in found if self._has("said", lemma)]

    def _written(self, lemma: str) -> Sequence[str]:
        """How a lemma is written, in all its forms."""
        words = self._words(_query("lemma", lemma))
        return [word.written for word in words if word.written is not None]

    def written_as(self, form: str) -> list[Word]:
        """The words that are written so, but for capitals and ё."""
        return self._words(_query("form", form)) if self._searcher.doc_freq("form", form) else []

    def alike(self, form: str) -> list[Word]:
        """The words that one changed, left out, added or swapped letter makes of it."""
        return self._words(tantivy.Query.fuzzy_term_query(schema(), "form", form, distance=1))

    def alike_by_two(self, form: str) -> list[Word]:
        """Those of the same first letter that two slips make of it: all take five times as long."""
        field, rest = f"tail.{form[0]}", form[1:]
        return self._words(tantivy.Query.fuzzy_term_query(schema(), field, rest, distance=2))

    def _words(self, query: tantivy.Query) -> list[Word]:
        hits = self._searcher.search(query, MOST_ALIKE, count=False).hits
        entries = (self._searcher.doc(address) for _, address in hits)
        return [Word(entry.get_first("written"), entry["lemma"][0]) for entry in entries]

    def _names(self, query: tantivy.Query, k: int) -> list[Name]:
        hits = self._searcher.search(query, k, count=False, order_by_field="passages").hits
        entries = [self._searcher.doc(address) for _, address in hits]
        return [
            Name(entry["entity"][0], entry["label"][0], entry["preferred"][0], entry["passages"][0])
            for entry in entries
        ]

    def _has_entry(self, field: str, term: str) -> bool:
        """Whether an entry that is not deleted has the term."""
        return bool(self._searcher.search(_query(field, term), 1, count=False).hits)


def _query(field: str, term: str) -> tantivy.Query:
    return tantivy.Query.term_query(schema(), field, term, index_option="basic")
