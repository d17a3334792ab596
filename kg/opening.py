"""The writer's store, which can be open once: it closes when nothing refers to it any more."""

import gc
import sys
import traceback

from pyoxigraph import Store

from kg.layout import Layout
from kg.locking import busy

#: What RocksDB says of a store that another process has open, or another part of this one.
HELD = ("Resource temporarily unavailable", "lock hold by")

#: Who refers to a store that nobody else does: who lets it go, and twice who counts.
ALONE = 3


def opened(layout: Layout) -> Store:
    """Raises StoreBusy where it is open already, though the lock beside it is free."""
    layout.graph.mkdir(parents=True, exist_ok=True)
    try:
        return Store(str(layout.graph))
    except OSError as error:
        if any(words in str(error) for words in HELD):
            raise busy(layout) from error
        raise


def let_go(error: BaseException | None) -> None:
    """Empties what an error passed through: whoever has the error would have the store with it."""
    told: list[BaseException] = []
    errors = [error]
    while errors:
        following = errors.pop()
        if following is None or following in told:
            continue
        told.append(following)
        traceback.clear_frames(following.__traceback__)
        errors += [following.__cause__, following.__context__]


def collect(store: Store) -> None:
    """Finds circles that hold a store which is no longer used, as of errors caught by others."""
    if sys.getrefcount(store) > ALONE:
        gc.collect()
