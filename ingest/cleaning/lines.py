"""A text as lines with words, each knowing how far it stands from the one above."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.cleaning.lookalikes import unmixed
from ingest.cleaning.marks import STOPS
from ingest.layout import Lines

BREVE = "\u0306"
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
#: Soft hyphens, and what some programs write for them: invisible except at the end of a line.
BROKEN_WORD = re.compile(r"(?<=\w)[\u00ad\u00ac](?=\s*\n)")
HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011"), "-")
SPACES = re.compile(r"[^\S\n\f]+")
#: «п р и к а з ы в а ю»: at least five letters, one space between each two.
SPACED_OUT = re.compile(r"(?<![\w.])[а-яёА-ЯЁ](?: [а-яёА-ЯЁ]){4,}(?![\w.])")
#: Glyphs of symbol fonts and other list marks, all written as one bullet.
BULLET_GLYPHS = re.compile(r"^[\u2022\u2023\u25aa-\u25cf\u25e6\u2043\u2219\u00b7\uf000-\uf0ff]\s*")
EMPHASIS = re.compile(r"(?<![\w*])(__?|\*)([^_*\s](?:[^_*]*[^_*\s])?)\1(?![\w*])")
#: So many spaces a tab may stand for.
TAB = 4
#: This many blank lines more than usual are the end of a page.
PAGE_GAP = 2
#: So many blank lines a form feed stands for.
PAGE_END = 5


@dataclass(frozen=True)
class Line:
    """A line with words, and how many blank lines stand before it (a form feed counts many)."""

    text: str
    gap: int
    page: int | None = None
    #: How many spaces stand before it.
    indent: int = 0
    #: What it was wrapped at, where the reader knows.
    width: int | None = None


def lines_of(blocks: Sequence[Lines]) -> list[Line]:
    """Lines without marks of Markdown, each bullet as one glyph, every space as one space."""
    lines, gap, last = [], 0, None
    for block in blocks:
        for pages, text in enumerate(_characters(block.text).split("\f")):
            page = block.page + pages if block.page is not None else None
            gap += PAGE_END if pages or page != last else 0
            last = page
            for line in text.split("\n"):
                words = _unmarked(line.strip())
                if words:
                    indent = len(line.expandtabs(TAB)) - len(line.lstrip())
                    lines.append(Line(words, gap, page, indent, block.width))
                gap = 0 if words else gap + 1
    return lines


def plain(text: str) -> str:
    """One line of text, cleaned in the same way."""
    return _unmarked(_characters(text).strip())


def usual_gap(lines: list[Line]) -> int:
    """0, or 1 where the text is double-spaced throughout."""
    gaps = Counter(line.gap for line in lines[1:])
    wrapped = sum(
        line.gap == 1 and line.text[:1].islower() and not STOPS.search(before.text)
        for before, line in pairwise(lines)
    )
    return 1 if gaps[1] > gaps[0] and wrapped > len(lines) / 4 else 0


def _characters(raw: str) -> str:
    text = raw.replace("\r\n", "\n").replace("\r", "\n")
    text = BROKEN_WORD.sub("-", text).translate(INVISIBLE | HYPHENS)
    text = unmixed(unicodedata.normalize("NFC", text).replace(BREVE, ""))
    return SPACED_OUT.sub(lambda word: word.group().replace(" ", ""), text)


def _unmarked(line: str) -> str:
    """Markdown headings and emphasis lose their marks, bullets get one glyph."""
    line = re.sub(r"^#{1,6}\s+", "", SPACES.sub(" ", line))
    line = re.sub(r"\*\*+", "", line)
    line = EMPHASIS.sub(r"\2", line)
    return BULLET_GLYPHS.sub("• ", line).strip()
