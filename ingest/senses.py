"""Words that mean something else after certain others: «жилищный фонд» is no foundation."""

from functools import cache

from ingest.analysed import Token
from ingest.lexicon import rows


def means_else(token: Token) -> bool:
    """«муниципальных **образований**», «Лесной **фонд** края», «основной **закон** города»"""
    sorts = _sorts().get(token.lemma_)
    before = token.doc[max(token.i - 1, 0) : token.i]
    return sorts is not None and any(each.lemma_ in sorts for each in before)


@cache
def _sorts() -> dict[str, frozenset[str]]:
    """By noun, the adjectives that make another thing of it."""
    return {row[0]: frozenset(row[1].split()) for row in rows("senses.tsv")}
