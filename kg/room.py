"""Where nothing more can be written: each library says so in words of its own."""

import errno
from pathlib import Path

from kg.errors import NoRoom

#: What RocksDB, SQLite, tantivy, FAISS and NumPy say.
FULL = (
    "No space left on device",
    "Disk quota exceeded",
    "database or disk is full",
    " requested and ",
)


def is_full(error: BaseException) -> bool:
    """Whether the disk is to blame."""
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return True
    return isinstance(error, NoRoom) or any(words in str(error) for words in FULL)


def no_room(error: BaseException, data: Path) -> NoRoom:
    """What is to be told instead."""
    file = error.filename if isinstance(error, OSError) else None
    return NoRoom(
        f"The disk of {file or data} is full: make room, then do it again. "
        "Readers get what was published before."
    )
