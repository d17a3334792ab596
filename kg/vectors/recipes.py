"""FAISS indexes over vectors in half precision: scanned one by one, or sorted into cells."""

from collections.abc import Iterator
from math import sqrt
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from kg.vectors.rows import Rows, joined

#: Searches run side by side in the server's threads; threads of their own only wait on each other.
faiss.omp_set_num_threads(1)

#: Cells of N vectors are this many times the root of N.
CELLS = 4
#: The cells are found among this many vectors a cell.
SAMPLE = 40
#: Vectors turned into single precision at a time.
CHUNK = 65_536
#: One cell in so many is looked into for a question, but never fewer than these: so 99 of 100
#: nearest passages are found (docs/search.md).
PROBED = 12
FEWEST_PROBED = 16


def scanned(rows: Rows, dimension: int) -> Any:
    """An exact index."""
    index = faiss.index_factory(dimension, "IDMap,SQfp16", faiss.METRIC_INNER_PRODUCT)
    fill(index, rows)
    return index


def cells_of(rows: Rows, dimension: int) -> NDArray[np.float32]:
    """The centres of the cells into which these vectors fall."""
    cells = int(CELLS * sqrt(len(rows)))
    chosen = np.random.default_rng(0).choice(
        len(rows), min(len(rows), SAMPLE * cells), replace=False
    )
    clustering = faiss.Kmeans(
        dimension, cells, niter=10, spherical=True, seed=0, min_points_per_centroid=1
    )
    clustering.train(rows.vectors[np.sort(chosen)].astype(np.float32))
    return np.asarray(clustering.centroids, dtype=np.float32)


def sorted_into(cells: NDArray[np.float32], rows: Rows) -> Any:
    """An index of which a search looks into the nearest cells only."""
    count, dimension = cells.shape
    nearest_cell = faiss.IndexFlatIP(dimension)
    nearest_cell.add(cells)
    index = faiss.IndexIVFScalarQuantizer(
        nearest_cell,
        dimension,
        count,
        faiss.ScalarQuantizer.QT_fp16,
        faiss.METRIC_INNER_PRODUCT,
        False,  # vectors as they are, not their distance from the centre
    )
    index.train(cells)
    fill(index, rows)
    return index


def fill(index: Any, rows: Rows) -> None:
    for start in range(0, len(rows), CHUNK):
        part = slice(start, start + CHUNK)
        index.add_with_ids(rows.vectors[part].astype(np.float32), rows.numbers[part])


def has_cells(index: Any) -> bool:
    return isinstance(index, faiss.IndexIVF)


def cells_in(index: Any) -> NDArray[np.float32]:
    cells: NDArray[np.float32] = index.quantizer.reconstruct_n(0, index.nlist)
    return cells


def probes(index: Any, share: float) -> int:
    """How many cells to look into for a share of the vectors: the rarer they are, the more."""
    cells = int(index.nlist)
    return min(cells, int(max(cells / PROBED, FEWEST_PROBED) / share))


def rows_in(index: Any) -> Rows:
    """All that an index holds, exactly as it was put in."""
    if has_cells(index):
        return joined([_no_rows(index.d), *_by_cell(index)])
    within: Any = faiss.downcast_index(index.index)
    vectors = faiss.vector_to_array(within.codes)
    return Rows(faiss.vector_to_array(index.id_map), vectors.view(np.float16).reshape(-1, index.d))


def _by_cell(index: Any) -> Iterator[Rows]:
    lists = index.invlists
    for cell in range(index.nlist):
        if size := lists.list_size(cell):
            numbers = faiss.rev_swig_ptr(lists.get_ids(cell), size)
            codes = faiss.rev_swig_ptr(lists.get_codes(cell), size * index.code_size)
            yield Rows(numbers.copy(), codes.view(np.float16).reshape(size, index.d).copy())


def _no_rows(dimension: int) -> Rows:
    return Rows(np.empty(0, np.int64), np.empty((0, dimension), np.float16))
