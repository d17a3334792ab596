"""The text of a document, a cell, a box or a note, as blocks in the order of reading."""

from collections import Counter
from collections.abc import Generator, Iterator

from ingest.layout import Block, Paragraph
from ingest.model import CaveatKind
from ingest.readers.docx.counting import Counters
from ingest.readers.docx.markup import Element, W, child, name, number, value, within
from ingest.readers.docx.said import PAGE_END, said
from ingest.readers.docx.styles import Styles
from ingest.readers.docx.tables import table


class Story:
    """Reads block by block; what it meets on the way is counted or kept for later."""

    def __init__(self, styles: Styles, counters: Counters) -> None:
        self._styles = styles
        self._counters = counters
        #: Pictures and the like.
        self.unread: Counter[CaveatKind] = Counter()
        #: The kind and the w:id of each note, in the order in which they are referred to.
        self.notes: list[tuple[str, str]] = []

    def blocks(self, container: Element, *, in_cell: bool = False) -> Iterator[Block]:
        """In a cell, a number may stand by itself: that is how rows are numbered."""
        torn = ""
        for element in within(container, "p", "tbl", "altChunk"):
            if name(element) == "p":
                torn += yield from self._said(element)
                if not self._runs_on(element):
                    yield from _paragraphs(torn, self._label(element), in_cell=in_cell)
                    torn = ""
                continue
            yield from _paragraphs(torn)
            torn = ""
            yield from self._others(element)
        yield from _paragraphs(torn)

    def _said(self, paragraph: Element) -> Generator[Block, None, str]:
        """What stands in boxes comes before the paragraph they are anchored in."""
        heard = said(paragraph, self._styles)
        self.unread.update(heard.unread)
        self.notes += heard.notes
        for box in heard.boxes:
            yield from self.blocks(box)
        return "" if self._styles.of(paragraph).contents else heard.text

    def _others(self, element: Element) -> Iterator[Block]:
        if name(element) == "tbl":
            yield from table(element, lambda cell: list(self.blocks(cell, in_cell=True)))
        else:
            self.unread["UnreadObject"] += 1

    def _runs_on(self, paragraph: Element) -> bool:
        """Its end was deleted or is hidden, or it is the large first letter of the next one."""
        mark = child(paragraph, "pPr", "rPr")
        frame = child(paragraph, "pPr", "framePr")
        gone = any(child(mark, change) is not None for change in ("del", "moveFrom"))
        initial = frame is not None and frame.get(W + "dropCap") in {"drop", "margin"}
        hidden = self._styles.hides(mark, otherwise=self._styles.of(paragraph).hidden)
        return gone or initial or hidden

    def _label(self, paragraph: Element) -> str:
        """The number or bullet that Word shows: the paragraph's own or that of its style."""
        own = child(paragraph, "pPr", "numPr")
        styled = self._styles.of(paragraph).numbering
        of = self._counters.list(value(own, "numId") or (styled.list if styled else ""))
        if of is None:
            return ""
        level = value(own, "ilvl")
        if level is None and styled:
            linked = of.level_of(styled.style)
            level = styled.level if linked is None else str(linked)
        return self._counters.next(of, number(level))


def _paragraphs(text: str, label: str = "", *, in_cell: bool = False) -> Iterator[Paragraph]:
    """A page that ends inside a paragraph ends the paragraph."""
    pieces = [piece.strip() for piece in text.split(PAGE_END) if piece.strip()]
    if not pieces and in_cell and any(map(str.isalnum, label)):
        pieces = [""]
    for index, piece in enumerate(pieces):
        yield Paragraph((piece if index else label + piece).strip())
