"""The words of a SPARQL update, as far as they tell where it writes.

Whatever stands between braces is passed over in one piece: an update may be as long as its data,
and patterns may be nested as deep as somebody likes.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Never

from pyoxigraph import RdfFormat, parse

from kg.errors import QuerySyntax
from kg.quads import value

SPACE = r"(?: [ \t\r\n] | \#[^\r\n]* )"
IRI = r"<(?: [^<>\"{}|^`\\\x00-\x20] | \\u[0-9A-Fa-f]{4} | \\U[0-9A-Fa-f]{8} )*>"
STRING = r"""
  (?: '''(?: '{0,2}+(?: [^'\\] | \\. ) )*+'''
    | \"""(?: "{0,2}+(?: [^"\\] | \\. ) )*+\"""
    | '(?: [^'\\\r\n] | \\[^\r\n] )*+'
    | "(?: [^"\\\r\n] | \\[^\r\n] )*+" )
"""
NAME = r"[\w.-]*:(?: [\w.:-] | %[0-9A-Fa-f]{2} | \\[_~.!$&'()*+,;=/?\#@%-] )*"
#: In a template, what is neither a brace nor the word GRAPH.
TERM = rf"""
  (?: {IRI} | {STRING} | [?$]\w+ | @[A-Za-z][\w-]* | {NAME} | (?!graph\b)[\w+-][\w.+-]*
    | \^\^ | [.,;()\[\]] )
"""

SKIPPED = re.compile(rf"{SPACE}*+", re.VERBOSE)
WORD = re.compile(r"[A-Za-z]+")
IRI_REF = re.compile(IRI, re.VERBOSE)
PREFIXED = re.compile(NAME, re.VERBOSE)
PREFIX = re.compile(r"([\w.-]*):")
VARIABLE = re.compile(r"[?$]\w+")
TERMS = re.compile(rf"(?: {SPACE} | {TERM} )*+", re.VERBOSE | re.DOTALL | re.IGNORECASE)
DOTS = re.compile(rf"(?: {SPACE} | \. )*+", re.VERBOSE)
ANYTHING = re.compile(
    rf"(?: \#[^\r\n]* | {IRI} | {STRING} | \\. | [^{{}}'\"\#<\\]++ | < )*+", re.VERBOSE | re.DOTALL
)
ESCAPED = re.compile(r"\\(.)")

#: So much of a place where a text is not understood is shown.
SHOWN = 40


@dataclass(frozen=True)
class Template:
    """What is to be deleted or inserted: into which graphs, and whether into no named one too."""

    graphs: frozenset[str]
    beside_graphs: bool


class Words:
    """A text that is read from its beginning to its end."""

    def __init__(self, text: str, base: str, prefixes: dict[str, str]) -> None:
        self.text = text
        self.place = 0
        self._prefixes = dict(prefixes)
        self._base = base
        self._skip()

    def next(self) -> str:
        """The word that stands here, in capitals; empty where there is none."""
        found = WORD.match(self.text, self.place)
        return found[0].upper() if found else ""

    def take(self, *words: str) -> str:
        """Goes past a word, if it is one of these."""
        word = self.next()
        if word not in words:
            return ""
        self._pass(len(word))
        return word

    def need(self, *words: str) -> str:
        return self.take(*words) or self._fail(" or ".join(words))

    def mark(self, mark: str) -> bool:
        """Goes past a mark, such as a semicolon, if it stands here."""
        if not self.text.startswith(mark, self.place):
            return False
        self._pass(len(mark))
        return True

    def is_at_end(self) -> bool:
        return self.place == len(self.text)

    def prologue(self) -> None:
        """PREFIX and BASE, which hold from here on."""
        while word := self.take("PREFIX", "BASE"):
            if word == "BASE":
                self._base = self._iri_ref()
                continue
            prefix = PREFIX.match(self.text, self.place) or self._fail("a prefix")
            self._pass(len(prefix[0]))
            self._prefixes[prefix[1]] = self._iri_ref()

    def iri(self) -> str:
        if self.text.startswith("<", self.place):
            return self._iri_ref()
        name = PREFIXED.match(self.text, self.place) or self._fail("an IRI")
        prefix, _, local = name[0].rstrip(".").partition(":")
        if prefix not in self._prefixes:
            raise QuerySyntax(f"The update is not valid SPARQL: there is no prefix «{prefix}:».")
        self._pass(len(name[0].rstrip(".")))
        return self._prefixes[prefix] + ESCAPED.sub(r"\1", local)

    def template(self) -> Template:
        """«{ GRAPH <g> { … } … }»"""
        graphs, beside = set(), False
        self._brace("{")
        while True:
            beside |= self._terms()
            if not self.take("GRAPH"):
                break
            graphs.add(self._graph())
            self._brace("{")
            self._terms()
            self._brace("}")
        self._brace("}")
        return Template(frozenset(graphs), beside)

    def group(self) -> None:
        """Goes past «{ … }», whatever is in it."""
        self._brace("{")
        depth = 1
        while depth:
            self.place = self._after(ANYTHING)
            if self.mark("{"):
                depth += 1
            else:
                self._brace("}")
                depth -= 1

    def _graph(self) -> str:
        variable = VARIABLE.match(self.text, self.place)
        if not variable:
            return self.iri()
        self._pass(len(variable[0]))
        return variable[0]

    def _terms(self) -> bool:
        """Goes past triples; whether there are any."""
        begin, self.place = self.place, self._after(TERMS)
        return DOTS.match(self.text, begin, self.place).end() < self.place  # type: ignore[union-attr]

    def _brace(self, brace: str) -> None:
        if not self.mark(brace):
            self._fail(brace)

    def _iri_ref(self) -> str:
        found = IRI_REF.match(self.text, self.place) or self._fail("an IRI")
        self._pass(len(found[0]))
        return _resolved(found[0], self._base)

    def _after(self, pattern: re.Pattern[str]) -> int:
        found = pattern.match(self.text, self.place)
        return found.end() if found else self.place

    def _pass(self, length: int) -> None:
        self.place += length
        self._skip()

    def _skip(self) -> None:
        self.place = self._after(SKIPPED)

    def _fail(self, wanted: str) -> Never:
        here = " ".join(self.text[self.place : self.place + SHOWN].split())
        line = self.text.count("\n", 0, self.place) + 1
        raise QuerySyntax(
            f"The update is not valid SPARQL: {wanted} is wanted in line {line}"
            + (f", before «{here}»." if here else ", where it ends.")
        )


@lru_cache(maxsize=1000)
def _resolved(iri_ref: str, base: str) -> str:
    """«<../links>», as Oxigraph resolves it."""
    try:
        (quad,) = parse(f"{iri_ref} a 0 .", format=RdfFormat.TURTLE, base_iri=base)
    except SyntaxError as error:
        raise QuerySyntax(f"The update is not valid SPARQL: {iri_ref} is no IRI.") from error
    return value(quad.subject)
