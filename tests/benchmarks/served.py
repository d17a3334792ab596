"""`svod serve` as it is really run: a process of its own, asked over HTTP."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

SVOD = [sys.executable, "-c", "from webapp.cli import main; main()"]


class Server:
    """A server that runs."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        assert process.stdout is not None
        self._place = urlsplit(process.stdout.readline().split()[3]).netloc

    def connection(self) -> closing[HTTPConnection]:
        return closing(HTTPConnection(self._place, timeout=60))

    def get(self, path: str) -> tuple[int, bytes]:
        with self.connection() as connection:
            return got(connection, path)

    def refuses(self) -> bool:
        """Whether it takes no connections.

        One that came just before it stopped listening, and was not taken any more, is reset.
        """
        try:
            with self.connection() as connection:
                connection.connect()
        except (ConnectionRefusedError, ConnectionResetError):
            return True
        return False

    def stop(self) -> None:
        """As whoever keeps it running does; it must end well."""
        self.process.send_signal(signal.SIGTERM)
        assert self.process.wait(timeout=60) == 0


def got(connection: HTTPConnection, path: str) -> tuple[int, bytes]:
    """The status and the content of an answer, a table or JSON where there is such a one."""
    accept = "text/csv, application/json, text/html;q=0.9, */*;q=0.1"
    connection.request("GET", path, headers={"Accept": accept})
    response = connection.getresponse()
    return response.status, response.read()


@contextmanager
def serving(
    data: Path, *, log: IO[str] | int = subprocess.DEVNULL, **settings: str
) -> Iterator[Server]:
    with subprocess.Popen(
        [*SVOD, "serve", "--port", "0", "--data", str(data)],
        stdout=subprocess.PIPE,
        stderr=log,
        text=True,
        env=environment() | settings,
    ) as process:
        try:
            yield Server(process)
        finally:
            process.kill()


def environment() -> dict[str, str]:
    """Other processes find the same packages as this one."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
