"""Several segments become one, without what was dropped."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from kg.vectors.notes import Notes
from kg.vectors.recipes import rows_in
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
    coded = notes.length > sizes.exact and sum(lengths[first:]) >= sizes.coded
    rows = joined([_rows(folder, segment) for segment in together])
    parts = (part for segment in together for part in parts_of(segment, folder))
    cells = sizes.cells(len(rows))
    one = write_segment(folder, notes.next_name(), rows, parts, coded=coded, cells=cells)
    return replace(notes, segments=(*notes.segments[:first], one))


def _mostly_dropped(segments: Sequence[Segment], lengths: Sequence[int]) -> bool:
    return any(
        2 * live < each.length or (each.dropped and not live)
        for each, live in zip(segments, lengths, strict=True)
    )


def _rows(folder: Path, segment: Segment) -> Rows:
    """A copy, so that the segment's index may go."""
    index = segment.index(folder)
    rows = rows_in(index).without(segment.dropped_numbers(folder))
    return Rows(rows.numbers.copy(), rows.vectors.copy())
