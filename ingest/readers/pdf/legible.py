"""Pages whose text layer cannot be read are read from their picture."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from os import cpu_count
from pathlib import Path

from ingest.errors import OnlyPictures, UnreadableText
from ingest.model import Caveat, CaveatKind
from ingest.pdfium.page import Page
from ingest.readability import readable
from ingest.readers.pdf.recognition import HOW_TO_INSTALL, can_recognise, recognised

#: Fewer words beside a picture of this share of the page are a stamp on a scan.
FEW_WORDS, LARGE_PICTURE = 30, 0.5
#: Fewer words say nothing about a text layer.
ENOUGH = 10
#: Below this share of readable words a text layer is garbled.
GARBLED = 0.5


def legible(path: Path, pages: Sequence[Page]) -> tuple[list[Page], list[Caveat]]:
    """All pages, and what is to be said about those whose text layer was no use."""
    scanned = [page for page in pages if _is_scan(page)]
    garbled = [page for page in pages if not _is_scan(page) and _is_garbled(page)]
    if not scanned and not garbled:
        return list(pages), []
    if not can_recognise():
        return _without(path, pages, scanned, garbled)
    with ThreadPoolExecutor(cpu_count()) as threads:
        read = list(threads.map(lambda page: recognised(path, page), [*scanned, *garbled]))
    return _instead(pages, read), list(_recognised(scanned, garbled, read))


def _is_scan(page: Page) -> bool:
    return page.pictured >= LARGE_PICTURE and len(page.words) < FEW_WORDS


def _is_garbled(page: Page) -> bool:
    return len(page.words) >= ENOUGH and readable(page.text) < GARBLED


def _without(
    path: Path, pages: Sequence[Page], scanned: Sequence[Page], garbled: Sequence[Page]
) -> tuple[list[Page], list[Caveat]]:
    """A document is read without some pages, but not without all."""
    lost = [*scanned, *garbled]
    rest = [page for page in pages if page not in lost]
    if not any(page.words for page in rest):
        how = f"to have it recognised: {HOW_TO_INSTALL}"
        if garbled:
            raise UnreadableText(f"{path.name}: the text layer is garbled; {how}")
        raise OnlyPictures(f"{path.name}: the pages are pictures of text; {how}")
    return rest, [_of_pages("PictureOfText", lost)]


def _instead(pages: Sequence[Page], read: Sequence[Page]) -> list[Page]:
    found = {page.number: page for page in read}
    return [found.get(page.number, page) for page in pages]


def _recognised(
    scanned: Sequence[Page], garbled: Sequence[Page], read: Sequence[Page]
) -> Iterator[Caveat]:
    if scanned:
        yield _of_pages("RecognisedPage", scanned)
    if garbled:
        share = readable(" ".join(page.text for page in garbled))
        yield _of_pages("GarbledLayer", garbled, f": {share:.0%}")
    poor = [page for page in read if _is_garbled(page)]
    if poor:
        yield _of_pages("PoorPicture", poor)


def _of_pages(kind: CaveatKind, pages: Sequence[Page], more: str = "") -> Caveat:
    """«с. 1, 2, 5»"""
    numbers = sorted(page.number for page in pages)
    return Caveat(kind, len(numbers), f"с. {', '.join(map(str, numbers))}{more}")
