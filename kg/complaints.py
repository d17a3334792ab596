"""What is wrong with a query, in one sentence made of the parser's message and of the query.

The parser says how far it looked, not where it stopped: it compares a word with each keyword that
may stand there, over as many letters as that has. So what it refuses is read once more with the
words far apart.
"""

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from pyoxigraph import Store

from kg.refusals import TOKEN
from ontology.prefixes import PREFIXES, WELL_KNOWN

#: Between two words: more than the longest keyword of SPARQL has.
APART = " " * 30
#: A longer query is not read a second time.
LONGEST = 20_000
#: So much is shown of the place where a query is not understood.
SHOWN = 40
ALONE = frozenset("{}();,")
BEGINNINGS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})

AT = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)
#: What the parser lists beside its reasons: marks in quotation marks, classes of characters.
LISTED = re.compile(r'"(?:[^"\\]|\\.)*"|\[(?:\'(?:[^\'\\]|\\.[^\']*)\'|[^]\'])*\]')
MARK = re.compile(r'"((?:[^"\\]|\\.)*)"')
NO_PREFIX = "Prefix not found"
#: What its reasons mean to who does not know the parser.
IN_OTHER_WORDS = {
    "IRI parsing failed": "this is no IRI",
    "The SELECT contains a variable that is unbound": (
        "SELECT names a variable that is neither in the pattern nor, beside an aggregate, "
        "in GROUP BY"
    ),
}


@dataclass(frozen=True)
class Word:
    text: str
    start: int


def complaint(query: str, message: str, base: str | None) -> str:
    """What is wrong with a query that the parser refuses with a message."""
    words = list(words_of(query))
    if not words:
        return "it is empty; a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE."
    place = None
    if len(query) <= LONGEST:
        place, message = _read_apart(words, base)
    reasons = _reasons(message)
    if NO_PREFIX in reasons and (missing := _undeclared(query)):
        return missing
    if place is None:
        return f"{'; '.join(reasons) or 'it is too long to say where it fails'}."
    return _explained(query, words, place, reasons or _wanted(message))


def words_of(query: str) -> Iterator[Word]:
    """«{?s a svod:Provision}» is «{», «?s», «a», «svod:Provision», «}»."""
    start, end = 0, 0
    for token in TOKEN.finditer(query):
        is_alone = token.group() in ALONE
        is_between = is_alone or token["comment"] or token.group().isspace()
        if is_between and start < end:
            yield Word(query[start:end], start)
        if is_alone:
            yield Word(token.group(), token.start())
        start, end = token.end() if is_between else start, token.end()
    if start < end:
        yield Word(query[start:end], start)


def _read_apart(words: Sequence[Word], base: str | None) -> tuple[int, str]:
    """Which word the parser stops at, where they end the one after the last; and its message."""
    begins = list(accumulate((len(word.text) + len(APART) for word in words), initial=0))
    text = "".join(word.text + APART for word in words)
    try:
        Store().query(text, prefixes=PREFIXES, base_iri=base)
    except SyntaxError as error:
        if found := AT.match(str(error)):
            lines = text.split("\n")[: int(found[1]) - 1]
            place = sum(len(line) + 1 for line in lines) + int(found[2]) - 1
            at = bisect(begins, place) - 1
            is_after = at < len(words) and place >= begins[at] + len(words[at].text + APART)
            return at + is_after, str(error)
    return 0, ""


def _reasons(message: str) -> list[str]:
    """What the parser says in words, among all that it lists."""
    listed = AT.match(message)
    said = LISTED.sub("", " ".join((listed[3] if listed else message).split()))
    pieces = (piece.strip() for piece in said.split(","))
    return [IN_OTHER_WORDS.get(piece, piece) for piece in pieces if " " in piece]


def _wanted(message: str) -> list[str]:
    """«"{" is wanted», where nothing else would do."""
    listed = AT.match(message)
    mark = MARK.fullmatch(listed[3].strip()) if listed else None
    return [f"{mark[1]} is wanted"] if mark else []


def _undeclared(query: str) -> str | None:
    """The first prefix that is not declared, and how it would be."""
    tokens = [token for token in TOKEN.finditer(query) if not token.group().isspace()]
    declared = set(PREFIXES)
    for before, token in zip([None, *tokens], tokens, strict=False):
        prefix = token["prefix"]
        if before and (before["word"] or "").upper() == "PREFIX":
            declared.add(prefix)
        elif token["prefixed"] and prefix not in declared:
            namespace = WELL_KNOWN.get(prefix, "…")
            return (
                f"the prefix «{prefix}:» is not declared; "
                f"write PREFIX {prefix}: <{namespace}> before the query."
            )
    return None


def _explained(query: str, words: Sequence[Word], place: int, reasons: Sequence[str]) -> str:
    said = "; ".join(reasons) or "something is missing or misspelled"
    if place >= len(words):
        return f"{said} (where it ends, after «{_shown(words[-1].text)}»)."
    word = words[place]
    if place and words[place - 1].text.upper() == "PREFIX" and ":" not in word.text:
        said = f"a prefix ends with a colon, as in PREFIX {_shown(word.text)}: <…>"
    elif _is_first(words, place) and word.text.upper() not in BEGINNINGS:
        said = "a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE"
    here = _shown(query[word.start :])
    line = query.count("\n", 0, word.start) + 1
    column = word.start - query.rfind("\n", 0, word.start)
    return f"{said} (line {line}, column {column}, before «{here}»)."


def _is_first(words: Sequence[Word], place: int) -> bool:
    """Whether a word stands first after «BASE <…>» and «PREFIX p: <…>»."""
    at = 0
    while at < place and (length := {"BASE": 2, "PREFIX": 3}.get(words[at].text.upper())):
        at += length
    return at == place


def _shown(text: str) -> str:
    return " ".join(text[:SHOWN].split())
