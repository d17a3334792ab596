"""Running headers, footers and page numbers of a text whose pages are known."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from ingest.cleaning.lines import Line
from ingest.cleaning.marks import PAGE_NUMBER, is_structural

#: A header or footer has at most so many lines.
HIGHEST = 4
#: A line on so many pages is a header however many there are; else on half of them.
MANY = 5
#: A signature may stand at the end of two pages.
SIGNED = re.compile(r"[А-ЯЁ]\.\s?[А-ЯЁ]\.")
#: «11/21/26, 7:01 AM», «https://example.ru/news 1/2»: what a browser prints around a page.
PRINTED = re.compile(
    r"^\d{1,2}[./]\d{1,2}[./]\d{2,4},\s\d{1,2}:\d\d(?:\s?[AP]M)?(?:\s.*)?$"
    r"|^(?:https?|file)://\S+(?:\s+\d+/\d+)?$"
)
DIGITS = re.compile(r"\d+")


def at_page_edges(lines: list[Line]) -> set[tuple[int | None, str]]:
    """The lines, with their pages, that are taken off the upper and the lower edge of pages."""
    pages = [list(page) for _, page in groupby(lines, key=lambda line: line.page)]
    return {
        (line.page, line.text)
        for edge in (pages, [page[::-1] for page in pages])
        for line in _taken_off(edge)
    }


def _taken_off(pages: list[list[Line]]) -> Iterator[Line]:
    """Line by line from the edge on, as long as what stands there is no text."""
    for _ in range(HIGHEST):
        seen = Counter(_shape(page[0]) for page in pages if page)
        running = {shape for shape, count in seen.items() if _runs(shape, count, len(pages))}
        taken = [page for page in pages if page and _is_furniture(page, running)]
        yield from (page.pop(0) for page in taken)
        if not taken:
            return


def _runs(shape: str, count: int, pages: int) -> bool:
    return count >= MANY or (count > 1 and count * 2 >= pages and not SIGNED.search(shape))


def _is_furniture(page: list[Line], running: set[str]) -> bool:
    line = page[0]
    if PRINTED.match(line.text):
        return True
    if PAGE_NUMBER.match(line.text):
        return not any(other.text.endswith(":") for other in page[1:2])
    return _shape(line) in running and not is_structural(line.text)


def _shape(line: Line) -> str:
    """«Протокол № 5, стр. 3 из 7» on every page, whatever its number."""
    return DIGITS.sub("0", line.text.replace(" ", ""))
