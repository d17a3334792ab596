"""The dumps of what is published: each made once, by a process, and read while it is made."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryFile
from threading import BoundedSemaphore, Lock
from typing import TYPE_CHECKING
from weakref import finalize

from kg.errors import DumpFailed, DumpsBusy
from kg.generations import Generation
from kg.holding import held

if TYPE_CHECKING:
    from kg.remote.server import Server

#: Bytes that are read at once.
PIECE = 1 << 18
#: Seconds between two looks at a file that is being written.
PAUSE = 0.05
#: Dumps that are made at a time: each takes a core.
MOST_MADE = 2
#: Readers of what is being made: each keeps a thread of the server.
MOST_FOLLOWERS = 2


class Dump:
    """A packed file that only this process sees; it is gone with the last one who reads it."""

    def __init__(self, generation: Path, suffix: str, server: "Server | None") -> None:
        self._file = TemporaryFile()  # noqa: SIM115 (open while somebody has it)
        finalize(self, self._file.close)
        command = [sys.executable, "-P", "-m", "kg.dumping", str(generation), suffix]
        with held(generation) as descriptor:
            self._maker = subprocess.Popen(
                command, stdout=self._file, stdin=subprocess.PIPE, pass_fds=[descriptor]
            )
        assert self._maker.stdin
        finalize(self, self._maker.stdin.close)
        named = f"{json.dumps(asdict(server) if server else None)}\n"
        with suppress(BrokenPipeError):
            self._maker.stdin.write(named.encode())
            self._maker.stdin.flush()

    @property
    def is_whole(self) -> bool:
        return self._maker.poll() == 0

    @property
    def is_in_the_making(self) -> bool:
        return self._maker.poll() is None

    @property
    def path(self) -> str:
        """Where the file can be opened anew, as long as somebody has the dump."""
        return f"/proc/self/fd/{self._file.fileno()}"

    def pieces(self) -> Iterator[bytes]:
        """The bytes as they come. Raises DumpFailed where no more will come, but should."""
        place = 0
        while True:
            ended = self._maker.poll()  # asked first: what was written before is then there
            if piece := os.pread(self._file.fileno(), PIECE, place):
                place += len(piece)
                yield piece
            elif ended is None:
                time.sleep(PAUSE)
            elif ended:
                raise DumpFailed("The dump could not be made: the reason is in the server's log.")
            else:
                return

    def stop(self) -> None:
        """Ends the making."""
        self._maker.kill()
        self._maker.wait()


class Dumps:
    """The dumps of the generation that was asked for last; threads may share it.

    `server` is asked where its graph is there.
    """

    def __init__(self, server: "Server | None" = None) -> None:
        self._server = server
        self.followers = BoundedSemaphore(MOST_FOLLOWERS)
        self._lock = Lock()
        self._dumps: dict[tuple[str, str], Dump] = {}

    def whole(self, generation: Generation, suffix: str) -> Dump | None:
        """The dump, if it is made already."""
        dump = self._dumps.get((generation.manifest.revision, suffix))
        return dump if dump and dump.is_whole else None

    def get(self, generation: Generation, suffix: str) -> Dump:
        """The dump, which is begun where there is none.

        Raises DumpsBusy where as many are being made as may be.
        """
        key = generation.manifest.revision, suffix
        with self._lock:
            self._forget_others(generation.manifest.revision)
            if key not in self._dumps:
                if sum(dump.is_in_the_making for dump in self._dumps.values()) >= MOST_MADE:
                    raise DumpsBusy("Other dumps are being made: try again in a minute.")
                self._dumps[key] = Dump(generation.path, suffix, self._server)
            return self._dumps[key]

    def close(self) -> None:
        """Ends what is being made."""
        for dump in self._dumps.values():
            dump.stop()

    def _forget_others(self, revision: str) -> None:
        """What is being made counts until it is made; what failed may be tried again."""
        self._dumps = {
            key: dump
            for key, dump in self._dumps.items()
            if dump.is_in_the_making or (key[0] == revision and dump.is_whole)
        }
