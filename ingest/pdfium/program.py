"""The program that opens a .pdf: a process of its own, so that a broken file breaks only that.

`python -m ingest.pdfium.program words FILE` prints a page a line, as JSON;
`… image FILE PAGE` prints the page as a picture in grey (PGM).
"""

import json
import resource
import sys
from typing import Any, BinaryIO

import pypdfium2 as pdfium

from ingest.pdfium.drawings import drawings_of
from ingest.pdfium.glyphs import words_of
from ingest.pdfium.outcomes import BROKEN, ENCRYPTED, TOO_LONG
from ingest.pdfium.view import View

#: A document of more pages or characters is no document of the genre.
MOST_PAGES = 2000
MOST_CHARACTERS = 20_000_000
RESOLUTION = 300
#: A page that would give a larger picture is drawn smaller.
MOST_PIXELS = 25_000_000
#: In bytes.
MOST_MEMORY = 2 << 30


def main(task: str, path: str, page: str = "1") -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        return ENCRYPTED if "password" in str(error).lower() else BROKEN
    with document:
        if len(document) > MOST_PAGES:
            return TOO_LONG
        if task == "words":
            return _print_words(document)
        return _print_image(document, int(page) - 1, sys.stdout.buffer)


def _print_words(document: pdfium.PdfDocument) -> int:
    characters = 0
    for index in range(len(document)):
        page = _page(document, index)
        characters += sum(len(word["text"]) for word in page["words"])
        if characters > MOST_CHARACTERS:
            return TOO_LONG
        print(json.dumps(page))
    return 0


def _page(document: pdfium.PdfDocument, index: int) -> dict[str, Any]:
    """A page that cannot be opened has no words; that is told apart by its size of 0."""
    found: dict[str, Any] = {"number": index + 1, "width": 0.0, "height": 0.0, "words": []}
    try:
        page = document[index]
    except pdfium.PdfiumError:
        return found
    view = View.of(page)
    found |= {"width": view.width, "height": view.height}
    found["words"] = [vars(word) for word in words_of(page, view)]
    drawings = drawings_of(page, view)
    found["rules"] = [vars(rule) for rule in drawings.rules]
    found["pictured"] = drawings.pictured
    page.close()
    return found


def _print_image(document: pdfium.PdfDocument, index: int, out: BinaryIO) -> int:
    page = document[index]
    width, height = page.get_size()
    scale = min(RESOLUTION / 72, (MOST_PIXELS / max(width * height, 1)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    out.write(b"P5 %d %d 255\n" % (bitmap.width, bitmap.height))
    for row in range(bitmap.height):
        start = row * bitmap.stride
        out.write(bytes(bitmap.buffer[start : start + bitmap.width]))
    bitmap.close()
    page.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
