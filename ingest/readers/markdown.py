"""Markdown, read for its words: marks go, paragraphs stay."""

import re
from pathlib import Path

from ingest.layout import Layout, Lines
from ingest.readers.text import decoded

FENCE = re.compile(r"^\s*(```|~~~)")
LINK = re.compile(r"!?\[([^\]]*)\]\([^)\s]*\)")


def read_markdown(path: Path) -> Layout:
    """Headings, emphasis and links lose their marks in cleaning, as in any text that has them."""
    lines = [line for line in decoded(path).splitlines() if not FENCE.match(line)]
    return Layout((Lines("\n".join(LINK.sub(r"\1", line) for line in lines)),))
