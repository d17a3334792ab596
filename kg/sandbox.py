"""Foreign queries in processes that can be killed."""

from collections.abc import Sequence
from pathlib import Path
from queue import LifoQueue
from threading import BoundedSemaphore
from types import TracebackType

from kg.errors import QueryTimeout, WorkerLost, WorkersBusy
from kg.holding import held
from kg.limits import Limits
from kg.results import Answer
from kg.worker import Job, answer
from kg.workers import Died, OutOfTime, Worker


class QueryPool:
    """Worker processes that answer foreign queries within limits; threads may share it."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._places = BoundedSemaphore(limits.workers + limits.queue)
        self._workers = {Worker() for _ in range(limits.workers)}
        self._idle: LifoQueue[Worker] = LifoQueue()
        self._closed = False
        for worker in self._workers:
            self._idle.put(worker)

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
        self._closed = True
        for worker in list(self._workers):
            worker.end()

    def run(
        self,
        generation: Path,
        query: str,
        *,
        accept: str,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
        base: str | None = None,
        most_bytes: int | None = None,
    ) -> Answer:
        """The answer of a generation; without named datasets the default graph is all graphs.

        Relative IRIs of the query are resolved against `base`. A long answer is cut at
        `most_bytes`, where these are fewer than there may be.

        Raises QuerySyntax, QueryRefused, FormatNotOffered, QueryTimeout, ResultTooLarge,
        WorkerLost, WorkersBusy.
        """
        limit = self._limits.result_bytes
        job = Job(
            generation,
            query,
            accept,
            default_graphs,
            named_graphs,
            result_bytes=min(most_bytes or limit, limit),
            memory_mb=self._limits.memory_mb,
            base=base,
        )
        if not self._places.acquire(blocking=False):
            raise WorkersBusy("Too many queries are waiting: try again in a few seconds.")
        try:
            with held(generation):
                return self._run(job)
        finally:
            self._places.release()

    def _run(self, job: Job) -> Answer:
        worker = self._idle.get()
        try:
            return worker.do(answer, job, self._limits.seconds)
        except OutOfTime as error:
            worker = self._instead_of(worker)
            raise QueryTimeout(
                f"The query took longer than {self._limits.seconds:g} s and was stopped: "
                "make its patterns more specific or add a LIMIT."
            ) from error
        except (Died, MemoryError) as error:
            worker = self._instead_of(worker)
            raise WorkerLost(
                f"The query needed more than {self._limits.memory_mb} MB or was too deep "
                "and was stopped: make it simpler or more specific."
            ) from error
        finally:
            self._idle.put(worker)

    def _instead_of(self, worker: Worker) -> Worker:
        """Kills a worker, so that what it took is free, and has another one in its place."""
        worker.end()
        if self._closed:
            return worker
        other = Worker()
        self._workers.remove(worker)
        self._workers.add(other)
        return other
