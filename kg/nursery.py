"""Where workers come from: a process that has loaded what they need, and forks itself.

A worker that is begun by its own command loads that first, which takes a fifth of a second of a
processor: too long where many queries at once need another one.
"""

import atexit
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from threading import Lock

#: What one asks the process for.
FORK = b"fork"


class Nursery:
    """The process, which begins when it is first needed; threads may share it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._socket: socket.socket | None = None

    def fork(self, connection: socket.socket, stderr: int) -> int:
        """The number of a new worker, which has its end of a connection."""
        with self._lock:
            try:
                return self._forked(connection, stderr)
            except OSError:  # somebody has killed it
                self._end()
                return self._forked(connection, stderr)

    def _forked(self, connection: socket.socket, stderr: int) -> int:
        if self._socket is None:
            self._begin()
        assert self._socket
        socket.send_fds(self._socket, [FORK], [connection.fileno(), stderr])
        if number := self._socket.recv(32):
            return int(number)
        raise ConnectionResetError

    def _begin(self) -> None:
        self._socket, theirs = socket.socketpair()
        with theirs:
            end = theirs.fileno()
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", __name__, str(end)],
                pass_fds=[end],
                env=os.environ | {"PYTHONPATH": os.pathsep.join(map(os.path.abspath, sys.path))},
                stdin=subprocess.DEVNULL,
            )
        atexit.register(self._end)

    def _end(self) -> None:
        """It ends when nobody holds the other end."""
        atexit.unregister(self._end)
        if self._socket:
            self._socket.close()
            self._socket = None
            self._process.wait()


#: That of this program.
nursery = Nursery()


def bring_up(own: socket.socket, work: Callable[[int], None]) -> None:
    """Forks whenever it is asked to, until nobody holds the other end; children do the work."""
    for ignored in (signal.SIGINT, signal.SIGTERM, signal.SIGCHLD):
        signal.signal(ignored, signal.SIG_IGN)
    while ends := socket.recv_fds(own, len(FORK), 2)[1]:
        child = os.fork()
        if not child:
            own.close()
            _grow_up(ends[0], ends[1], work)
        for end in ends:
            os.close(end)
        own.send(str(child).encode())


def _grow_up(connection: int, stderr: int, work: Callable[[int], None]) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.dup2(stderr, sys.stderr.fileno())
    os.close(stderr)
    try:
        work(connection)
    finally:
        os._exit(1)


if __name__ == "__main__":
    import kg.worker  # noqa: F401  # what nearly all of them need
    from kg.workers import work

    bring_up(socket.socket(fileno=int(sys.argv[1])), work)
