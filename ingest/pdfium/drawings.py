"""The ruled lines and pictures of a page."""

from collections.abc import Iterator
from ctypes import c_float, c_int
from dataclasses import dataclass
from itertools import islice, pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.pdfium.page import Box
from ingest.pdfium.view import View

#: A thicker bar is no line but a filled field.
THICKEST = 3.0
#: A shorter line is part of a drawing.
SHORTEST = 3.0
#: A page with more objects is a drawing or a map: no tables are looked for.
MOST = 20_000
#: Forms inside forms are followed so far.
DEEPEST = 8

Points = list[tuple[float, float]]


@dataclass(frozen=True)
class Drawings:
    """What a page draws besides text."""

    rules: tuple[Box, ...]
    #: The share of the page that pictures cover.
    pictured: float


def drawings_of(page: pdfium.PdfPage, view: View) -> Drawings:
    objects = list(islice(_objects(page), MOST + 1))
    area = max(view.width * view.height, 1.0)
    rules: list[Box] = []
    pictured = 0.0
    for thing, matrix in objects if len(objects) <= MOST else ():
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            rules += _rules(thing, matrix, view)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            corners = [matrix.on_point(x, y) for x, y in ((0, 0), (1, 0), (0, 1), (1, 1))]
            pictured += _shown_area(_around(corners, view), view) / area
    return Drawings(tuple(rules), min(pictured, 1.0))


def _objects(page: pdfium.PdfPage) -> Iterator[tuple[raw.FPDF_PAGEOBJECT, pdfium.PdfMatrix]]:
    """Each with the matrix that leads from its own coordinates to those of the page; no text."""
    waiting = [
        (raw.FPDFPage_GetObject(page, index), pdfium.PdfMatrix(), 0)
        for index in reversed(range(raw.FPDFPage_CountObjects(page)))
    ]
    while waiting:
        thing, outer, depth = waiting.pop()
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            continue
        matrix = _matrix(thing).multiply(outer)
        if kind != raw.FPDF_PAGEOBJ_FORM:
            yield thing, matrix
        elif depth < DEEPEST:
            count = min(raw.FPDFFormObj_CountObjects(thing), MOST)
            inner = (raw.FPDFFormObj_GetObject(thing, index) for index in reversed(range(count)))
            waiting += [(each, matrix, depth + 1) for each in inner]


def _matrix(thing: raw.FPDF_PAGEOBJECT) -> pdfium.PdfMatrix:
    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(thing, found):
        return pdfium.PdfMatrix()
    return pdfium.PdfMatrix.from_raw(found)


def _rules(path: raw.FPDF_PAGEOBJECT, matrix: pdfium.PdfMatrix, view: View) -> Iterator[Box]:
    """A drawn line is one; so is a field that is filled and very thin, as word processors do."""
    fill, stroke = c_int(), c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    for points in _outlines(path, matrix):
        whole = _around(points, view)
        if min(whole.width, whole.height) <= THICKEST:
            pieces = [whole]
        elif stroke.value:
            pieces = [_around(list(pair), view) for pair in pairwise(points)]
        else:
            pieces = []
        yield from (piece for piece in pieces if _is_rule(piece))


def _is_rule(box: Box) -> bool:
    return (
        min(box.width, box.height) <= THICKEST
        and max(box.width, box.height) >= SHORTEST
        and max(box.width, box.height) > 2 * min(box.width, box.height)
    )


def _outlines(path: raw.FPDF_PAGEOBJECT, matrix: pdfium.PdfMatrix) -> Iterator[Points]:
    """The points of each part of a path that is drawn without lifting the pen."""
    points: Points = []
    x, y = c_float(), c_float()
    for index in range(min(raw.FPDFPath_CountSegments(path), MOST)):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
            yield from filter(None, [points])
            points = []
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        points.append(matrix.on_point(x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    yield from filter(None, [points])


def _around(points: Points, view: View) -> Box:
    shown = [view.point(x, y) for x, y in points]
    across, down = zip(*shown, strict=True)
    return Box(min(across), min(down), max(across), max(down))


def _shown_area(box: Box, view: View) -> float:
    width = min(box.right, view.width) - max(box.left, 0.0)
    height = min(box.bottom, view.height) - max(box.top, 0.0)
    return max(width, 0.0) * max(height, 0.0)
