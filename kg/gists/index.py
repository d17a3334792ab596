"""The writer's gists: each change writes what is new, and sometimes puts files together.

A file is named by the first and the last of the changes it holds. So names alone tell which files
another one stands for, and no note of them has to be kept in step.
"""

import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from kg.errors import OutdatedIndexes
from kg.gists.gist import Gist
from kg.gists.tables import Table, read_table, table_of, write_table
from kg.passages import iri_number
from kg.tiers import first_to_merge

ENDING = ".gists"


class GistIndex:
    """A folder of tables, of which a later one counts more."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def fits(self) -> bool:
        """Whether it can be added to: its codes are of the words that there are today."""
        try:
            for path in files(self._folder):
                read_table(path)
        except OutdatedIndexes:
            return False
        return True

    def add(self, documents: Mapping[str, Mapping[int, Gist]], held: Collection[str]) -> None:
        """Gives documents other gists; those that are not `held` go when tables are merged."""
        if new := {iri_number(document): own for document, own in documents.items() if own}:
            change = 1 + max((_changes(path)[1] for path in files(self._folder)), default=0)
            write_table(self._path(change, change), [table_of(new)])
            self._merge(held)

    def publish(self, folder: Path) -> None:
        """Puts an unchanging copy into a folder."""
        folder.mkdir()
        for path in files(self._folder):
            os.link(path, folder / path.name)

    def _merge(self, held: Collection[str]) -> None:
        paths = files(self._folder)
        tables = [read_table(path) for path in paths]
        first = first_to_merge([len(table.numbers) for table in tables])
        if first < len(paths) - 1:
            together = self._path(_changes(paths[first])[0], _changes(paths[-1])[1])
            write_table(together, list(_live(tables[first:], held)))
            for path in paths[first:]:
                path.unlink()

    def _path(self, first: int, last: int) -> Path:
        return self._folder / f"{first}-{last}{ENDING}"


def files(folder: Path) -> list[Path]:
    """Those that stand for all changes, the oldest first.

    A writer killed while it put files together has left some of them beside the whole.
    """
    found: list[Path] = []
    for path in sorted(folder.glob(f"*{ENDING}"), key=lambda path: _order(*_changes(path))):
        if not found or _changes(path)[1] > _changes(found[-1])[1]:
            found.append(path)
    return found


def _live(tables: Sequence[Table], held: Collection[str]) -> Iterator[Table]:
    """Of each document what the last table says that has it."""
    missing = np.array([iri_number(document) for document in held], np.int64)
    for table in reversed(tables):
        yield table.rows(np.isin(table.documents, missing))
        missing = np.setdiff1d(missing, table.documents)


def _changes(path: Path) -> tuple[int, int]:
    first, last = path.stem.split("-")
    return int(first), int(last)


def _order(first: int, last: int) -> tuple[int, int]:
    """A whole before its parts."""
    return first, -last
