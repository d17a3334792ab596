"""The files as they came: their bytes, where they lay, and a copy of them beside the graph."""

import hashlib
import os
import stat
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ingest.errors import NotAFile
from kg.layout import Layout
from ontology.iris import digest
from webapp.files import replaced


@dataclass(frozen=True)
class Original:
    """A file's bytes at one moment."""

    path: Path
    content: bytes

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the bytes."""
        return hashlib.sha256(self.content).hexdigest()

    @cached_property
    def origin(self) -> str:
        """Stands for the place the file lies in, without giving it away."""
        return digest(os.path.realpath(self.path), length=16)

    def keep(self, data: Path) -> None:
        """Copies the bytes into the data folder, under their digest and wholly or not at all."""
        kept = Layout(data).originals / f"{self.digest}{self.path.suffix.lower()}"
        if kept.exists():
            return
        kept.parent.mkdir(parents=True, exist_ok=True)
        with replaced(kept) as file:
            file.write(self.content)


def read_original(path: Path) -> Original:
    """Raises `NotAFile` for what only looks like one, `OSError` for what cannot be read."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise NotAFile(f"{path.name}: is not a regular file")
    return Original(path, path.read_bytes())
