"""Foreign queries in processes that can be killed."""

from collections.abc import Sequence
from concurrent.futures import TimeoutError as FutureTimeout
from multiprocessing import get_context
from pathlib import Path
from threading import BoundedSemaphore
from types import TracebackType

from pebble import CONSTS, ProcessExpired, ProcessPool

from kg.errors import QueryTimeout, WorkerLost, WorkersBusy
from kg.limits import Limits
from kg.worker import Answer, Job, answer

#: How long a worker may take to end politely: a query in Oxigraph never listens.
CONSTS.term_timeout = 0.1


class QueryPool:
    """Worker processes that answer foreign queries within limits; threads may share it."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._places = BoundedSemaphore(limits.workers + limits.queue)
        self._pool = ProcessPool(
            max_workers=limits.workers,
            context=get_context("spawn"),
        )

    def __enter__(self) -> "QueryPool":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends all workers, also those at work."""
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()

    def run(
        self,
        generation: Path,
        query: str,
        *,
        accept: str,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
    ) -> Answer:
        """The answer of a generation; without named datasets the default graph is all graphs.

        Raises QuerySyntax, QueryRefused, FormatNotOffered, QueryTimeout, ResultTooLarge,
        WorkerLost, WorkersBusy.
        """
        job = Job(
            generation,
            query,
            accept,
            default_graphs,
            named_graphs,
            result_bytes=self._limits.result_bytes,
            memory_mb=self._limits.memory_mb,
        )
        if not self._places.acquire(blocking=False):
            raise WorkersBusy("Too many queries are waiting: try again in a few seconds.")
        try:
            return self._run(job)
        finally:
            self._places.release()

    def _run(self, job: Job) -> Answer:
        future = self._pool.schedule(answer, args=[job], timeout=self._limits.seconds)
        try:
            found: Answer = future.result()
        except FutureTimeout as error:
            raise QueryTimeout(
                f"The query took longer than {self._limits.seconds:g} s and was stopped: "
                "make its patterns more specific or add a LIMIT."
            ) from error
        except (ProcessExpired, MemoryError) as error:
            raise WorkerLost(
                f"The query needed more than {self._limits.memory_mb} MB or was too deep "
                "and was stopped: make it simpler or more specific."
            ) from error
        return found
