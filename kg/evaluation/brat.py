"""What people marked in brat: each text with a file of marks beside it, in stand-off form."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.evaluation.annotations import AnnotationsUnreadable

#: «T4	INST 1035 1064	Правительства Республики Коми»; of a span in pieces the first piece counts.
MARK = re.compile(r"^T\d+\t(?P<label>\S+) (?P<start>\d+) [\d; ]*\d\t(?P<words>.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Mark:
    """Words of a text and what they were said to be."""

    label: str
    start: int
    words: str


@dataclass(frozen=True)
class MarkedText:
    """A text as it lies in its file; `digest` is the SHA-256 of the file's bytes."""

    file: str
    digest: str
    text: str
    marks: tuple[Mark, ...]

    def with_label(self, label: str) -> Iterator[Mark]:
        return (mark for mark in self.marks if mark.label == label)


def read_brat(folder: Path) -> list[MarkedText]:
    """Every marked text below a folder; raises AnnotationsUnreadable where there is none."""
    found = [_marked(path) for path in sorted(folder.rglob("*.ann"))]
    if not found:
        raise AnnotationsUnreadable(f"{folder} holds no .ann files with texts beside them.")
    return found


def _marked(path: Path) -> MarkedText:
    text = path.with_suffix(".txt")
    try:
        content = text.read_bytes()
        marks = MARK.finditer(path.read_text(encoding="utf-8"))
        return MarkedText(
            file=text.name,
            digest=hashlib.sha256(content).hexdigest(),
            text=content.decode(),
            marks=tuple(Mark(m["label"], int(m["start"]), m["words"]) for m in marks),
        )
    except (FileNotFoundError, UnicodeDecodeError) as error:
        raise AnnotationsUnreadable(f"{path} has no text in UTF-8 beside it: {error}.") from error
