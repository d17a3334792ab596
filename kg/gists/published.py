"""Published gists: immutable and safe to share between threads."""

from collections.abc import Collection
from pathlib import Path

import numpy as np

from kg.errors import OutdatedIndexes
from kg.gists.gist import Gist
from kg.gists.index import files
from kg.gists.tables import read_table
from kg.segments import OUTDATED


class Gists:
    """Those of one generation."""

    def __init__(self, folder: Path) -> None:
        if not folder.exists():
            raise OutdatedIndexes(OUTDATED)
        self._tables = [read_table(path) for path in reversed(files(folder))]

    def of(self, numbers: Collection[int]) -> dict[int, Gist]:
        """In the order of the numbers."""
        wanted = np.fromiter(numbers, np.int64)
        found: dict[int, Gist] = {}
        for table in self._tables:  # the latest first
            for number, row in zip(numbers, table.find(wanted).tolist(), strict=True):
                if row >= 0 and number not in found:
                    found[number] = table.gist(row)
        return {number: found[number] for number in numbers if number in found}
