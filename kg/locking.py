"""One writer at a time."""

import errno
import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from kg.errors import ReadOnlyData, StoreBusy
from kg.layout import Layout


def locked(layout: Layout) -> IO[bytes]:
    """The lock file, held until it is closed; raises StoreBusy, ReadOnlyData."""
    lock = _lock_file(layout)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        lock.close()
        raise busy(layout) from error
    return lock


def busy(layout: Layout) -> StoreBusy:
    return StoreBusy(
        f"Another process is writing to {layout.data}: try again when it has finished."
    )


@contextmanager
def resting(layout: Layout) -> Iterator[bool]:
    """Whether nobody is writing; if so, nobody begins to meanwhile."""
    with layout.lock.open("rb") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


def _lock_file(layout: Layout) -> IO[bytes]:
    try:
        layout.data.mkdir(parents=True, exist_ok=True)
        return layout.lock.open("ab")
    except OSError as error:
        if error.errno not in (errno.EROFS, errno.EACCES):
            raise
        raise ReadOnlyData(
            f"The data in {layout.data} can be read but not changed ({error.strerror}): "
            "use another data folder, or make this one writable."
        ) from error
