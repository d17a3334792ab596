"""Rows in the order that Oxigraph would give them, which takes long for it itself.

It looks each term up again for each comparison, which takes seconds with 24,000 rows. To servers
SPARQL 1.1 leaves much of the order.
"""

import re
from collections.abc import Callable

from pyoxigraph import NamedNode

from kg.asking import Row, Term

ORDER_BY = re.compile(r"\bORDER BY([^\n]+)(\nLIMIT \d+)?\s*$")
KEY = re.compile(r"(DESC\()?\?(\w+)\)?|(\S+)")

COLUMNS = re.compile(r"^SELECT\b(.*?)\bWHERE\b", re.MULTILINE | re.DOTALL)
#: «?document», «AS ?date)»; not what a column is made of: «MAX(?day)».
VARIABLE = re.compile(r"(?:(?<=\s)|(?<=AS ))\?(\w+)")

NUMBERS = re.compile(r"#(?:integer|decimal|double|float)$")

Key = tuple[int, float, str, str]


def in_order(query: str, rows: list[Row]) -> list[Row]:
    """As a query of ours wants them, where its columns tell that."""
    clause = ORDER_BY.search(query)
    keys = list(KEY.finditer(clause[1])) if clause else []
    if not rows or any(key[3] or key[2] not in rows[0] for key in keys):
        return rows
    for key in reversed(keys):
        rows = sorted(rows, key=_by(key[2]), reverse=bool(key[1]))
    return rows


def without_order(query: str) -> str:
    """A query of ours without the order that `in_order` gives; one with a limit needs its own."""
    clause = ORDER_BY.search(query)
    if clause is None or clause[2] or not _columns(query).issuperset(_keys(clause)):
        return query
    return query[: clause.start()]


def _keys(clause: re.Match[str]) -> set[str]:
    return {key[2] or key[3] for key in KEY.finditer(clause[1])}


def _columns(query: str) -> set[str]:
    named = COLUMNS.search(query)
    return set(VARIABLE.findall(named[1])) if named else set()


def _by(column: str) -> Callable[[Row], Key]:
    return lambda row: _key(row[column])


def _key(term: Term | None) -> Key:
    """What is not bound, then IRIs, then numbers, then words."""
    if term is None:
        return 0, 0, "", ""
    if isinstance(term, NamedNode):
        return 1, 0, term.value, ""
    if NUMBERS.search(term.datatype.value):
        return 2, float(term.value), "", ""
    return 3, 0, term.value, term.language or ""
