"""Places on a page as it is shown: turned, cut to its frame, counted from the upper left corner."""

from dataclasses import dataclass

import pypdfium2 as pdfium

from ingest.pdfium.page import Box


@dataclass(frozen=True)
class View:
    """From the coordinates of the file to those of `Box`."""

    left: float
    bottom: float
    right: float
    top: float
    #: Quarter turns clockwise.
    turns: int

    @classmethod
    def of(cls, page: pdfium.PdfPage) -> "View":
        left, bottom, right, top = page.get_bbox()
        return cls(left, bottom, right, top, page.get_rotation() // 90)

    @property
    def width(self) -> float:
        return self.top - self.bottom if self.turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        return self.right - self.left if self.turns % 2 else self.top - self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        return (
            (x - self.left, self.top - y),
            (y - self.bottom, x - self.left),
            (self.right - x, y - self.bottom),
            (self.top - y, self.right - x),
        )[self.turns]

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        (left, top), (right, bottom) = self.point(x0, y0), self.point(x1, y1)
        return Box(min(left, right), min(top, bottom), max(left, right), max(top, bottom))

    def shows(self, box: Box) -> bool:
        return 0 <= box.across <= self.width and 0 <= box.down <= self.height
