"""What is kept in the data folder of indexes that are in Milvus."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any
from uuid import uuid4

from kg.durable import replace_text

NOTES = "milvus.json"

#: How frequent words are stands beside the notes on the passages.
FREQUENCIES = "frequencies"


@dataclass(frozen=True)
class Notes:
    """The writer's: what each document's rows were made from, and the edition in the making."""

    collection: str
    model: str = ""
    dimension: int = 0
    edition: int = 1
    marks: Mapping[str, str] = field(default_factory=dict)

    def stale(self, marks: Mapping[str, str]) -> list[str]:
        """Documents whose mark is another or gone."""
        return [d for d in self.marks.keys() | marks if self.marks.get(d) != marks.get(d)]

    def marked(self, documents: list[str], marks: Mapping[str, str]) -> "Notes":
        kept = {d: mark for d, mark in self.marks.items() if d not in documents}
        return replace(self, marks=kept | {d: marks[d] for d in documents if d in marks})


@dataclass(frozen=True)
class Edition:
    """A generation's: which rows of a collection it sees, and how many."""

    collection: str
    number: int
    length: int


def new_collection(kind: str) -> str:
    """A name that no other data folder uses."""
    return f"svod_{kind}_{uuid4().hex[:12]}"


def read_notes(folder: Path) -> Notes | None:
    kept = _read(folder)
    return Notes(**kept) if kept else None


def write_notes(folder: Path, notes: Notes) -> None:
    _write(folder, asdict(notes))


def read_edition(folder: Path) -> Edition:
    return Edition(**_read(folder))


def write_edition(folder: Path, edition: Edition) -> None:
    _write(folder, asdict(edition))


def is_in_milvus(folder: Path) -> bool:
    """Whether the index of a folder is not in the folder itself."""
    return (folder / NOTES).exists()


def _read(folder: Path) -> dict[str, Any]:
    path = folder / NOTES
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}


def _write(folder: Path, content: Mapping[str, Any]) -> None:
    replace_text(folder / NOTES, json.dumps(content, ensure_ascii=False))
