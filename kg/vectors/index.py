"""The writer's vectors: each change writes what is new, and sometimes puts segments together."""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from time import monotonic

import numpy as np

from kg.durable import sync
from kg.encoder import Encoder
from kg.passages import IndexedPassage
from kg.vectors.merging import merged
from kg.vectors.mismatch import refuse_other_encoder
from kg.vectors.notes import Notes, read_notes, write_notes
from kg.vectors.published import DROPPED, PUBLISHED, Part
from kg.vectors.rows import Rows, joined
from kg.vectors.segments import CODES, INDEX, homes, write_segment
from kg.vectors.sizes import Sizes
from kg.windows import windows

#: Texts handed to the encoder at a time: a model sorts them by length, which saves time.
TEXTS = 256
#: A killed writer loses at most the work of so many seconds, or this many vectors.
SECONDS = 20.0
WAITING = 16_384

Passages = Callable[[str], Sequence[IndexedPassage]]


class VectorIndex:
    """A folder of segments, and the notes that name them."""

    def __init__(self, folder: Path, *, sizes: Sizes | None = None) -> None:
        self._folder = folder
        self._sizes = sizes or Sizes()
        folder.mkdir(parents=True, exist_ok=True)

    def refresh(
        self,
        marks: Mapping[str, str],
        passages: Passages,
        encoder: Encoder,
        *,
        done: Callable[[int], object] = lambda _: None,
    ) -> None:
        """Makes new vectors of every document whose mark differs, and drops those of no mark.

        What is made is kept as it is made, so that a killed writer goes on from there; `done`
        hears of how many documents. Raises EncoderMismatch when the kept vectors are another
        encoder's.
        """
        notes = read_notes(self._folder)
        if notes is None:
            self._write(notes := Notes(encoder.name, encoder.dimension))
        refuse_other_encoder(encoder, notes.model, notes.dimension)
        held = homes(notes.segments, self._folder)
        gone = [(d, name) for d, (name, mark) in held.items() if marks.get(d) != mark]
        stale = [d for d in marks if d not in held or held[d][1] != marks[d]]
        done(len(marks) - len(stale))
        if gone:
            self._write(notes := notes.without(gone))
        for made in batches(stale, passages, encoder, done):
            self._write(notes := self._with(notes, made, marks))

    def publish(self, folder: Path) -> None:
        """Puts an unchanging copy into a folder."""
        notes = read_notes(self._folder)
        if notes is None:
            raise FileNotFoundError(self._folder)
        folder.mkdir()
        parts = []
        for segment in notes.segments:
            for ending in (INDEX, CODES) if segment.coded else (INDEX,):
                file = f"{segment.name}{ending}"
                os.link(self._folder / file, folder / file)
            dropped = segment.dropped_numbers(self._folder)
            if len(dropped):
                np.save(folder / f"{segment.name}{DROPPED}", dropped)
            parts.append(Part(segment.name, segment.length, segment.coded))
        (folder / PUBLISHED).write_text(json.dumps([asdict(part) for part in parts]), "utf-8")

    def _with(self, notes: Notes, made: Mapping[str, Rows], marks: Mapping[str, str]) -> Notes:
        rows = joined(list(made.values()))
        parts = ((document, marks[document], own.numbers) for document, own in made.items())
        segment = write_segment(self._folder, notes.next_name(), rows, parts, coded=False)
        return merged(
            self._folder, replace(notes, segments=(*notes.segments, segment)), self._sizes
        )

    def _write(self, notes: Notes) -> None:
        sync(self._folder)
        write_notes(self._folder, notes)


def batches(
    documents: Iterable[str],
    passages: Passages,
    encoder: Encoder,
    done: Callable[[int], object],
) -> Iterator[dict[str, Rows]]:
    """Documents with their vectors, as many as are worth a segment."""
    waiting: dict[str, Rows] = {}
    since = monotonic()
    for group in _groups(documents, passages):
        waiting |= _encoded(group, encoder)
        done(len(group))
        if monotonic() - since > SECONDS or sum(map(len, waiting.values())) > WAITING:
            yield waiting
            waiting, since = {}, monotonic()
    if waiting:
        yield waiting


def _groups(
    documents: Iterable[str], passages: Passages
) -> Iterator[dict[str, list[tuple[int, str]]]]:
    """Documents, each with its passages' numbers and texts, enough to keep an encoder busy."""
    group: dict[str, list[tuple[int, str]]] = {}
    texts = 0
    for document in documents:
        group[document] = [(p.number, text) for p in passages(document) for text in windows(p)]
        texts += len(group[document])
        if texts >= TEXTS:
            yield group
            group, texts = {}, 0
    if group:
        yield group


def _encoded(group: Mapping[str, list[tuple[int, str]]], encoder: Encoder) -> dict[str, Rows]:
    """A passage without a known word has no vector."""
    vectors = encoder.encode_passages([text for own in group.values() for _, text in own])
    made, start = {}, 0
    for document, own in group.items():
        mine = vectors[start : start + len(own)]
        known = mine.any(axis=1)
        numbers = np.array([number for number, _ in own], dtype=np.int64)
        made[document] = Rows(numbers[known], mine[known].astype(np.float16))
        start += len(own)
    return made
