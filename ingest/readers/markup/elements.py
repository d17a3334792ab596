"""What the elements of HTML are."""

from ingest.lexicon import rows


def _of(kind: str) -> frozenset[str]:
    return frozenset(name for name, of in rows("elements.tsv") if of == kind)


#: They begin and end a paragraph.
BLOCKS = _of("block")
#: Nobody reads their text.
UNREAD = _of("unread")
#: They stand alone, are often left open, or only change the look of letters.
OPEN = _of("open")
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
LISTS = frozenset({"ol", "ul", "menu", "dir"})
