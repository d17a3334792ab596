"""A generation is not removed while somebody is opening it, which may be long after he chose it."""

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from weakref import finalize


@contextmanager
def held(generation: Path) -> Iterator[int]:
    """Keeps it as long as the descriptor is open, here or in a process that it is passed to.

    Raises FileNotFoundError where it is gone, or going.
    """
    with _opened(generation) as descriptor:
        is_there = _locked(descriptor, fcntl.LOCK_SH) and os.path.samestat(
            os.fstat(descriptor), generation.stat()
        )
        if not is_there:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(generation))
        yield descriptor


class Hold:
    """Keeps a generation as long as this is there, without end for as many as work with it."""

    def __init__(self, generation: Path) -> None:
        self.generation = generation
        opened = ExitStack()
        opened.enter_context(held(generation))
        finalize(self, opened.close)


@contextmanager
def unheld(generation: Path) -> Iterator[bool]:
    """Whether nobody holds it; if so, nobody begins to meanwhile."""
    with _opened(generation) as descriptor:
        yield _locked(descriptor, fcntl.LOCK_EX)


@contextmanager
def _opened(folder: Path) -> Iterator[int]:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _locked(descriptor: int, how: int) -> bool:
    try:
        fcntl.flock(descriptor, how | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
