"""What stands on a page but not in the text: running headers, page numbers, addresses."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from ingest.cleaning.lines import PAGE_GAP, Line
from ingest.cleaning.marks import BULLET, NUMBER, STOPS

URL_LINE = re.compile(r"^(?:https?://|www\.)\S+$")
PAGE_NUMBER = re.compile(
    r"^(?:[-–—]\s*)?(?:стр\.\s*|страница\s+)?\d{1,3}(?:\s+из\s+\d+)?(?:\s*[-–—])?$", re.I
)


def running_lines(lines: list[Line], usual: int) -> set[str]:
    """What stands on page after page: headers, footers, addresses."""
    seen = Counter(line.text for line in lines)
    at_page_start = Counter(
        line.text for index, line in enumerate(lines) if not index or line.gap >= usual + PAGE_GAP
    )
    opening = Counter(
        line.text
        for index, line in enumerate(lines)
        if _opens_sentence(lines[max(index - 1, 0)].text, lines[index + 1 : index + 2], usual)
    )
    return {
        text
        for text, count in seen.items()
        if (count > 1 and URL_LINE.match(text))
        or (
            count > 2
            and at_page_start[text] * 3 >= count * 2
            and opening[text] * 2 < count
            and not _is_structural(text)
        )
    }


def without_furniture(lines: list[Line], running: set[str], usual: int) -> Iterator[Line]:
    """Running headers, page numbers and footer addresses go; the page gap stays visible."""
    pending = 0
    for index, line in enumerate(lines):
        if line.text in running or _is_page_number(lines, index, usual):
            pending = max(pending, line.gap, usual + PAGE_GAP)
            continue
        yield replace(line, gap=max(line.gap, pending))
        pending = 0


def _opens_sentence(before: str, after: list[Line], usual: int) -> bool:
    """A repeated line that the next one goes on with is a refrain of the text, no header."""
    return bool(STOPS.search(before)) and any(
        line.gap <= usual and line.text[:1].islower() for line in after
    )


def _is_structural(text: str) -> bool:
    return bool(STOPS.search(text) or "__" in text or NUMBER.match(text) or BULLET.match(text))


def _is_page_number(lines: list[Line], index: int, usual: int) -> bool:
    if not PAGE_NUMBER.match(lines[index].text) or _is_announced(lines, index, usual):
        return False
    after = lines[index + 1].gap if index + 1 < len(lines) else PAGE_GAP + usual
    return max(lines[index].gap, after) >= usual + PAGE_GAP


def _is_announced(lines: list[Line], index: int, usual: int) -> bool:
    """«Открыто музеев:» over «12»: the number is what the line above leads to."""
    before = lines[max(index - 1, 0)].text
    return index > 0 and before.endswith(":") and lines[index].gap <= usual
