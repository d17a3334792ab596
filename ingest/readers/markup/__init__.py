"""HTML, from whatever wrote it, to blocks: pages of sites and what office programs export."""

from dataclasses import dataclass

from ingest.layout import Block
from ingest.model import Caveat
from ingest.readers.markup.blocks import Builder
from ingest.readers.markup.content import find_content
from ingest.readers.markup.parsing import parsed
from ingest.readers.markup.titles import with_title
from ingest.readers.markup.walking import walk

__all__ = ["Page", "page_of"]


@dataclass(frozen=True)
class Page:
    """What a page has to read, and what in it was left out or seems to be missing."""

    blocks: tuple[Block, ...]
    caveats: tuple[Caveat, ...]


def page_of(source: str, name: str) -> Page:
    """Raises `ForbiddenMarkup` for what attacks are made of."""
    page = parsed(source, name)
    content = find_content(page.root)
    builder = Builder(content)
    walk(content.root, builder)
    blocks, titles = with_title(builder.finished(), page.root, content)
    return Page(tuple(blocks), (*page.caveats, *_struck(builder.struck), *titles))


def _struck(count: int) -> list[Caveat]:
    return [Caveat("StruckOut", count)] if count else []
