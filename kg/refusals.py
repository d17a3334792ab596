"""What a foreign query may not ask for, found in its words before any of it is run.

Oxigraph would follow SERVICE to any address. It reads keywords wherever they fit, also glued to
what stands before or after them («trueSERVICE<…>», «SERVICEp:x{»), so a word is judged by what it
contains, and a text that can be cut into tokens in two ways is read in both.
"""

import re
from collections.abc import Iterator
from itertools import accumulate

from kg.errors import QueryRefused, QuerySyntax

CODE_POINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")

TOKEN = re.compile(
    r"""
      (?P<comment> \#[^\r\n]* )
    | (?P<iri>     <(?: [^<>"{}|^`\\\x00-\x20] | \\u[0-9A-Fa-f]{4} | \\U[0-9A-Fa-f]{8} )*> )
    | (?P<string>  '''(?: '{0,2}(?: [^'\\] | \\. ) )*'''
                 | \"""(?: "{0,2}(?: [^"\\] | \\. ) )*\"""
                 | '(?: [^'\\\r\n] | \\[^\r\n] )*'
                 | "(?: [^"\\\r\n] | \\[^\r\n] )*" )
    | (?P<name>    [?$]\w+ | @[A-Za-z][A-Za-z0-9-]* | _:[\w.-]+ )
    | (?P<prefixed> (?P<prefix> [\w.-]* )
                   :(?: [\w.:-] | %[0-9A-Fa-f]{2} | \\[_~.!$&'()*+,;=/?\#@%-] )* )
    | (?P<word>    (?: [\w.-] | \\u[0-9A-Fa-f]{4} | \\U[0-9A-Fa-f]{8} )+ )
    | (?P<other>   . )
    """,
    re.VERBOSE | re.DOTALL,
)

OPENING_BRACE = re.compile(r"(?:[ \t\r\n]|#[^\r\n]*[\r\n])*\{")
LINE_END = re.compile(r"[\r\n]")
SERVICE_AFTER_COMPARISON = re.compile(r"\).*service", re.IGNORECASE)

#: The parser calls itself for each group in a group; of twice as many its stack is not enough.
DEEPEST = 1000
DEEPER = {"{": 1, "(": 1, "[": 1, "}": -1, ")": -1, "]": -1}

UPDATES = frozenset(
    {"insert", "delete", "load", "clear", "create", "drop", "copy", "move", "add", "with"}
)


def refuse_service(query: str) -> None:
    """Raises QueryRefused for a query that would call another endpoint, however it is spelled."""
    if "service" not in unescaped(unescaped(query)).lower():
        return
    if any(map(_calls_service, {query, unescaped(query)})):
        raise QueryRefused(
            "SERVICE is not allowed here: query the other endpoint itself and join the results."
        )


def refuse_depth(query: str) -> None:
    """Raises QuerySyntax for groups that stand in each other deeper than can be read."""
    if sum(map(query.count, "{([")) <= DEEPEST:
        return
    steps = (DEEPER.get(token["other"] or "", 0) for token in TOKEN.finditer(query))
    if (depth := max(accumulate(steps))) > DEEPEST:
        raise QuerySyntax(
            f"The query is {depth} groups deep: no more than {DEEPEST} may stand in each other."
        )


def is_update(query: str) -> bool:
    """Whether the text, though no query, is an update: what it begins with after its prologue."""
    words = (m["word"].lower() for m in TOKEN.finditer(unescaped(query)) if m["word"])
    return next((w for w in words if w not in {"prefix", "base"}), "") in UPDATES


def _calls_service(query: str) -> bool:
    """Visits every place where a token can begin; `IRI` or `less than, comment` gives two."""
    seen: set[int] = set()
    waiting = [0]
    while waiting:
        position = waiting.pop()
        while position < len(query) and position not in seen:
            seen.add(position)
            token = TOKEN.match(query, position)
            if token is None or _is_service(token):
                return True
            waiting.extend(_after_comment_in(token))
            position = token.end()
    return False


def _is_service(token: re.Match[str]) -> bool:
    """«service: a text»@en and svod:Service are none; a SERVICE clause has a group after it."""
    if token["word"]:
        return "service" in unescaped(token["word"]).lower()
    if token["prefix"]:
        opened = OPENING_BRACE.match(token.string, token.end())
        return "service" in token["prefix"].lower() and opened is not None
    if token["iri"]:
        return SERVICE_AFTER_COMPARISON.search(token["iri"].partition("#")[0]) is not None
    return False


def _after_comment_in(token: re.Match[str]) -> Iterator[int]:
    """The next line, should the token be no `<IRI#part>` but a comparison and a comment."""
    if token["iri"] and "#" in token["iri"]:
        comment = token.start() + token["iri"].index("#")
        if line_end := LINE_END.search(token.string, comment):
            yield line_end.end()


def unescaped(text: str) -> str:
    """SPARQL 1.1, 19.2: code points may be written as escapes anywhere in a query."""
    return CODE_POINT.sub(_character, text)


def _character(escape: re.Match[str]) -> str:
    """An escape of what is no code point stays: the parser refuses it."""
    number = int(escape[1] or escape[2], 16)
    return chr(number) if number <= 0x10FFFF else escape[0]
