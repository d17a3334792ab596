"""Several segments become one, without what was dropped."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import faiss

from kg.vectors.notes import Notes
from kg.vectors.recipes import cells_in, cells_of, fill, rows_in, scanned, sorted_into
from kg.vectors.rows import Rows, joined
from kg.vectors.segments import Segment, parts_of, write_segment
from kg.vectors.sizes import Sizes


def merged(folder: Path, notes: Notes, sizes: Sizes) -> Notes:
    """The notes once segments of too similar sizes are one; they are not yet on the disk."""
    lengths = [segment.live(folder) for segment in notes.segments]
    first = sizes.first_to_merge(lengths)
    together = notes.segments[first:]
    if len(together) < 2 and not _mostly_dropped(together, lengths[first:]):
        return notes
    index, trained = _index(folder, notes, together, sum(lengths[first:]), sizes)
    parts = (part for segment in together for part in parts_of(segment, folder))
    one = write_segment(folder, notes.next_name(), index, parts, trained=trained)
    return replace(notes, segments=(*notes.segments[:first], one))


def _mostly_dropped(segments: Sequence[Segment], lengths: Sequence[int]) -> bool:
    return any(
        2 * live < each.length or (each.dropped and not live)
        for each, live in zip(segments, lengths, strict=True)
    )


def _index(
    folder: Path, notes: Notes, together: Sequence[Segment], length: int, sizes: Sizes
) -> tuple[Any, int]:
    """An index of what segments hold together, and how many vectors its cells were found among.

    All segments have the same cells until they are outgrown: to find some takes a minute.
    """
    if notes.length <= sizes.exact or length < sizes.inverted:
        return scanned(_rows(folder, together), notes.dimension), 0
    known = max(notes.segments, key=lambda segment: segment.trained)
    if known.trained * sizes.outgrown < length:
        rows = _rows(folder, together)
        return sorted_into(cells_of(rows, notes.dimension), rows), len(rows)
    if known in together:
        return _enlarged(folder, known, [s for s in together if s != known]), known.trained
    cells = cells_in(known.index(folder))
    return sorted_into(cells, _rows(folder, together)), known.trained


def _enlarged(folder: Path, known: Segment, others: Sequence[Segment]) -> Any:
    """What is sorted into cells already stays there."""
    index = known.index(folder)
    if known.dropped:
        index.remove_ids(faiss.IDSelectorBatch(known.dropped_numbers(folder)))
    if others:
        fill(index, _rows(folder, others))
    return index


def _rows(folder: Path, segments: Sequence[Segment]) -> Rows:
    return joined(
        [
            rows_in(segment.index(folder)).without(segment.dropped_numbers(folder))
            for segment in segments
        ]
    )
