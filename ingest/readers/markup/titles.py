"""The title of a page, where the text itself has none."""

import re

from selectolax.lexbor import LexborNode

from ingest.cleaning import NUMBER
from ingest.layout import Block, Layout, Paragraph
from ingest.lexicon import table
from ingest.model import Caveat
from ingest.morphology import lemma
from ingest.readers.markup.content import Content

#: «Протокол № 5 | Сайт администрации»: the site's name follows.
PARTS = re.compile(r"\s+[|—–»:·-]{1,2}\s+")
#: What programs write into the title on their own.
EMPTY = re.compile(r"untitled|без имени|microsoft|документ\s*\d*$|\.(?:docx?|rtf|odt|html?)$", re.I)
WORD = re.compile(r"[а-яё-]+", re.I)
#: The text's own title stands among so many blocks, the kind of document among so many words.
FIRST_BLOCKS = 8
FIRST_WORDS = 3
SHORTEST = 2
#: A longer paragraph is no title.
LONGEST = 150


def with_title(
    blocks: list[Block], root: LexborNode, content: Content
) -> tuple[list[Block], list[Caveat]]:
    """The heading above the text or the page's title goes first if the text names no kind."""
    first = list(Layout(tuple(blocks[:FIRST_BLOCKS])).texts)
    if not blocks or any(map(_names_kind, first)):
        return blocks, []
    heading = _heading_outside(root, content)
    if heading and heading not in first:
        return [Paragraph(heading), *blocks], []
    if content.weights.of(content.root).headings:
        return blocks, []
    title = _title(root)
    known = any(title.casefold() in text.casefold() for text in first)
    if not title or known or not (_names_kind(title) or len(first[0]) > LONGEST):
        return blocks, []
    return [Paragraph(title), *blocks], [Caveat("PageTitle", detail=title)]


def _names_kind(text: str) -> bool:
    """«ПРОТОКОЛ заседания …», not «1. Утвердить план …»."""
    words = () if NUMBER.match(text) else WORD.findall(text[:200])[:FIRST_WORDS]
    return any(lemma(word.lower()) in table("types.tsv") for word in words)


def _heading_outside(root: LexborNode, content: Content) -> str:
    """«<h1>» that stands above `main` or `article`."""
    if not content.marked or content.root.css_first("h1") is not None:
        return ""
    heading = root.css_first("h1")
    return " ".join(heading.text(deep=True).split()) if heading is not None else ""


def _title(root: LexborNode) -> str:
    node = root.css_first("head > title")
    parts = PARTS.split(" ".join(node.text(deep=True).split())) if node is not None else []
    telling = next(filter(_names_kind, parts), parts[0] if parts else "")
    return "" if EMPTY.search(telling) or len(telling.split()) < SHORTEST else telling
