"""What is looked for in the full-text index, and how tantivy is asked for it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

import tantivy

#: Where a word can be found, and what that is worth: names of what a passage mentions, and what it
#: stands under, help to find it, but less than its own words.
FIELDS = {"words": 1.0, "names": 0.15, "context": 0.15}

#: What a sought thing's mention is worth, by whatever name, beside the words of the question.
THING_WEIGHT = 1.5

#: A phrase that is only preferred.
PHRASE_WEIGHT = 2.0

Term = tuple[tantivy.Occur, tantivy.Query]


@dataclass(frozen=True)
class Alternative:
    """What a sought word may be written as, and what finding that is worth."""

    lemma: str
    weight: float = 1.0


@dataclass(frozen=True)
class Clauses:
    """Words, each in any of several forms, and things by IRI; the rest rules passages out."""

    words: Sequence[Sequence[Alternative]] = ()
    things: Sequence[str] = ()
    preferred: Sequence[Sequence[str]] = ()  # phrases
    required: Sequence[Sequence[str]] = ()
    excluded: Sequence[Sequence[str]] = ()
    facets: Mapping[str, Sequence[str]] = field(default_factory=dict)  # any value of each

    @property
    def seek(self) -> bool:
        """Whether some passages are better than others."""
        return bool(self.words or self.things or self.preferred)

    @property
    def rule_out(self) -> bool:
        return bool(self.required or self.excluded or self.facets)


class Asking:
    """Clauses as queries over a schema."""

    def __init__(self, schema: tantivy.Schema) -> None:
        self._schema = schema

    def matching(self, clauses: Clauses) -> tantivy.Query:
        """What has some of the words or things, and is not ruled out."""
        wanted = [
            *(query for one in chain.from_iterable(clauses.words) for query in self._word(one)),
            *(self._thing(thing) for thing in clauses.things),
            *(_boosted(self._phrase(phrase), PHRASE_WEIGHT) for phrase in clauses.preferred),
        ]
        some = tantivy.Query.boolean_query([(tantivy.Occur.Should, query) for query in wanted])
        if not clauses.rule_out:
            return some
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, some), *self._bounds(clauses)])

    def allowed(self, clauses: Clauses) -> tantivy.Query:
        """All that is not ruled out."""
        everything: Term = (tantivy.Occur.Must, tantivy.Query.all_query())
        return tantivy.Query.boolean_query([everything, *self._bounds(clauses)])

    def _bounds(self, clauses: Clauses) -> list[Term]:
        facets = [
            tantivy.Query.const_score_query(
                tantivy.Query.term_set_query(self._schema, facet, list(values)), 0.0
            )
            for facet, values in clauses.facets.items()
        ]
        required = [*map(self._phrase, clauses.required), *facets]
        return [
            *((tantivy.Occur.Must, query) for query in required),
            *((tantivy.Occur.MustNot, self._phrase(phrase)) for phrase in clauses.excluded),
        ]

    def _word(self, sought: Alternative) -> Iterator[tantivy.Query]:
        """Wherever it stands, which adds up: so tantivy can leave out what cannot be the best."""
        for place, weight in FIELDS.items():
            yield _boosted(self._term(place, sought.lemma), sought.weight * weight)

    def _thing(self, iri: str) -> tantivy.Query:
        return tantivy.Query.const_score_query(self._term("entity", iri), THING_WEIGHT)

    def _phrase(self, phrase: Sequence[str]) -> tantivy.Query:
        if len(phrase) == 1:
            return self._term("words", phrase[0])
        return tantivy.Query.phrase_query(self._schema, "words", list(phrase))

    def _term(self, field: str, value: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, field, value)


def _boosted(query: tantivy.Query, weight: float) -> tantivy.Query:
    return query if weight == 1 else tantivy.Query.boost_query(query, weight)
