"""Footnotes: small text at the foot of a page, under a short line."""

import re
from collections.abc import Iterator, Sequence
from statistics import median

from ingest.pdfium.page import Box, Word
from ingest.readers.pdf.lines import TextLine

MARK = re.compile(r"[\d⁰¹²³⁴⁵⁶⁷⁸⁹*]+(?:\s|[А-ЯЁA-Z«])")
#: The line above footnotes is no longer than this share of the page.
LONGEST = 0.5
#: Footnotes are smaller than the text above by at least this factor.
SMALLER = 0.93


def without_footnotes(
    words: Sequence[Word], rules: Sequence[Box], width: float
) -> tuple[list[Word], list[Word]]:
    """The words of the text, and those of the footnotes."""
    for rule in sorted(rules, key=lambda rule: rule.down):
        above = [word for word in words if word.down < rule.down]
        below = [word for word in words if word.down >= rule.down]
        short = rule.height < rule.width < LONGEST * width
        if short and above and below and _are_smaller(below, above):
            return above, below
    return list(words), []


def one_by_one(lines: Sequence[TextLine]) -> Iterator[str]:
    """A footnote begins with its mark, and goes on in lines without one."""
    note: list[str] = []
    for line in lines:
        if note and MARK.match(line.text):
            yield "\n".join(note)
            note = []
        note.append(line.text)
    if note:
        yield "\n".join(note)


def _are_smaller(below: Sequence[Word], above: Sequence[Word]) -> bool:
    usual = median(word.height for word in above)
    return max(word.height for word in below) < usual * SMALLER
