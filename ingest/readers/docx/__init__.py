"""Word documents: the final text as Word shows it, with the numbers that Word counts."""

from collections.abc import Iterator
from pathlib import Path

from ingest.errors import DamagedFile, OnlyPictures, OversizedContent
from ingest.layout import Layout
from ingest.model import Caveat
from ingest.readers.docx.counting import Counters
from ingest.readers.docx.notes import notes
from ingest.readers.docx.numbering import lists
from ingest.readers.docx.package import Package, opened
from ingest.readers.docx.story import Story
from ingest.readers.docx.styles import Styles
from ingest.readers.docx.tables import TooWide

#: Merged cells multiply what they say; no document of the genre comes near.
MOST_CHARACTERS = 50_000_000


def read_docx(path: Path) -> Layout:
    """Headers, footers, comments and macros stay unread; notes come after the text."""
    with opened(path) as package:
        try:
            layout, pictures = _layout(package)
        except RecursionError as error:
            raise DamagedFile(f"{path.name}: its parts are nested too deeply") from error
        except TooWide as error:
            raise OversizedContent(f"{path.name}: a table has more than 63 columns") from error
    if sum(map(len, layout.texts)) > MOST_CHARACTERS:
        raise OversizedContent(f"{path.name}: holds more text than a document does")
    if pictures and not any(map(str.isalpha, "".join(layout.texts))):
        raise OnlyPictures(
            f"{path.name}: holds pictures and no text, it seems to be a scan; "
            "recognise its text or find the original"
        )
    return layout


def _layout(package: Package) -> tuple[Layout, int]:
    """With the number of pictures in it."""
    styles = Styles(package.related("styles"))
    counters = Counters(lists(package.related("numbering"), styles.lists))
    story = Story(styles, counters)
    blocks = list(story.blocks(package.document()))
    parts = {kind: package.related(f"{kind}s") for kind in ("footnote", "endnote")}
    blocks += notes(parts, tuple(story.notes), story)
    return Layout(tuple(blocks), tuple(_unread(story, counters))), story.unread["UnreadPicture"]


def _unread(story: Story, counters: Counters) -> Iterator[Caveat]:
    for kind, count in story.unread.items():
        yield Caveat(kind, count)
    for numbers in sorted(counters.unknown):
        yield Caveat("NumberFormat", detail=numbers)
