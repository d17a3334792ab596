"""FAISS indexes: of vectors in half precision, and of codes that tell the likely ones of many."""

from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from kg.vectors.rows import Rows

#: Searches run side by side in the server's threads; threads of their own only wait on each other.
faiss.omp_set_num_threads(1)

#: Numbers of a vector that share a code of four bits (product quantisation, FAISS' fast scan).
TOGETHER = 2
#: Cells are settled in so many rounds; one in so many is scanned.
ROUNDS = 8
SCANNED = 4
#: Vectors turned into single precision at a time.
CHUNK = 65_536


def whole(rows: Rows, dimension: int) -> Any:
    """The vectors as they are, under their numbers."""
    index = faiss.index_factory(dimension, "IDMap,SQfp16", faiss.METRIC_INNER_PRODUCT)
    for start in range(0, len(rows), CHUNK):
        part = slice(start, start + CHUNK)
        index.add_with_ids(rows.vectors[part].astype(np.float32), rows.numbers[part])
    return index


def codes(rows: Rows, dimension: int, *, cells: int) -> Any:
    """An eighth of their size, in the same order: to scan it takes a tenth of the time.

    Where there are cells, only those nearest to a question are scanned.
    """
    index = _in_cells(dimension, cells) if cells else _in_one(dimension)
    index.pq.cp.min_points_per_centroid = 1
    index.train(rows.vectors[:: 1 + len(rows) // CHUNK].astype(np.float32))
    for start in range(0, len(rows), CHUNK):
        index.add(rows.vectors[start : start + CHUNK].astype(np.float32))
    return index


def _in_one(dimension: int) -> Any:
    return faiss.IndexPQFastScan(dimension, dimension // TOGETHER, 4, faiss.METRIC_INNER_PRODUCT)


def _in_cells(dimension: int, cells: int) -> Any:
    metric = faiss.METRIC_INNER_PRODUCT
    middles = faiss.IndexFlatIP(dimension)
    index = faiss.IndexIVFPQFastScan(middles, dimension, cells, dimension // TOGETHER, 4, metric)
    index.by_residual = False
    index.cp.niter = ROUNDS
    index.cp.min_points_per_centroid = 1
    index.nprobe = -(-cells // SCANNED)
    return index


def rows_in(index: Any) -> Rows:
    """All that an index of whole vectors holds, exactly as it was put in; no copy is made."""
    within: Any = faiss.downcast_index(index.index)
    return Rows(_numbers(index), _vectors(within, index.d))


def _numbers(index: Any) -> NDArray[np.int64]:
    size = index.id_map.size()
    if not size:
        return np.empty(0, np.int64)
    numbers: NDArray[np.int64] = faiss.rev_swig_ptr(index.id_map.data(), size)
    return numbers


def _vectors(within: Any, dimension: int) -> NDArray[np.float16]:
    size = within.codes.size()
    if not size:
        return np.empty((0, dimension), np.float16)
    raw: NDArray[np.uint8] = faiss.rev_swig_ptr(within.codes.data(), size)
    return raw.view(np.float16).reshape(-1, dimension)
