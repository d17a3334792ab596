"""Foreign queries in processes that can be killed.

Nearly all queries are answered at once. One that is not steps aside, so that others need not wait
for it: it goes on with what the processor has to spare, as one of a few.
"""

import logging
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from queue import LifoQueue
from threading import Lock
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING

from kg.errors import QueryTimeout, WorkerLost
from kg.holding import Hold
from kg.limits import Limits
from kg.results import Answer
from kg.sharing import Places, Turns
from kg.worker import Job, answer
from kg.workers import Died, OutOfTime, Worker

if TYPE_CHECKING:
    from kg.remote.server import Server

#: Seconds of processor time after which a query is one of the long ones, and of time in any case:
#: on a busy machine all are slow.
PATIENCE, AT_MOST = 0.15, 5.0
#: Of time that a server of the graph has: what it works is not seen here.
OF_A_SERVER = 0.5
LOOK_AGAIN = 0.05

queries = logging.getLogger("svod.queries")


class QueryPool:
    """Worker processes that answer foreign queries within limits; threads may share it."""

    def __init__(self, limits: Limits, server: "Server | None" = None) -> None:
        """`server` is asked where the graph of a generation is there."""
        self._limits = limits
        self._server = server
        self._workers: set[Worker] = set()
        self._changing = Lock()
        self._closed = False
        self._last_hold: Hold | None = None
        number = limits.workers + limits.queue
        self._places, self._long_places = Places(number), Places(number, for_long=True)
        self._long = Turns(limits.workers)
        self._idle: LifoQueue[Worker] = LifoQueue()
        for _ in range(limits.workers):
            self._idle.put(self._new_worker())

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
        with self._changing:
            self._closed = True
            self._last_hold = None
            for worker in self._workers:
                worker.end()

    @property
    def at_work(self) -> int:
        """How many workers have a query now."""
        return len(self._workers) - self._idle.qsize()

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
        client: str | None = None,
    ) -> Answer:
        """The answer of a generation; without named datasets the default graph is all graphs.

        Relative IRIs of the query are resolved against `base`. A long answer is cut at
        `most_bytes`, where these are fewer than there may be. No `client` takes all places.

        Raises QuerySyntax, QueryRefused, FormatNotOffered, QueryTimeout, ResultTooLarge,
        WorkerLost, WorkersBusy, ClientBusy.
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
            server=self._server,
        )
        began = monotonic()
        try:
            hold = self._hold_of(generation)
            try:
                return self._answered(job, client)
            finally:
                del hold
        except OutOfTime as error:
            _log_stopped("time", f"{self._limits.seconds:g} s", began, error)
            raise QueryTimeout(
                f"The query took longer than {self._limits.seconds:g} s and was stopped: "
                "make its patterns more specific or add a LIMIT."
            ) from error
        except (Died, MemoryError) as error:
            _log_stopped("memory", f"{self._limits.memory_mb} MB", began, error)
            raise WorkerLost(
                f"The query needed more than {self._limits.memory_mb} MB or was too deep "
                "and was stopped: make it simpler or more specific."
            ) from error

    def _hold_of(self, generation: Path) -> Hold:
        """That of the last query, if it asked the same: most do."""
        hold = self._last_hold
        if hold is None or hold.generation != generation:
            hold = self._last_hold = Hold(generation)
        return hold

    def _answered(self, job: Job, client: str | None) -> Answer:
        with self._places.one_for(client):
            worker = self._ready()
            following, end = worker, monotonic() + self._limits.seconds
            try:
                return _done_soon(
                    worker, job, min(self._limits.seconds, OF_A_SERVER if job.server else AT_MOST)
                )
            except OutOfTime:
                following = self._other_than(worker)
            except (Died, MemoryError):
                following = self._other_than(worker)
                self._end(worker)
                raise
            finally:
                self._idle.put(following)
        return self._going_on(worker, client, end) or self._begun_again(job, client)

    def _going_on(self, worker: Worker, client: str | None, end: float) -> Answer | None:
        """What a worker finds in the end; None, and it is ended, where too many take long."""
        try:
            if not self._long.acquire(client):
                return None
            try:
                worker.step_back()
                found: Answer = worker.made(max(0.0, end - monotonic()))
                return found
            finally:
                self._long.release(client)
        finally:
            self._end(worker)

    def _begun_again(self, job: Job, client: str | None) -> Answer:
        """The answer when fewer take long; a worker that waits for that would hold its memory."""
        seconds = self._limits.seconds
        with self._long_places.one_for(client), self._long.one_for(client, seconds=seconds):
            worker = self._new_worker()
            try:
                worker.step_back()
                return worker.do(answer, job, seconds)
            finally:
                self._end(worker)

    def _ready(self) -> Worker:
        """One at rest; where that was killed meanwhile, a new one."""
        worker = self._idle.get()
        if worker.lives or self._closed:
            return worker
        self._end(worker)
        return self._new_worker()

    def _other_than(self, worker: Worker) -> Worker:
        """One that can take its place; once all are ended, the same."""
        return worker if self._closed else self._new_worker()

    def _new_worker(self) -> Worker:
        with self._changing:
            worker = Worker()
            self._workers.add(worker)
            if self._closed:
                worker.end()
            return worker

    def _end(self, worker: Worker) -> None:
        with self._changing:
            self._workers.discard(worker)
        worker.end()


def _log_stopped(why: str, limit: str, began: float, error: Exception) -> None:
    """A worker was ended at a limit; what it said itself, if anything, tells more."""
    seconds = round(monotonic() - began, 3)
    told = {"why": why, "limit": limit, "seconds": seconds, "said": str(error)}
    queries.info("query stopped", extra={"told": told})


def _done_soon(worker: Worker, job: Job, seconds: float) -> Answer:
    """Raises OutOfTime, and the worker goes on, once it has worked for longer."""
    worked, end = worker.worked(), monotonic() + seconds
    try:
        return worker.do(answer, job, min(PATIENCE, seconds))
    except OutOfTime:
        while worker.worked() - worked < PATIENCE and monotonic() < end:
            with suppress(OutOfTime):
                found: Answer = worker.made(LOOK_AGAIN)
                return found
        raise
