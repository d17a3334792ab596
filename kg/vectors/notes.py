"""The one file that says which segments there are: replaced as a whole, so never half written."""

import json
from collections.abc import Collection
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from kg.durable import replace_text
from kg.vectors.segments import Segment
from kg.windows import RECIPE

NOTES = "segments.json"


@dataclass(frozen=True)
class Notes:
    """Whose vectors there are, and in which segments, the oldest first."""

    model: str
    dimension: int
    segments: tuple[Segment, ...] = ()
    recipe: int = RECIPE

    @property
    def length(self) -> int:
        return sum(segment.length for segment in self.segments)

    def next_name(self) -> str:
        return f"{max((int(each.name) for each in self.segments), default=0) + 1:06}"

    def without(self, homes: Collection[tuple[str, str]]) -> "Notes":
        """Each document is taken out of the segment that is named with it."""
        gone: dict[str, list[str]] = {}
        for document, segment in homes:
            gone.setdefault(segment, []).append(document)
        segments = (
            replace(each, dropped=(*each.dropped, *sorted(gone.get(each.name, []))))
            for each in self.segments
        )
        return replace(self, segments=tuple(segments))


def read_notes(folder: Path) -> Notes | None:
    """None where there are no vectors, or such as are made otherwise today."""
    path = folder / NOTES
    kept = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    if kept.get("recipe") != RECIPE:
        return None
    segments = (
        Segment(**each | {"dropped": tuple(each["dropped"])}) for each in kept.pop("segments")
    )
    return Notes(**kept, segments=tuple(segments))


def write_notes(folder: Path, notes: Notes) -> None:
    """What the notes do not name was never finished, or is no longer needed: it goes."""
    replace_text(folder / NOTES, json.dumps(asdict(notes), ensure_ascii=False))
    named = {each.name for each in notes.segments}
    for path in folder.iterdir():
        if path.name != NOTES and path.name.partition(".")[0] not in named:
            path.unlink()
