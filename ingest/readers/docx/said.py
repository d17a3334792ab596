"""What one paragraph says: the text of its runs, and what else is anchored in it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from ingest.model import CaveatKind
from ingest.readers.docx.markup import Element, W, child, is_on, name, seen, value
from ingest.readers.docx.styles import Styles
from ingest.readers.docx.symbols import symbol
from ingest.readers.superscripts import raised

#: Stands for the end of a page or column in a paragraph.
PAGE_END = "\f"
WRITTEN = {
    "tab": " ",
    "ptab": " ",
    "cr": "\n",
    "noBreakHyphen": "-",
    "softHyphen": "",
}
#: What shows something that is no text, and the caveat it makes.
UNREAD: dict[str, CaveatKind] = {
    "-:blip": "UnreadPicture",
    "-:imagedata": "UnreadPicture",
    "object": "UnreadObject",
    "-:chart": "UnreadChart",
    "-:relIds": "UnreadChart",
}
#: So many pieces before a raised sign tell what it means.
NEAR = 3
SPACES = str.maketrans("\n\r\t", "   ")


@dataclass
class Said:
    """The text of a paragraph; what stands in boxes and notes is told apart from it."""

    pieces: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    #: The kind and the w:id of each note referred to.
    notes: list[tuple[str, str]] = field(default_factory=list)
    unread: list[CaveatKind] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.pieces)


def said(paragraph: Element, styles: Styles) -> Said:
    """Fields by their result, tracked changes as accepted, without hidden text."""
    listener = _Listener(styles, hidden=styles.of(paragraph).hidden)
    listener.walk(paragraph)
    return listener.said


class _Listener:
    """Walks through a paragraph and knows which fields are open."""

    def __init__(self, styles: Styles, *, hidden: bool | None) -> None:
        self.said = Said()
        self._styles = styles
        self._hidden = hidden
        #: Of each open field, whether its instruction is still going on.
        self._fields: list[bool] = []
        self._heard: dict[str, Callable[[Element], None]] = {
            "r": self._run,
            "t": self._text,
            "m:t": self._text,
            "br": self._break,
            "sym": self._symbol,
            "fldChar": self._field,
            "txbxContent": self.said.boxes.append,
            "footnoteReference": self._note,
            "endnoteReference": self._note,
        }

    def walk(self, element: Element) -> None:
        for each in seen(element):
            kind = name(each)
            if kind in UNREAD:
                self.said.unread.append(UNREAD[kind])
            elif kind in WRITTEN:
                self._write(WRITTEN[kind])
            elif kind in self._heard:
                self._heard[kind](each)
            else:
                self.walk(each)

    def _run(self, run: Element) -> None:
        properties = child(run, "rPr")
        struck = is_on(properties, "strike") or is_on(properties, "dstrike")
        if struck or self._styles.hides(properties, otherwise=self._hidden):
            for each in run.iter(W + "fldChar"):
                self._field(each)
            self.said.unread += ["StruckOut"] if struck else []
            return
        written = len(self.said.pieces)
        self.walk(run)
        if value(properties, "vertAlign") == "superscript":
            self._raise(written)

    def _raise(self, since: int) -> None:
        """A footnote's mark set by hand goes, an exponent stays one."""
        text = "".join(self.said.pieces[since:])
        before = "".join(self.said.pieces[max(since - NEAR, 0) : since])
        sign = raised(text.strip(), before)
        self.said.pieces[since:] = [text if sign is None else sign]

    def _write(self, text: str) -> None:
        if not any(self._fields):
            self.said.pieces.append(text)

    def _text(self, element: Element) -> None:
        self._write((element.text or "").translate(SPACES))

    def _break(self, element: Element) -> None:
        self._write(PAGE_END if element.get(W + "type") in {"page", "column"} else "\n")

    def _symbol(self, element: Element) -> None:
        self._write(symbol(element.get(W + "char", ""), element.get(W + "font", "")))

    def _field(self, element: Element) -> None:
        step = element.get(W + "fldCharType")
        if step == "begin":
            self._fields.append(True)
        elif self._fields and step == "separate":
            self._fields[-1] = False
        elif self._fields and step == "end":
            self._fields.pop()

    def _note(self, element: Element) -> None:
        kind = name(element).removesuffix("Reference")
        self.said.notes.append((kind, element.get(W + "id", "")))
