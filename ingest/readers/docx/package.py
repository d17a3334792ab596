"""A .docx as the zip file that it is: told from what only bears its name, and read with care."""

import posixpath
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from ingest.errors import (
    DamagedFile,
    EmptyDocument,
    IngestError,
    MisnamedFile,
    OversizedContent,
    PasswordProtected,
)
from ingest.readers.docx.markup import Element, blank_out_placeholders, name, parse

#: How an old Word document begins, and an encrypted new one.
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
OLD_WORD = "WordDocument".encode("utf-16-le")
ZIP = b"PK\x03\x04"
NO_WORD = "is no Word document, whatever its name says"

MEGABYTE = 1 << 20
#: A part of a text that fills thousands of pages stays below.
LARGEST = 100 * MEGABYTE
#: Smaller parts may be packed as densely as they like, larger ones so many times.
ALWAYS_FINE = 10 * MEGABYTE
DENSEST = 100


class Package:
    """The parts of an opened .docx; only those asked for are unpacked, in memory."""

    def __init__(self, file: str, archive: ZipFile) -> None:
        self._file = file
        self._archive = archive
        self._members = {
            info.filename.replace("\\", "/").lstrip("/").lower(): info
            for info in archive.infolist()
        }
        self._main = self._related_to("", "officeDocument") or "word/document.xml"

    def document(self) -> Element:
        """The part with the text."""
        root = self._part(self._main)
        if root is None or name(root) != "document":
            raise MisnamedFile(f"{self._file}: there is no Word document in this zip file")
        return root

    def related(self, kind: str) -> Element | None:
        """The styles, numbering, footnotes … of the document, where it has them."""
        target = self._related_to(self._main, kind)
        return self._part(target) if target else None

    def _related_to(self, source: str, kind: str) -> str | None:
        folder, file = posixpath.split(source)
        relations = self._part(posixpath.join(folder, "_rels", f"{file}.rels"))
        for relation in () if relations is None else relations:
            external = relation.get("TargetMode") == "External"
            if not external and relation.get("Type", "").endswith(f"/{kind}"):
                return posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
        return None

    def _part(self, member: str) -> Element | None:
        info = self._members.get(member.lstrip("/").lower())
        if info is None:
            return None
        root = parse(self._unpacked(info), f"{self._file}: {info.filename}")
        blank_out_placeholders(root)
        return root

    def _unpacked(self, info: ZipInfo) -> bytes:
        if info.flag_bits & 1:
            raise PasswordProtected(f"{self._file}: is protected with a password")
        dense = info.file_size > max(ALWAYS_FINE, DENSEST * info.compress_size)
        if info.file_size > LARGEST or dense:
            size = info.file_size // MEGABYTE
            raise OversizedContent(
                f"{self._file}: unpacks to {size} MB of text, more than a document holds"
            )
        try:
            return self._archive.read(info)
        except (BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
            raise DamagedFile(f"{self._file}: {info.filename} cannot be unpacked") from error


@contextmanager
def opened(path: Path) -> Iterator[Package]:
    """Raises an `IngestError` for what is no zip file or no whole one."""
    with path.open("rb") as file:
        beginning = file.read(8)
        if beginning == OLE:
            raise _of_ole(path.name, beginning + file.read())
    with _archive(path, beginning) as archive:
        yield Package(path.name, archive)


def _archive(path: Path, beginning: bytes) -> ZipFile:
    if not beginning:
        raise EmptyDocument(f"{path.name}: there are no words in this file")
    try:
        return ZipFile(path)
    except (BadZipFile, UnicodeDecodeError, NotImplementedError, ValueError) as error:
        if beginning.startswith(ZIP):
            raise DamagedFile(f"{path.name}: is cut off or damaged") from error
        raise MisnamedFile(f"{path.name}: {NO_WORD}") from error


def _of_ole(file: str, content: bytes) -> IngestError:
    if ENCRYPTED in content:
        return PasswordProtected(f"{file}: is protected with a password")
    if OLD_WORD in content:
        return MisnamedFile(f"{file}: is an old Word document (.doc); save it as .docx")
    return MisnamedFile(f"{file}: {NO_WORD}")
