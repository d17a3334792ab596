"""From the elements of a page to blocks: what begins a paragraph, what only runs on in it."""

import re

from selectolax.lexbor import LexborNode

from ingest.layout import Block, Layout, Lines, Paragraph
from ingest.lexicon import words
from ingest.readers.markup.content import Content
from ingest.readers.markup.elements import BLOCKS, HEADINGS, LISTS
from ingest.readers.markup.lists import Numbering, marked
from ingest.readers.markup.signs import is_bullet, refers_to_footnote
from ingest.readers.markup.tables import table_of
from ingest.readers.markup.walking import walk
from ingest.readers.markup.words import HARD, SOFT, Words
from ingest.readers.superscripts import raised
from ingest.readers.text import blocks_of

STRUCK = frozenset({"del", "s", "strike"})
STRUCK_STYLE = re.compile(r"text-decoration[^;]*line-through", re.I)
#: What the Markdown reader puts where the source only wraps a line.
WRAPPED = "svod-break"
#: «Просмотров: 127»
COUNT = re.compile(r"[\s:]*\d*\W*$")


class Builder:
    """Is walked through the content of a page and writes down its blocks."""

    def __init__(self, content: Content, *, in_cell: bool = False) -> None:
        self._content = content
        self._in_cell = in_cell
        self._blocks: list[Block] = []
        self._words = Words()
        self._lists: list[Numbering] = []
        self._marker = ""
        self._heading = self._verbatim = False
        self.struck = 0

    def finished(self) -> list[Block]:
        self._end_paragraph()
        return self._blocks

    def enter(self, node: LexborNode) -> bool:
        if self._content.is_furniture(node) or self._is_struck(node) or self._is_sign(node):
            return False
        if node.tag == "table" and not self._in_cell and self._is_table(node):
            return False
        if node.tag in BLOCKS:
            self._begin(node)
        return True

    def text(self, words: str) -> None:
        if self._verbatim:
            self._words.add_verbatim(words)
        else:
            self._words.add(words)

    def leave(self, node: LexborNode) -> None:
        if node.tag not in BLOCKS:
            return
        self._end_paragraph()
        if node.tag in LISTS:
            self._lists.pop()
        if node.tag == "li":
            self._marker = ""
        self._heading = self._verbatim = False

    def _begin(self, node: LexborNode) -> None:
        self._end_paragraph()
        if node.tag in LISTS:
            self._lists.append(Numbering(node, self._lists))
        if node.tag == "li":
            self._marker = self._lists[-1].marker(node) if self._lists else "•"
        self._heading = node.tag in HEADINGS
        self._verbatim = node.tag == "pre"

    def _end_paragraph(self) -> None:
        if self._verbatim:
            self._blocks += blocks_of(self._words.take_verbatim())
            return
        text = self._words.take()
        if not text or COUNT.sub("", text).lower() in words("buttons.tsv"):
            return
        if HARD in text and not (self._lists or self._in_cell):
            self._blocks.append(Lines(text.replace(SOFT, "\n") + "\n"))
            return
        self._blocks.append(Paragraph(marked(self._marker, text.replace(SOFT, "\n"))))
        self._marker = ""

    def _is_struck(self, node: LexborNode) -> bool:
        """What tracked changes took out; what is struck all over was only drawn so."""
        style = node.attributes.get("style") or ""
        struck = node.tag in STRUCK or bool(STRUCK_STYLE.search(style))
        if not struck or self._content.is_most(node):
            return False
        self.struck += 1
        return True

    def _is_sign(self, node: LexborNode) -> bool:
        before = self._words.last
        if node.tag == "br" or node.tag == WRAPPED:
            self._words.add_break(" " if self._heading else HARD if node.tag == "br" else SOFT)
        elif node.tag == "sup":
            sign = raised(node.text(deep=True).strip(), before)
            self._words.add(sign or "")
            return sign is not None
        elif is_bullet(node, before):
            self._words.add("• ")
        else:
            return node.tag == "a" and refers_to_footnote(node, before)
        return True

    def _is_table(self, node: LexborNode) -> bool:
        table = table_of(node, self._content, self._text_of)
        if table is None:
            return False
        self._end_paragraph()
        caption = node.css_first("caption")
        if caption is not None:
            self._blocks.append(Paragraph(self._text_of(caption)))
        self._blocks.append(table)
        return True

    def _text_of(self, node: LexborNode) -> str:
        """All that stands in a cell, a line for each paragraph."""
        builder = Builder(self._content, in_cell=True)
        walk(node, builder)
        self.struck += builder.struck
        return "\n".join(text for text in Layout(tuple(builder.finished())).texts if text)
