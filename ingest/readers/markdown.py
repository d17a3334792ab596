"""Markdown, rendered as HTML and read as such, with numbers as they are written."""

import re
from pathlib import Path

from markdown_it import MarkdownIt

from ingest.layout import Layout
from ingest.model import Caveat
from ingest.readers.encodings import decoded
from ingest.readers.markup import page_of
from ingest.readers.markup.blocks import WRAPPED
from ingest.readers.markup.lists import AS_WRITTEN

#: «---», «title: …», «---» at the beginning, for programs.
FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?:[\w-]+:.*\n|[ \t]+.*\n|- .*\n)+(?:---|\.\.\.)[ \t]*\n")


def read_markdown(path: Path) -> Layout:
    """Paragraphs, lists, tables; HTML within is read as in a page."""
    read = decoded(path.read_bytes(), path.name)
    source, left_out = FRONT_MATTER.subn("", read.text.replace("\r\n", "\n"))
    page = page_of(rendered(source), path.name)
    unread = [Caveat("FrontMatter")] if left_out else []
    return Layout(page.blocks, (*read.caveats, *unread, *page.caveats))


def rendered(source: str) -> str:
    """Indented lines are no code here: that is how Russian paragraphs begin."""
    markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("code")
    tokens = markdown.parse(source)
    for token in tokens:
        if token.type == "list_item_open" and token.info:
            token.attrSet(AS_WRITTEN, f"{token.info}{token.markup}")
        for child in token.children or ():
            if child.type == "softbreak":
                child.type, child.content = "html_inline", f"<{WRAPPED}></{WRAPPED}>"
    return f"<main>{markdown.renderer.render(tokens, markdown.options, {})}</main>"
