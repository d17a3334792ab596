"""Segments: files of vectors that are written once, and what each holds."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from kg.durable import sync
from kg.vectors.recipes import codes, whole
from kg.vectors.rows import Rows

INDEX, CODES, NUMBERS, DOCUMENTS = ".faiss", ".codes.faiss", ".numbers.npy", ".documents.json"


@dataclass(frozen=True)
class Held:
    """What a document's vectors were made from, and where its passages' numbers stand."""

    mark: str
    start: int
    stop: int


@dataclass(frozen=True)
class Segment:
    """A segment as the notes name it; `dropped` are the documents taken back out since."""

    name: str
    length: int
    coded: bool = False
    dropped: tuple[str, ...] = ()

    def documents(self, folder: Path) -> dict[str, Held]:
        """The documents it still holds."""
        kept = json.loads((folder / f"{self.name}{DOCUMENTS}").read_text(encoding="utf-8"))
        for document in self.dropped:
            del kept[document]
        return {document: Held(*held) for document, held in kept.items()}

    def dropped_numbers(self, folder: Path) -> NDArray[np.int64]:
        """The passages that no longer stand for anything here."""
        if not self.dropped:
            return np.empty(0, np.int64)
        written = json.loads((folder / f"{self.name}{DOCUMENTS}").read_text(encoding="utf-8"))
        slices = [slice(*written[document][1:]) for document in self.dropped]
        numbers = np.load(folder / f"{self.name}{NUMBERS}", mmap_mode="r")
        return np.concatenate([numbers[place] for place in slices])

    def live(self, folder: Path) -> int:
        """How many vectors count."""
        return self.length - len(self.dropped_numbers(folder)) if self.dropped else self.length

    def index(self, folder: Path) -> Any:
        return faiss.read_index(str(folder / f"{self.name}{INDEX}"))


Parts = Iterable[tuple[str, str, NDArray[np.int64]]]


def write_segment(
    folder: Path, name: str, rows: Rows, parts: Parts, *, coded: bool, cells: int = 0
) -> Segment:
    """Puts a segment on the disk; it counts once the notes name it.

    `parts` are its documents, each with its mark and the passage number of every vector.
    """
    held: dict[str, tuple[str, int, int]] = {}
    numbers: list[NDArray[np.int64]] = [np.empty(0, np.int64)]
    length = 0
    for document, mark, own in parts:
        held[document] = (mark, length, length + len(own))
        numbers.append(own)
        length += len(own)
    dimension = rows.vectors.shape[1]
    _write(whole(rows, dimension), folder / f"{name}{INDEX}")
    if coded:
        _write(codes(rows, dimension, cells=cells), folder / f"{name}{CODES}")
    np.save(folder / f"{name}{NUMBERS}", np.concatenate(numbers))
    (folder / f"{name}{DOCUMENTS}").write_text(
        json.dumps(held, ensure_ascii=False), encoding="utf-8"
    )
    for path in folder.glob(f"{name}.*"):
        sync(path)
    return Segment(name, length, coded)


def _write(index: faiss.Index, path: Path) -> None:
    """Given a path, faiss itself prints a line where there is no room."""
    with path.open("wb") as file:
        to = faiss.PyCallbackIOWriter(file.write, 1 << 20)  # type: ignore[attr-defined]
        faiss.write_index(index, to)


def parts_of(segment: Segment, folder: Path) -> Parts:
    """What a segment still holds, document by document."""
    numbers = np.load(folder / f"{segment.name}{NUMBERS}")
    for document, held in segment.documents(folder).items():
        yield document, held.mark, numbers[held.start : held.stop]


def homes(segments: Iterable[Segment], folder: Path) -> Mapping[str, tuple[str, str]]:
    """Of each document the segment that holds it, and its mark."""
    return {
        document: (segment.name, held.mark)
        for segment in segments
        for document, held in segment.documents(folder).items()
    }
