"""The vector index: passages found by what they mean (FAISS)."""

import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from kg.durable import replace_text, sync
from kg.encoder import Encoder
from kg.errors import EncoderMismatch
from kg.passages import IndexedPassage

#: An exact scan of half-precision vectors; a bigger corpus takes another recipe of FAISS here.
RECIPE = "IDMap,SQfp16"

PUBLISHED = "index.faiss"

#: Searches run side by side in the server's threads; threads of their own only wait on each other.
faiss.omp_set_num_threads(1)


@dataclass(frozen=True)
class Indexed:
    """What one document's vectors were made from, and which they are."""

    mark: str
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Notes:
    """What a file of vectors holds."""

    file: str
    model: str
    dimension: int
    documents: Mapping[str, Indexed] = field(default_factory=dict)


class VectorIndex:
    """The writer's vectors; each change makes a new file, which generations share."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._notes = folder / "indexed.json"
        folder.mkdir(parents=True, exist_ok=True)

    def refresh(
        self,
        marks: Mapping[str, str],
        passages: Callable[[str], Sequence[IndexedPassage]],
        encoder: Encoder,
    ) -> None:
        """Makes new vectors of every document whose mark differs, and drops those of no mark.

        Raises EncoderMismatch when the kept vectors are another encoder's.
        """
        notes = self._read_notes()
        if notes is not None:
            refuse_other_encoder(encoder, notes.model, notes.dimension)
        old = notes.documents if notes else {}
        if notes and {d: indexed.mark for d, indexed in old.items()} == dict(marks):
            return
        index = self._read_index(notes, encoder.dimension)
        kept = {d: indexed for d, indexed in old.items() if indexed.mark == marks.get(d)}
        _remove(index, [n for d in old.keys() - kept for n in old[d].numbers])
        added = {
            d: Indexed(marks[d], _add(index, passages(d), encoder)) for d in marks.keys() - kept
        }
        self._write(index, encoder, kept | added)

    def publish(self, folder: Path) -> None:
        """Puts an unchanging copy into a folder."""
        notes = self._read_notes()
        if notes is None:
            raise FileNotFoundError(self._notes)
        folder.mkdir()
        os.link(self._folder / notes.file, folder / PUBLISHED)

    def _read_notes(self) -> Notes | None:
        if not self._notes.exists():
            return None
        kept: dict[str, Any] = json.loads(self._notes.read_text(encoding="utf-8"))
        documents = {
            d: Indexed(indexed["mark"], tuple(indexed["numbers"]))
            for d, indexed in kept.pop("documents").items()
        }
        return Notes(**kept, documents=documents)

    def _read_index(self, notes: Notes | None, dimension: int) -> Any:
        if notes is None:
            return faiss.index_factory(dimension, RECIPE, faiss.METRIC_INNER_PRODUCT)
        return faiss.read_index(str(self._folder / notes.file))

    def _write(self, index: Any, encoder: Encoder, documents: Mapping[str, Indexed]) -> None:
        """The notes name the file, so a file without notes was never finished."""
        taken = {path.stem for path in self._folder.glob("*.faiss")}
        file = f"{max(map(int, taken), default=0) + 1:06}.faiss"
        faiss.write_index(index, str(self._folder / file))
        sync(self._folder / file)
        notes = Notes(file, encoder.name, encoder.dimension, documents)
        replace_text(self._notes, json.dumps(asdict(notes)))
        for path in self._folder.glob("*.faiss"):
            if path.name != file:
                path.unlink()


class Vectors:
    """Published vectors: immutable and safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        self._index = faiss.read_index(str(folder / PUBLISHED), faiss.IO_FLAG_MMAP_IFC)

    def nearest(self, vector: NDArray[np.float32], k: int) -> list[int]:
        """The numbers of the passages whose vectors are closest to a unit vector, best first."""
        _, numbers = self._index.search(vector.reshape(1, -1), k)
        return [int(number) for number in numbers[0] if number >= 0]


def refuse_other_encoder(encoder: Encoder, model: str, dimension: int) -> None:
    """Raises EncoderMismatch unless vectors of the model are the encoder's."""
    refuse_other_model(encoder.name, model)
    if encoder.dimension != dimension:
        raise EncoderMismatch(
            f"The vectors were made by another {model}, of {dimension} dimensions, not of "
            f"{encoder.dimension}: run `svod reindex`."
        )


def refuse_other_model(named: str, model: str) -> None:
    """Raises EncoderMismatch unless the names are one; nothing has to be loaded to compare them."""
    if named != model:
        raise EncoderMismatch(
            f"The vectors were made by {model}, not by {named}: set SVOD_MODEL to the former "
            "(unset it for the bundled one), or run `svod reindex`."
        )


def _remove(index: Any, numbers: Sequence[int]) -> None:
    if numbers:
        index.remove_ids(np.array(numbers, dtype=np.int64))


def _add(index: Any, passages: Sequence[IndexedPassage], encoder: Encoder) -> tuple[int, ...]:
    """A passage without a known word has no vector."""
    if not passages:
        return ()
    vectors = encoder.encode_passages([passage.text for passage in passages])
    numbers = np.array([passage.number for passage in passages], dtype=np.int64)
    known = vectors.any(axis=1)
    index.add_with_ids(vectors[known], numbers[known])
    return tuple(numbers[known].tolist())
