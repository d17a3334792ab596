"""From HTML source to a tree, as browsers build it; sources that would break us are refused."""

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.errors import EmptyDocument, ForbiddenMarkup
from ingest.model import Caveat
from ingest.readers.markup.elements import OPEN

#: Elements nested deeper than this are no document; building a tree takes quadratic time in it.
DEEPEST = 500
TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
SUBSET = re.compile(r"<!DOCTYPE[^>\[]*\[.*?\]\s*>", re.I | re.S)
ENTITY = re.compile(r"<!ENTITY\b", re.I)
XHTML = re.compile(r"\s*<\?xml|\s*<!DOCTYPE[^>]*XHTML", re.I)
#: «<script src="a.js" />» closes nothing in HTML: all that follows would be script.
CLOSED_AT_ONCE = re.compile(
    r"<(a|b|div|em|i|iframe|li|p|script|span|strong|style|td|textarea|th|title|ul)"
    r"(\s[^<>]*)?/>",
    re.I,
)


@dataclass(frozen=True)
class Parsed:
    """The tree, and what its source leaves to wish for."""

    root: LexborNode
    caveats: tuple[Caveat, ...]


def parsed(source: str, name: str) -> Parsed:
    if any(ENTITY.search(subset.group()) for subset in SUBSET.finditer(source)):
        raise ForbiddenMarkup(f"{name}: it declares entities of its own, which are not expanded")
    if _depth(source) > DEEPEST:
        raise ForbiddenMarkup(f"{name}: its elements are nested more than {DEEPEST} deep")
    source = SUBSET.sub("", source)
    if XHTML.match(source):
        source = CLOSED_AT_ONCE.sub(r"<\1\2></\1>", source)
    root = LexborHTMLParser(source).root
    if root is None:
        raise EmptyDocument(f"{name}: there are no words in this file")
    return Parsed(root, tuple(_cut_off(source)))


def _depth(source: str) -> int:
    depth = deepest = 0
    for end, tag in TAG.findall(source):
        if tag.lower() not in OPEN:
            depth = max(depth - 1, 0) if end else depth + 1
            deepest = max(deepest, depth)
    return deepest


def _cut_off(source: str) -> list[Caveat]:
    lower = source.lower()
    if "<html" in lower and "</html" not in lower:
        return [Caveat("CutOff")]
    return []
