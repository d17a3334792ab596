"""The characters of a page put together to words, as pdfium gives them."""

from collections.abc import Iterator
from ctypes import c_int, create_string_buffer
from dataclasses import dataclass, field
from math import pi
from typing import Literal

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.pdfium.page import Box, Word
from ingest.pdfium.view import View

#: What pdfium makes of a hyphen at the end of a line.
BROKEN_WORD = frozenset({0x02, 0xFFFE})
SPACES = frozenset(map(ord, "\t\n\r \u00a0\u2002\u2003\u2009\u202f"))
LINE_ENDS = frozenset({10, 13})
POWERS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
#: A raised figure has at most this share of the height of what it is raised above; it is lifted
#: by at least this one.
RAISED, LIFTED = 0.85, 0.1
#: What pdfium takes for a space beside a raised figure is less wide than this, in heights.
NARROW = 0.2
#: What stands between two glyphs: a space of the file, one that pdfium guesses, or nothing.
Space = Literal["written", "guessed"] | None
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
    spaced: Space = None
    for glyph in _glyphs(text_page, view):
        if not isinstance(glyph, Glyph):
            spaced = spaced or glyph
            continue
        if words.glyphs and not _goes_on(words.glyphs[-1], glyph, spaced):
            yield from words.taken()
        words.glyphs.append(glyph)
        spaced = None
    yield from words.taken()
    text_page.close()


def _glyphs(page: pdfium.PdfTextPage, view: View) -> Iterator[Glyph | Space]:
    rect = raw.FS_RECTF()
    for index in range(raw.FPDFText_CountChars(page)):
        code = raw.FPDFText_GetUnicode(page, index)
        upright = _is_upright(raw.FPDFText_GetCharAngle(page, index), view)
        if code in SPACES and not (upright and code not in LINE_ENDS):
            yield "guessed" if raw.FPDFText_IsGenerated(page, index) == 1 else "written"
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


def _goes_on(last: Glyph, glyph: Glyph, spaced: Space) -> bool:
    """Whether a glyph belongs to the word of the last one, after what stood between them."""
    if last.upright or glyph.upright:
        near = abs(glyph.across - last.across) < last.width / 2
        return spaced != "written" and last.upright == glyph.upright and near
    height = max(last.height, glyph.height)
    gap = glyph.left - last.right
    if spaced and not (spaced == "guessed" and gap < height * NARROW and _differ(last, glyph)):
        return False
    level = min(last.bottom, glyph.bottom) - max(last.top, glyph.top)
    return -height < gap < height * WIDEST_GAP and level > min(last.height, glyph.height) / 3


def _differ(one: Glyph, other: Glyph) -> bool:
    """A raised figure and what it is raised above."""
    return min(one.height, other.height) < max(one.height, other.height) * RAISED


def _text(glyphs: list[Glyph]) -> str:
    """A raised figure is a footnote's, or the power of a unit: «кластера¹» and «м²»."""
    tallest = max((glyph.height for glyph in glyphs), default=0.0)
    floor = max((glyph.bottom for glyph in glyphs), default=0.0)
    text = ""
    for glyph in glyphs:
        raised = glyph.height < tallest * RAISED and glyph.bottom < floor - tallest * LIFTED
        if not (raised and glyph.text.isdigit() and text and not glyph.upright):
            text += glyph.text
        elif len(text) < LONGER_THAN_UNIT:
            text += glyph.text.translate(POWERS)
    return text


def _font(page: pdfium.PdfTextPage, index: int) -> str:
    flags = c_int()
    length = raw.FPDFText_GetFontInfo(page, index, None, 0, flags)
    buffer = create_string_buffer(max(length, 1))
    raw.FPDFText_GetFontInfo(page, index, buffer, length, flags)
    return buffer.value.decode("utf-8", "replace").lower()
