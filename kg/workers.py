"""Processes that do one task after the other, and can be killed while they do.

A query in Oxigraph never listens: only its process can be stopped. A worker holds nothing of the
program that asks.
"""

import os
import pickle
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from select import POLLIN, poll
from threading import Thread
from time import clock_gettime
from typing import IO, Any, TypeVar

from kg.nursery import nursery

Given = TypeVar("Given")
Made = TypeVar("Made")

#: How much less urgent a worker is that steps back: a third of the processor time of another.
LESS_URGENT = 5
#: Linux has a clock of each process; clock_getcpuclockid(3) makes its number as is done here.
SCHEDULED = 2


class OutOfTime(Exception):
    """A task took longer than it may: the worker is still at it."""


class Died(Exception):
    """The process is gone; its message is the first line of what that said of it, if anything."""


class Worker:
    """One process, for one thread at a time."""

    def __init__(self) -> None:
        ours, theirs = socket.socketpair()
        self._stderr = os.fdopen(os.memfd_create("stderr"), "w+b")
        with theirs:
            self.number = nursery.fork(theirs, self._stderr.fileno())
        #: Readable once it has ended.
        self._process = os.fdopen(os.pidfd_open(self.number), "rb", buffering=0)
        self._connection = Connection(ours.detach())
        self._readable = poll()
        self._readable.register(self._connection, POLLIN)

    @property
    def lives(self) -> bool:
        """Whether it has not been killed."""
        return not self._process.closed and not self._ended(0)

    def do(self, task: Callable[[Given], Made], given: Given, seconds: float) -> Made:
        """What the task makes of what it is given, or raises; both must be picklable.

        Raises OutOfTime after so many seconds, and Died.
        """
        self._send(pickle.dumps((task, given), pickle.HIGHEST_PROTOCOL))
        made: Made = self.made(seconds)
        return made

    def made(self, seconds: float) -> Any:
        """What the task that it is at makes, as `do` has it, which ran out of time."""
        made, error = pickle.loads(self._received(seconds))
        if error is not None:
            raise error
        return made

    def worked(self) -> float:
        """Seconds of processor time that it has had; none any more where it is gone."""
        with suppress(OSError):
            return clock_gettime(~self.number << 3 | SCHEDULED)
        return 0.0

    def step_back(self) -> None:
        """From now on others come first."""
        of_it = os.PRIO_PROCESS, self.number
        with suppress(ProcessLookupError):
            os.setpriority(*of_it, os.getpriority(*of_it) + LESS_URGENT)

    def end(self) -> None:
        """Kills it; for who waits for it, it died."""
        if not self._process.closed:
            with suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._process.fileno(), signal.SIGKILL)
            self._ended(None)
        self._process.close()
        self._stderr.close()

    def _ended(self, seconds: float | None) -> bool:
        """Whether it ends within the time, which may have no end."""
        ending = poll()
        ending.register(self._process, POLLIN)
        return bool(ending.poll(seconds))

    def _send(self, message: bytes) -> None:
        try:
            self._connection.send_bytes(message)
        except OSError as error:
            raise Died(self._last_words()) from error

    def _received(self, seconds: float) -> bytes:
        try:
            if self._readable.poll(1000 * seconds):
                return self._connection.recv_bytes()
        except (EOFError, OSError) as error:
            raise Died(self._last_words()) from error
        raise OutOfTime

    def _last_words(self) -> str:
        """«memory allocation of 536870912 bytes failed»: without the stack that comes after."""
        with suppress(ValueError):  # it was ended meanwhile
            self._stderr.seek(0)
            return self._stderr.readline().decode(errors="replace").strip()
        return ""


def work(end: int) -> None:
    """What the process does until it is killed or nobody holds the other end."""
    connection = Connection(end)
    end_with(connection)
    while True:
        connection.send_bytes(_done(connection.recv_bytes()))


def _done(asked: bytes) -> bytes:
    task, given = pickle.loads(asked)
    try:
        return pickle.dumps((task(given), None), pickle.HIGHEST_PROTOCOL)
    except Exception as error:
        return pickle.dumps((None, error))


def end_with(pipe: Connection | IO[str]) -> None:
    """Ends this process when the other end of a pipe closes, as when who has it is killed.

    Also while a query runs.
    """
    watch = poll()
    watch.register(pipe, 0)

    def end() -> None:
        watch.poll()
        os._exit(0)

    Thread(target=end, daemon=True).start()
