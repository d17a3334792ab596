"""A .pdf opened by a program of its own, within limits; what goes wrong there is told here."""

import json
import subprocess
import sys
from pathlib import Path

from ingest.errors import (
    DamagedFile,
    EmptyDocument,
    IngestError,
    MisnamedFile,
    OversizedContent,
    PasswordProtected,
)
from ingest.pdfium.outcomes import BROKEN, ENCRYPTED, TOO_LONG
from ingest.pdfium.page import Box, Page, Word

#: Seconds: a real document takes about a hundredth for a page.
LONGEST = 120
#: Where a file must say that it is a .pdf, and that it is whole.
HEAD, TAIL = 1024, 2048

OUTCOMES: dict[int, tuple[type[IngestError], str]] = {
    BROKEN: (DamagedFile, "the file is damaged and cannot be opened"),
    ENCRYPTED: (PasswordProtected, "the file is encrypted with a password; save it without one"),
    TOO_LONG: (OversizedContent, "there are too many pages or words in this file for one document"),
}
#: The program was ended by the memory limit, or by a fault in what it relies on.
BROKE_DOWN = (DamagedFile, "the file broke the program that opens it: it is damaged or made for it")


def pages_of(path: Path) -> list[Page]:
    """Raises an `IngestError` that says what is wrong with the file."""
    _check_ends(path)
    pages = [_page(line) for line in _printed("words", path).splitlines()]
    if not pages:
        raise EmptyDocument(f"{path.name}: there are no pages in this file")
    return pages


def picture_of(path: Path, page: int) -> bytes:
    """A page drawn in grey, as a PGM file."""
    return _printed("image", path, str(page))


def _check_ends(path: Path) -> None:
    with path.open("rb") as file:
        head = file.read(HEAD)
        file.seek(max(path.stat().st_size - TAIL, 0))
        tail = file.read()
    if not head:
        raise EmptyDocument(f"{path.name}: the file is empty")
    if b"%PDF-" not in head:
        raise MisnamedFile(f"{path.name}: this is not a PDF file")
    if b"%%EOF" not in tail:
        raise DamagedFile(f"{path.name}: the file is cut short: its end is missing")


def _printed(task: str, path: Path, *more: str) -> bytes:
    command = [sys.executable, "-m", "ingest.pdfium.program", task, str(path), *more]
    try:
        done = subprocess.run(command, capture_output=True, timeout=LONGEST, check=False)
    except subprocess.TimeoutExpired as error:
        raise OversizedContent(
            f"{path.name}: could not be read within {LONGEST} seconds"
        ) from error
    if done.returncode:
        kind, message = OUTCOMES.get(done.returncode, BROKE_DOWN)
        raise kind(f"{path.name}: {message}")
    return done.stdout


def _page(line: bytes) -> Page:
    found = json.loads(line)
    found["words"] = tuple(Word(**word) for word in found["words"])
    found["rules"] = tuple(Box(**rule) for rule in found.get("rules", ()))
    return Page(**found)
