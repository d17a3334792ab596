"""What stands on a page but not in the text: running headers, page numbers, addresses."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from ingest.cleaning.edges import at_page_edges
from ingest.cleaning.lines import PAGE_GAP, Line
from ingest.cleaning.marks import PAGE_NUMBER, STOPS, is_structural

URL_LINE = re.compile(r"^(?:https?://|www\.)\S+$")

#: A line to leave out, on which page.
Furniture = set[tuple[int | None, str]]


def running_lines(lines: list[Line], usual: int) -> Furniture:
    """What stands on page after page: headers, footers, addresses.

    Where the format has pages, headers may differ in their numbers.
    """
    paged = [line for line in lines if line.page is not None]
    rest = [line for line in lines if line.page is None]
    repeated = _addresses(lines) | _headers(rest, usual)
    return at_page_edges(paged) | {
        (line.page, line.text) for line in lines if line.text in repeated
    }


def _addresses(lines: list[Line]) -> set[str]:
    seen = Counter(line.text for line in lines)
    return {text for text, count in seen.items() if count > 1 and URL_LINE.match(text)}


def _headers(lines: list[Line], usual: int) -> set[str]:
    """Of text without pages: what follows after the gaps that ends of pages leave."""
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
        if count > 2
        and at_page_start[text] * 3 >= count * 2
        and opening[text] * 2 < count
        and not is_structural(text)
    }


def without_furniture(lines: list[Line], running: Furniture, usual: int) -> Iterator[Line]:
    """Running headers, page numbers and footer addresses go; the page gap stays visible."""
    pending = 0
    for index, line in enumerate(lines):
        if (line.page, line.text) in running or _is_page_number(lines, index, usual):
            pending = max(pending, line.gap, usual + PAGE_GAP)
            continue
        yield replace(line, gap=max(line.gap, pending))
        pending = 0


def _opens_sentence(before: str, after: list[Line], usual: int) -> bool:
    """A repeated line that the next one goes on with is a refrain of the text, no header."""
    return bool(STOPS.search(before)) and any(
        line.gap <= usual and line.text[:1].islower() for line in after
    )


def _is_page_number(lines: list[Line], index: int, usual: int) -> bool:
    if lines[index].page is not None or not PAGE_NUMBER.match(lines[index].text):
        return False
    if _is_announced(lines, index, usual):
        return False
    after = lines[index + 1].gap if index + 1 < len(lines) else PAGE_GAP + usual
    return max(lines[index].gap, after) >= usual + PAGE_GAP


def _is_announced(lines: list[Line], index: int, usual: int) -> bool:
    """«Открыто музеев:» over «12»: the number is what the line above leads to."""
    before = lines[max(index - 1, 0)].text
    return index > 0 and before.endswith(":") and lines[index].gap <= usual
