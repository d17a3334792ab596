"""Pictures of text read by tesseract, where it is installed."""

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from os import environ
from pathlib import Path
from shutil import which

from ingest.pdfium.page import Box, Page, Word
from ingest.readability import readable
from ingest.readers.pdf.opening import picture_of
from ingest.readers.pdf.picture import Picture

LANGUAGES = ("rus", "eng")
HOW_TO_INSTALL = "apt install tesseract-ocr tesseract-ocr-rus"
#: Seconds for one page: a page full of text takes about five.
LONGEST = 120
#: Of 100; less sure words are specks and signatures.
SURE = 25
#: Below this share of readable words the page may have been scanned lying on its side.
UNREADABLE = 0.5


@cache
def can_recognise() -> bool:
    """Whether tesseract is here, with the languages that documents are in."""
    if which("tesseract") is None:
        return False
    return set(LANGUAGES) <= set(_tesseract(b"", "--list-langs").split())


def recognised(path: Path, page: Page) -> Page:
    """The page with the words and ruled lines that its picture shows."""
    picture = Picture.from_pgm(picture_of(path, page.number))
    found = _read(picture, page)
    if readable(found.text) >= UNREADABLE:
        return found
    turned = _read(picture.turned(_quarter_turns(picture)), page)
    return max(found, turned, key=lambda each: readable(each.text) * len(each.words))


def _read(picture: Picture, page: Page) -> Page:
    clean, rules = picture.without_rules()
    height, width = picture.pixels.shape
    point = max(width, height) / max(page.width, page.height)
    table = _tesseract(clean.to_pgm(), "-", "-", "-l", "+".join(LANGUAGES), "--dpi", "300", "tsv")
    return replace(
        page,
        width=width / point,
        height=height / point,
        words=tuple(_words(table, point)),
        rules=tuple(_in_points(rule, point) for rule in rules),
    )


def _words(table: str, point: float) -> Iterator[Word]:
    """Tesseract's own lines give words that stand on one level the same height."""
    line = Box(0, 0, 0, 0)
    for row in table.splitlines()[1:]:
        level, *_, left, top, width, height, sure, text = row.split("\t")
        x, y, right, bottom = (int(left), int(top), int(left) + int(width), int(top) + int(height))
        if level == "4":
            line = Box(x, y, right, bottom)
        elif level == "5" and float(sure) >= SURE and text.strip():
            flat = line if line.height < 2 * (bottom - y) else Box(x, y, right, bottom)
            box = _in_points(Box(x, flat.top, right, flat.bottom), point)
            yield Word(box.left, box.top, box.right, box.bottom, text.strip())


def _in_points(box: Box, point: float) -> Box:
    return Box(box.left / point, box.top / point, box.right / point, box.bottom / point)


def _quarter_turns(picture: Picture) -> int:
    """By how many degrees the picture must be turned to stand upright; 0 when it cannot be told."""
    said = _tesseract(picture.to_pgm(), "-", "-", "--psm", "0", "--dpi", "300")
    degrees = [line.split(":")[1] for line in said.splitlines() if line.startswith("Rotate:")]
    return int(degrees[0]) if degrees else 0


def _tesseract(picture: bytes, *arguments: str) -> str:
    """What it prints; nothing when it fails or takes too long for one page."""
    try:
        done = subprocess.run(
            ["tesseract", *arguments],
            input=picture,
            capture_output=True,
            timeout=LONGEST,
            check=False,
            env={**environ, "OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired:
        return ""
    return done.stdout.decode("utf-8", "replace")
