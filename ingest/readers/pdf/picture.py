"""A page as a picture in grey: its ruled lines are found and taken out before it is read."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ingest.pdfium.page import Box

#: Darker than this is ink.
INK = 160
#: Shorter strokes, in shares of the width of the page, belong to letters.
SHORTEST_LEVEL, SHORTEST_UPRIGHT = 0.05, 0.025
#: Thicker strokes, in shares of the width of the page, are no lines.
THICKEST = 0.006

Pixels = NDArray[np.uint8]
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Picture:
    """Rows of pixels, 0 for black and 255 for white."""

    pixels: Pixels

    @classmethod
    def from_pgm(cls, raw: bytes) -> "Picture":
        size, _, pixels = raw.partition(b" 255\n")
        width, height = map(int, size.split()[1:])
        return cls(np.frombuffer(pixels, np.uint8).reshape(height, width))

    def to_pgm(self) -> bytes:
        height, width = self.pixels.shape
        return b"P5 %d %d 255\n" % (width, height) + self.pixels.tobytes()

    def turned(self, degrees: int) -> "Picture":
        """Clockwise."""
        return Picture(np.ascontiguousarray(np.rot90(self.pixels, -degrees // 90)))

    def without_rules(self) -> "tuple[Picture, list[Box]]":
        """The lines of tables confuse whoever reads letters; their places are in pixels."""
        ink = self.pixels < INK
        width = ink.shape[1]
        level = _strokes(ink, int(width * SHORTEST_LEVEL), int(width * THICKEST))
        upright = _strokes(ink.T, int(width * SHORTEST_UPRIGHT), int(width * THICKEST)).T
        clean = np.where(_wider(level | upright), np.uint8(255), self.pixels)
        rules = [
            *_boxes(level),
            *(Box(b.top, b.left, b.bottom, b.right) for b in _boxes(upright.T)),
        ]
        return Picture(clean), rules


def _strokes(ink: Mask, shortest: int, thickest: int) -> Mask:
    """Level runs of ink that are long, and not thick."""
    long = _runs(ink, shortest)
    thick = _runs(long.T, thickest).T
    return long & ~thick


def _runs(ink: Mask, length: int) -> Mask:
    """What lies in a level run of at least so many pixels."""
    padded = np.pad(ink.astype(np.int8), ((0, 0), (1, 1)))
    edges = np.diff(padded, axis=1)
    rows, starts = np.nonzero(edges == 1)
    _, ends = np.nonzero(edges == -1)
    keep = ends - starts >= length
    marks = np.zeros((ink.shape[0], ink.shape[1] + 1), np.int8)
    marks[rows[keep], starts[keep]] = 1
    marks[rows[keep], ends[keep]] = -1
    return np.cumsum(marks[:, :-1], axis=1, dtype=np.int8).astype(bool)


def _wider(mask: Mask) -> Mask:
    """With the grey edge around each line."""
    wide = mask.copy()
    for axis in (0, 1):
        for step in (1, 2):
            wide |= np.roll(mask, step, axis) | np.roll(mask, -step, axis)
    return wide


def _boxes(level: Mask) -> Iterator[Box]:
    """Level strokes: runs in rows that follow each other are one."""
    edges = np.diff(np.pad(level.astype(np.int8), ((0, 0), (1, 1))), axis=1)
    rows, starts = np.nonzero(edges == 1)
    _, ends = np.nonzero(edges == -1)
    open_boxes: list[Box] = []
    for row, start, end in zip(rows.tolist(), starts.tolist(), ends.tolist(), strict=True):
        yield from (box for box in open_boxes if box.bottom < row)
        open_boxes = [box for box in open_boxes if box.bottom >= row]
        place = next(
            (i for i, b in enumerate(open_boxes) if b.left <= end and start <= b.right), None
        )
        if place is None:
            open_boxes.append(Box(start, row, end, row + 1))
        else:
            box = open_boxes[place]
            open_boxes[place] = Box(min(start, box.left), box.top, max(end, box.right), row + 1)
    yield from open_boxes
