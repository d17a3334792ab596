"""The process in which people's edits are made: whatever they are, readers go on."""

from collections.abc import Callable
from threading import BoundedSemaphore, Lock
from typing import TypeVar

from kg.errors import KgError, QueryTimeout, StoreBusy, WorkerLost
from kg.workers import Died, OutOfTime, Worker

Given = TypeVar("Given")
Made = TypeVar("Made")

#: Edits that may wait for another one, and for how many seconds.
WAITING, PATIENCE = 2, 10.0


class EditingProcess:
    """Does one edit after the other; begins with the first. Threads may share it."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._places = BoundedSemaphore(1 + WAITING)
        self._turn = Lock()
        self._worker: Worker | None = None

    def do(self, task: Callable[[Given], Made], given: Given) -> Made:
        """Raises what the task raises, StoreBusy, QueryTimeout and WorkerLost."""
        if not self._places.acquire(blocking=False):
            raise StoreBusy("Others are writing: try again in a few seconds.")
        try:
            if not self._turn.acquire(timeout=PATIENCE):
                raise StoreBusy("Another edit takes its time: try again in a few seconds.")
            try:
                return self._do(task, given)
            finally:
                self._turn.release()
        finally:
            self._places.release()

    def close(self) -> None:
        """Ends it, also at work: what is not published then leaves no trace."""
        if self._worker:
            self._worker.end()
            self._worker = None

    def _do(self, task: Callable[[Given], Made], given: Given) -> Made:
        if self._worker is None or not self._worker.lives:
            self.close()
            self._worker = Worker()
        try:
            return self._worker.do(task, given, self._seconds)
        except OutOfTime as error:
            self.close()
            raise QueryTimeout(
                f"This took longer than {self._seconds:g} s and was stopped; nothing was changed: "
                "write in smaller parts."
            ) from error
        except (Died, MemoryError) as error:
            self.close()
            raise WorkerLost(
                "This needed too much memory or was too deep and was stopped; nothing was changed: "
                "write in smaller parts."
            ) from error
        except KgError:
            raise
        except Exception:
            self.close()  # what has failed may still hold the store
            raise
