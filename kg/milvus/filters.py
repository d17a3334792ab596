"""Which rows count, in the language of Milvus' filters."""

import json
from collections.abc import Collection, Iterable, Sequence

from kg.fulltext import Clauses
from kg.milvus.weights import padded

#: Where the numbers of passages stand beside which another one stands.
PLACES = ("under", "before")


def held(edition: int) -> str:
    """The rows that an edition sees."""
    return f"since <= {edition} and until > {edition}"


def within(edition: int, clauses: Clauses) -> str:
    """Those of them that are not ruled out."""
    required = [phrase(words) for words in clauses.required]
    excluded = [f"not ({phrase(words)})" for words in clauses.excluded]
    chosen = [any_of(facet, values) for facet, values in clauses.facets.items()]
    return every([held(edition), *required, *excluded, *chosen])


def phrase(words: Sequence[str]) -> str:
    """Those that have the words together; an index of words leaves few to read through."""
    having = [f"text_match(words, {_quoted(word)})" for word in dict.fromkeys(words)]
    return every([*having, f"words like {_quoted(f'%{padded(words)}%')}"])


def any_of(facet: str, values: Iterable[str]) -> str:
    """Those with any of the values; what stands in no IRI is no value."""
    known = [value for value in values if value.isprintable()]
    return f"array_contains_any({facet}, [{', '.join(map(_quoted, known))}])" if known else NOTHING


def one_of(field: str, values: Collection[int]) -> str:
    return f"{field} in [{', '.join(map(str, values))}]"


def named(field: str, values: Iterable[str]) -> str:
    return f"{field} in [{', '.join(map(_quoted, values))}]"


def after(numbers: Collection[int]) -> str:
    """Those right after the passages of these numbers, or under them."""
    any_of_them = f"[{', '.join(map(str, numbers))}]"
    near = (f"array_contains_any({place}, {any_of_them})" for place in PLACES)
    return f"({' or '.join(near)})"


def every(filters: Iterable[str]) -> str:
    return " and ".join(filters)


NOTHING = "number < 0"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
