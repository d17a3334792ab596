"""Files are prepared in a process of their own while those before them are still being read."""

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path
from types import TracebackType

from pebble import ProcessExpired, ProcessPool

from ingest.errors import PreparationDied
from ingest.packing import pack, unpack
from ingest.prepared import Prepared, prepare

#: Fewer files are read sooner than the process has started.
WORTH_A_PROCESS = 8
#: So many files wait, prepared, for the one that is being read.
ROOM = 6


class Ahead:
    """Prepares each file when asked; on more than one core, those that come next as well."""

    def __init__(self, files: Iterable[Path]) -> None:
        """`files` in the order in which they will be asked for; some may be left out then."""
        coming = iter(files)
        first = list(islice(coming, WORTH_A_PROCESS))
        helped = len(first) == WORTH_A_PROCESS and len(os.sched_getaffinity(0)) > 1
        self._pool = ProcessPool(1, context=get_context("spawn")) if helped else None
        self._coming: Iterator[Path] = chain(first, coming) if helped else iter(())
        self._waiting: dict[Path, Future[bytes | None]] = {}
        self._fill()

    def __enter__(self) -> "Ahead":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._pool:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()

    def prepare(self, path: Path) -> Prepared:
        """Raises an `IngestError` for a file that cannot be read."""
        future = self._taken(path)
        if future is None:
            return prepare(path)
        try:
            packed = future.result()
        except ProcessExpired as error:
            raise PreparationDied(
                f"{path.name}: reading it took more memory than there is, or broke a library"
            ) from error
        except BrokenExecutor:
            packed = None
        return unpack(packed) if packed else prepare(path)

    def _taken(self, path: Path) -> "Future[bytes | None] | None":
        """What was expected before this file and never asked for is forgotten."""
        while path in self._waiting:
            first = next(iter(self._waiting))
            future = self._waiting.pop(first)
            self._fill()
            if first == path:
                return future
        return None

    def _fill(self) -> None:
        if self._pool and self._pool.active:
            for path in islice(self._coming, ROOM - len(self._waiting)):
                self._waiting[path] = self._pool.schedule(prepared, args=[path])


def prepared(path: Path) -> bytes | None:
    """Runs in the other process; a file that fails is left to the one that can say why."""
    try:
        return pack(prepare(path))
    except Exception:
        return None
