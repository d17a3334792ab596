"""Gists of many passages side by side, and the files that hold them: written once, mapped."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from kg.durable import sync
from kg.errors import OutdatedIndexes
from kg.gists.gist import Gist
from kg.segments import OUTDATED
from kg.wordvectors import load_word_vectors

PARTS = len(Gist._fields)

Numbers = NDArray[np.int64]


class Table(NamedTuple):
    """A row is a passage: its number, its document's, and where in `values` its parts begin.

    `edges` has a column for each part of a gist, and one for the end of the last.
    """

    numbers: Numbers
    documents: Numbers
    edges: Numbers
    values: Numbers

    def find(self, numbers: Numbers) -> Numbers:
        """The rows of passages, in a table in the order of numbers; -1 for those it has not."""
        if not len(self.numbers):
            return np.full(len(numbers), -1)
        rows = np.minimum(np.searchsorted(self.numbers, numbers), len(self.numbers) - 1)
        return np.where(self.numbers[rows] == numbers, rows, -1)

    def gist(self, row: int) -> Gist:
        values, edges = self.values, self.edges[row].tolist()
        return Gist(*[values[start:end] for start, end in pairwise(edges)])

    def rows(self, wanted: NDArray[np.bool_] | Numbers) -> "Table":
        """Some of the rows, or all in another order; the values stay where they are."""
        return Table(self.numbers[wanted], self.documents[wanted], self.edges[wanted], self.values)

    def runs(self) -> Iterator[Numbers]:
        """The values of the rows, in their order."""
        if not len(self.numbers):
            return
        starts, ends = self.edges[:, 0], self.edges[:, -1]
        breaks = np.flatnonzero(starts[1:] != ends[:-1]) + 1
        for first, last in zip([0, *breaks], [*breaks, len(starts)], strict=True):
            yield self.values[starts[first] : ends[last - 1]]


def table_of(documents: Mapping[int, Mapping[int, Gist]]) -> Table:
    """Of documents by their numbers the gists of passages by theirs."""
    gists = [gist for own in documents.values() for gist in own.values()]
    lengths = np.array([[0, *map(len, gist)] for gist in gists], np.int64).reshape(-1, PARTS + 1)
    ends = np.cumsum(lengths.sum(axis=1))
    return Table(
        np.array([number for own in documents.values() for number in own], np.int64),
        np.array([document for document, own in documents.items() for _ in own], np.int64),
        np.cumsum(lengths, axis=1) + np.append(0, ends[:-1])[: len(ends), np.newaxis],
        np.concatenate([np.empty(0, np.int64), *(part for gist in gists for part in gist)]),
    )


def read_table(path: Path) -> Table:
    """Raises OutdatedIndexes where it has other parts, or the codes of another table of words."""
    whole = np.asarray(np.memmap(path, np.int64, "r"))  # a plain array is sliced ten times as fast
    made_with, count = whole[:2].tolist()
    if made_with != _format():
        raise OutdatedIndexes(OUTDATED)
    cuts = accumulate([2, count, count, count * (PARTS + 1)])
    _, numbers, documents, edges, values = np.split(whole, list(cuts))
    return Table(numbers, documents, edges.reshape(count, PARTS + 1), values)


def write_table(path: Path, tables: Sequence[Table]) -> None:
    """All of their rows as one table, in the order of numbers; whole or not at all."""
    tables = [table.rows(np.argsort(table.edges[:, 0])) for table in tables]
    numbers = np.concatenate([table.numbers for table in tables])
    order = np.argsort(numbers)
    documents = np.concatenate([table.documents for table in tables])
    draft = path.with_suffix(".draft")
    with draft.open("wb") as file:
        np.array([_format(), len(numbers)], np.int64).tofile(file)
        for column in (numbers, documents, _edges(tables)):
            column[order].tofile(file)
        for table in tables:
            for run in table.runs():
                run.tofile(file)
    sync(draft)
    draft.replace(path)
    sync(path.parent)


def _edges(tables: Sequence[Table]) -> Numbers:
    """Where the parts begin once the values of the tables stand one after another."""
    edges = np.concatenate([table.edges for table in tables])
    lengths = edges[:, -1] - edges[:, 0]
    moved: Numbers = edges + (np.cumsum(lengths) - lengths - edges[:, 0])[:, np.newaxis]
    return moved


def _format() -> int:
    """Of which parts, and whose codes."""
    return crc32(f"{' '.join(Gist._fields)} {load_word_vectors().name}".encode())
