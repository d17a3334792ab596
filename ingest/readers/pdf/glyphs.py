"""The characters of a page put together to words, as pdfium gives them."""

from collections.abc import Iterator
from ctypes import c_int, create_string_buffer
from dataclasses import dataclass, field
from math import pi

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.readers.pdf.page import Box, Word
from ingest.readers.pdf.view import View

#: What pdfium makes of a hyphen at the end of a line.
BROKEN_WORD = frozenset({0x02, 0xFFFE})
SPACES = frozenset(map(ord, "\t\n\r \u00a0\u2002\u2003\u2009\u202f"))
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
#: So much of its height may lie between two letters of a word.
WIDEST_GAP = 0.5
#: A raised figure after a word of so many letters points to a footnote.
LONGER_THAN_UNIT = 4


@dataclass(frozen=True)
class Glyph(Box):
    """One character in its place; `index` is what pdfium knows it by."""

    text: str
    index: int
    upright: bool


@dataclass
class _Words:
    """The glyphs of the word being put together, and where their fonts are asked for."""

    page: pdfium.PdfTextPage
    glyphs: list[Glyph] = field(default_factory=list)

    def taken(self) -> Iterator[Word]:
        """The word that is complete now, if there is one."""
        text = _text(self.glyphs).strip()
        if text:
            yield Word(
                min(glyph.left for glyph in self.glyphs),
                min(glyph.top for glyph in self.glyphs),
                max(glyph.right for glyph in self.glyphs),
                max(glyph.bottom for glyph in self.glyphs),
                text,
                "bold" in _font(self.page, self.glyphs[0].index),
                self.glyphs[0].upright,
            )
        self.glyphs = []


def words_of(page: pdfium.PdfPage, view: View) -> Iterator[Word]:
    """In the order of the file; what lies off the page is left out."""
    text_page = page.get_textpage()
    words = _Words(text_page)
    for glyph in _glyphs(text_page, view):
        if glyph is None or (words.glyphs and not _goes_on(words.glyphs[-1], glyph)):
            yield from words.taken()
        if glyph is not None:
            words.glyphs.append(glyph)
    yield from words.taken()
    text_page.close()


def _glyphs(page: pdfium.PdfTextPage, view: View) -> Iterator[Glyph | None]:
    """`None` stands where a word ends."""
    rect = raw.FS_RECTF()
    for index in range(raw.FPDFText_CountChars(page)):
        code = raw.FPDFText_GetUnicode(page, index)
        upright = _is_upright(raw.FPDFText_GetCharAngle(page, index), view)
        if code in SPACES and not (upright and code not in (10, 13)):
            yield None
            continue
        if not raw.FPDFText_GetLooseCharBox(page, index, rect):
            continue
        box = view.box(rect.left, rect.top, rect.right, rect.bottom)
        text = _character(code)
        if text and view.shows(box):
            yield Glyph(box.left, box.top, box.right, box.bottom, text, index, upright)


def _character(code: int) -> str:
    if code in BROKEN_WORD:
        return "-"
    if code < 0x20 or 0xD800 <= code <= 0xDFFF:
        return ""
    return chr(code) if code <= 0x10FFFF else ""


def _is_upright(angle: float, view: View) -> bool:
    """Seen as the page is shown: a turned page shows turned text as level."""
    turns = round(angle / (pi / 2)) + view.turns
    return turns % 2 == 1


def _goes_on(last: Glyph, glyph: Glyph) -> bool:
    if last.upright or glyph.upright:
        near = abs(glyph.across - last.across) < last.width / 2
        return last.upright == glyph.upright and near
    height = max(last.height, glyph.height)
    gap = glyph.left - last.right
    level = min(last.bottom, glyph.bottom) - max(last.top, glyph.top)
    return -height < gap < height * WIDEST_GAP and level > min(last.height, glyph.height) / 2


def _text(glyphs: list[Glyph]) -> str:
    """A raised figure is a footnote's, or the power of a unit: «кластера¹» and «м²»."""
    tallest = max((glyph.height for glyph in glyphs), default=0.0)
    floor = max((glyph.bottom for glyph in glyphs), default=0.0)
    text = ""
    for glyph in glyphs:
        raised = glyph.height < tallest * 0.8 and glyph.bottom < floor - tallest * 0.15
        if not (raised and glyph.text.isdigit() and text and not glyph.upright):
            text += glyph.text
        elif len(text) < LONGER_THAN_UNIT:
            text += glyph.text.translate(RAISED)
    return text


def _font(page: pdfium.PdfTextPage, index: int) -> str:
    flags = c_int()
    length = raw.FPDFText_GetFontInfo(page, index, None, 0, flags)
    buffer = create_string_buffer(max(length, 1))
    raw.FPDFText_GetFontInfo(page, index, buffer, length, flags)
    return buffer.value.decode("utf-8", "replace").lower()
