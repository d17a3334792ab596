"""The form of a backup: a tar file, of which the last member has the sums of all others.

svod-backup.json    which form it has
settings.json       as in the data folder, like `originals/`
generation/         the one that was current, without indexes where these are in Milvus
notebook.sqlite     the writer's, as it was when that was published
indexes/            the writer's, unless somebody was writing; most are links to the generation's
SHA256SUMS          as `sha256sum -c` reads it
"""

import hashlib
import os
import tarfile
from collections.abc import Iterator
from io import BytesIO, RawIOBase
from pathlib import Path
from typing import IO, TYPE_CHECKING

from kg.errors import UnfitBackup

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

HEADER, SUMS = "svod-backup.json", "SHA256SUMS"
SETTINGS, NOTEBOOK = "settings.json", "notebook.sqlite"
ORIGINALS, GENERATION, INDEXES = "originals", "generation", "indexes"
PLACES = {HEADER, SETTINGS, NOTEBOOK, ORIGINALS, GENERATION, INDEXES}

FORM = b'{"form": 1}\n'

#: Bytes read at a time.
PIECE = 1 << 20

FOREIGN = "The file is no backup of Svod, or that of another version: see `svod backup`."
DAMAGED = "The backup is damaged ({}): nothing was restored."


class Packing:
    """A backup that is being written, to a file that need not be one on a disk."""

    def __init__(self, file: IO[bytes]) -> None:
        self._tar = tarfile.TarFile(fileobj=_Counted(file), mode="w", format=tarfile.PAX_FORMAT)
        self._sums: dict[str, str] = {}
        self._added: dict[tuple[int, int], str] = {}
        self._add(tarfile.TarInfo(HEADER), BytesIO(FORM), len(FORM))

    def add(self, name: str, file: IO[bytes]) -> None:
        """A file that is in already, by whatever name, becomes a link."""
        found = os.fstat(file.fileno())
        info, same = tarfile.TarInfo(name), (found.st_dev, found.st_ino)
        info.mtime = found.st_mtime
        if same not in self._added:
            self._added[same] = name
            self._add(info, file, found.st_size)
            return
        info.type, info.linkname = tarfile.LNKTYPE, self._added[same]
        self._tar.addfile(info)
        self._sums[name] = self._sums[info.linkname]

    def finish(self) -> None:
        sums = "".join(f"{sum_}  {name}\n" for name, sum_ in self._sums.items()).encode()
        self._add(tarfile.TarInfo(SUMS), BytesIO(sums), len(sums))
        self._tar.close()

    def _add(self, info: tarfile.TarInfo, file: IO[bytes], size: int) -> None:
        info.size = size
        summed = _Summed(file)
        self._tar.addfile(info, summed)
        self._sums[info.name] = summed.sum.hexdigest()


class _Counted(RawIOBase):
    """What is written to a file that may be a pipe, which cannot tell how much that is."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._length = 0

    def write(self, piece: "ReadableBuffer", /) -> int:
        self._length += (written := self._file.write(piece))
        return written

    def tell(self) -> int:
        return self._length


class _Summed:
    """A file of which each piece that is read is counted in."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.sum = hashlib.sha256()

    def read(self, size: int = PIECE) -> bytes:
        piece = self._file.read(size)
        self.sum.update(piece)
        return piece


def unpack(file: IO[bytes], folder: Path) -> None:
    """Puts what is in a backup into an empty folder; raises UnfitBackup.

    Whatever the file is, nothing is written outside of the folder.
    """
    sums: dict[str, str] = {}
    try:
        with tarfile.open(fileobj=file, mode="r|") as tar:
            for member in tar:
                if not sums and member.name != HEADER:
                    raise UnfitBackup(FOREIGN)
                if member.name == SUMS:
                    _compare(tar, member, sums)
                    return
                sums[member.name] = _unpacked(tar, member, folder, sums)
                if member.name == HEADER and (folder / HEADER).read_bytes() != FORM:
                    raise UnfitBackup(FOREIGN)
    except (tarfile.TarError, EOFError, ValueError) as error:
        raise UnfitBackup(DAMAGED.format(error) if sums else FOREIGN) from error
    raise UnfitBackup(DAMAGED.format("its end is missing") if sums else FOREIGN)


def _unpacked(
    tar: tarfile.TarFile, member: tarfile.TarInfo, folder: Path, sums: dict[str, str]
) -> str:
    """The sum of a member that is now in the folder."""
    parts = member.name.split("/")
    if parts[0] not in PLACES or {"", ".", ".."} & set(parts) or member.name in sums:
        raise UnfitBackup(FOREIGN)
    path = folder / member.name
    path.parent.mkdir(parents=True, exist_ok=True)
    if member.type == tarfile.LNKTYPE and member.linkname in sums:
        os.link(folder / member.linkname, path)
        return sums[member.linkname]
    content = tar.extractfile(member) if member.type == tarfile.REGTYPE else None
    if content is None:
        raise UnfitBackup(FOREIGN)
    return _written(content, path)


def _written(content: IO[bytes], path: Path) -> str:
    summed = hashlib.sha256()
    with path.open("xb") as file:
        for piece in _pieces(content):
            summed.update(piece)
            file.write(piece)
    return summed.hexdigest()


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    return iter(lambda: file.read(PIECE), b"")


def _compare(tar: tarfile.TarFile, member: tarfile.TarInfo, sums: dict[str, str]) -> None:
    listed = tar.extractfile(member)
    lines = listed.read().decode().splitlines() if listed else []
    told = {name: sum_ for sum_, _, name in (line.partition("  ") for line in lines)}
    if told != sums:
        changed = sorted(name for name in told.keys() | sums if told.get(name) != sums.get(name))
        raise UnfitBackup(DAMAGED.format(changed[0]))
